"""What may be brought in together: some sheets in one file, taken in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hayaa.core.arabic import fold
from hayaa.core.intake.resource import TOGETHER, SheetResource
from hayaa.core.intake.review import Mistake, Review, SheetReview
from hayaa.core.intake.template import EXPLANATION, said, template
from hayaa.core.intake.values import in_every_language, listed
from hayaa.core.spreadsheet import LISTS


@dataclass(frozen=True)
class Described:
    """A sheet in words: its title, what it is for, and its columns, each with whether it must be filled."""

    title: str
    about: str
    columns: Sequence[tuple[str, bool]]


class AllOrNothing:
    """Shows what a file would do, and takes it whole or not at all; `_take` writes its tables and tells what became."""

    def _take(self, chosen, *, by, tell, answers, trial):
        raise NotImplementedError

    def _chosen(self, tables):
        """What of the file `_take` is given: the tables that hold records."""
        return meant(tables)

    def review(self, tables, *, by, tell=None):
        """What the tables would do; the records stay as they are."""
        chosen = self._chosen(tables)
        how: dict[str, Any] = {"by": by, "tell": tell, "answers": {}, "trial": True}
        if self._only_reads(chosen):
            return self._take(chosen, **how)
        with transaction.atomic():
            found = self._take(chosen, **how)
            transaction.set_rollback(True)
        return found

    def _only_reads(self, chosen):
        """A review of these writes nothing, so it needs no transaction, which on SQLite keeps all writers waiting."""
        return False

    def take(self, tables, *, by, expected, tell=None, answers=None):
        """Enter everything, or nothing where something is wrong or not as it was expected (a review's fingerprint).

        `answers` to the questions of the review, by their names. Returns the review, and whether it was taken.
        """
        with transaction.atomic():
            found = self._take(self._chosen(tables), by=by, tell=tell, answers=answers or {}, trial=False)
            taken = found.may_be_taken and found.fingerprint == expected
            transaction.set_rollback(not taken)
        return found, taken


@dataclass(frozen=True)
class Kind(AllOrNothing):
    """A kind of file. `sheets` are resources (`SheetResource`); `done` is the name of the page that lists the records.

    `shape`: for sheets that people draw otherwise, such as a table of months, a function that turns a table of the
    file into the table of one of the sheets, or returns None.
    """

    code: str
    name: Any
    about: Any
    done: str
    sheets: Sequence[type[SheetResource]]
    shape: Callable | None = None

    @property
    def models(self):
        """Whose records it brings in."""
        return [sheet.model for sheet in self.sheets]

    @property
    def described(self):
        return [
            Described(sheet.title, sheet.about, [(one.heading, one.required) for one in sheet.fields.values()])
            for sheet in self.sheets
        ]

    def template(self):
        """The sheets of the file that a secretary downloads, fills and sends back."""
        return template(self.sheets)

    def explained(self):
        """Of each sheet its title, and of each of its columns the heading and what is written there."""
        return [(sheet.title, [(one.heading, said(one)) for one in sheet.fields.values()]) for sheet in self.sheets]

    def counted(self):
        """How many records each sheet would hold now."""
        return [(sheet.title, sheet().all_records().count()) for sheet in self.sheets]

    def exported(self):
        """What is there now, as the sheets that `review` reads again."""
        return [sheet.sheet(sheet().all_records().iterator(chunk_size=TOGETHER)) for sheet in self.sheets]

    def _only_reads(self, chosen):
        resources = [resource for resource, _table in chosen if resource]
        return len(resources) == 1 and resources[0].plain

    def _chosen(self, tables):
        """Each table with the sheet it is (None: not known)."""
        shaped = [self._shaped(table) for table in super()._chosen(tables)]
        return [(self._resource_of(table), table) for table in shaped]

    def _take(self, chosen, *, answers, **how):
        reviews = [_unknown(table, self.sheets) for resource, table in chosen if resource is None]
        taken: list[SheetResource] = []
        for resource in self.sheets:
            own = [table for chosen_resource, table in chosen if chosen_resource is resource]
            taken += [resource(**how) for _table in own[:1]]
            reviews += [taken[-1].take(table) for table in own[:1]]
            reviews += [_twice(table) for table in own[1:]]
        if len(taken) > 1:
            for filled in taken:
                filled.save_together()
        for filled in taken:
            filled.finish()
        return Review(
            reviews or [SheetReview("", mistakes=[Mistake(_("The file holds no rows: choose another one."))])]
        )

    def _shaped(self, table):
        return (self.shape and self.shape(table)) or table

    def _resource_of(self, table):
        """The sheet whose name the table bears, or else the one with most of its headings; None when no one has two."""
        named = [resource for resource in self.sheets if fold(table.name) in in_every_language(resource.title)]
        heads = [(resource.head_of(table), resource) for resource in named or self.sheets]
        fitting = [
            (head.known - head.unknown, -place, resource) for place, (head, resource) in enumerate(heads) if head
        ]
        return max(fitting)[2] if fitting else None


def meant(tables):
    """The tables but for those of a template that hold no records."""
    passed_over = (fold(LISTS), *in_every_language(EXPLANATION))
    return [table for table in tables if table.rows and fold(table.name) not in passed_over]


def _unknown(table, sheets):
    names = listed(resource.title for resource in sheets)
    sentence = _("The headings of this sheet are not known. What can be read here: %(sheets)s. Take the template.")
    return SheetReview(table.name, mistakes=[Mistake(sentence % {"sheets": names})])


def _twice(table):
    return SheetReview(table.name, mistakes=[Mistake(_("Another sheet of the file holds the same: keep one of them."))])
