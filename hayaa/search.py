"""The search over everything that the reader may see: each app says what it has (decision 0022)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from activities import search as of_activities
from committees import search as of_committees
from hayaa.core.fragments import words_of
from hayaa.core.search import Hit, Kind
from opinions import search as of_opinions

ASKED = (of_committees.kinds, of_opinions.kinds, of_activities.kinds)
FIRST = 4  # results of each kind where all kinds are shown
PER_PAGE = 20  # where one kind is
FEWEST_LETTERS = 2
MOST_WORDS = 10


class SearchForm(forms.Form):
    """What somebody looks for; `words` are its folded words, none where it cannot be looked for."""

    q = forms.CharField(
        label=_("Words to look for"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    @property
    def words(self):
        return words_of(self.cleaned_data["q"]) if self.is_valid() else ()

    def clean_q(self):
        words = words_of(self.cleaned_data["q"])
        if self.cleaned_data["q"] and len("".join(words)) < FEWEST_LETTERS:
            raise ValidationError(_("Type at least two letters or digits."), code="short")
        if len(words) > MOST_WORDS:
            message = _("Too many words: type %(limit)s of them at most, the rarest ones.")
            raise ValidationError(message, code="words", params={"limit": MOST_WORDS})
        return self.cleaned_data["q"]


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many in all, and those that are shown."""

    kind: Kind
    number: int
    hits: Sequence[Hit]

    @property
    def more(self) -> int:
        return self.number - len(self.hits)


@dataclass(frozen=True)
class Results:
    """What was found: a group for each kind that has something; where one is `chosen`, only its results, by pages."""

    groups: Sequence[Group]
    chosen: Kind | None = None
    page: Page | None = None

    @property
    def best_first(self) -> Sequence[Group]:
        """Those with results, by the best of them."""
        return sorted((group for group in self.groups if group.hits), key=lambda group: group.hits[0].rank)

    @property
    def number(self) -> int:
        return sum(group.number for group in self.groups)


def read(user: Any, words: Sequence[str], *, code: str, page: str) -> Results:
    """What this reader finds. Two questions for a kind in which something is found, and one more for each of its parts;
    one for the others.

    `code` of a kind in which nothing is found, or of none, shows all kinds.
    """
    matches = [(kind, kind.found(words)) for ask in ASKED for kind in ask(user)]
    counted = [(kind, found, number) for kind, found in matches if (number := found.count())]
    for chosen, found, _number in counted:
        if chosen.code == code:
            shown = Paginator(found, PER_PAGE).get_page(page)
            hits = chosen.hits(shown, words)
            groups = [Group(kind, number, hits if kind is chosen else ()) for kind, _found, number in counted]
            return Results(groups, chosen, shown)
    return Results([Group(kind, number, kind.hits(found[:FIRST], words)) for kind, found, number in counted])
