"""The file that a secretary fills with the plan of a year: headings, an example, lists to choose from, explanations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from activities.intake.headings import LABELS
from activities.models import Activity
from hayaa.core.arabic import fold
from hayaa.core.intake.tables import Table, Value
from hayaa.core.intake.values import in_every_language, listed, written
from hayaa.core.months import MONTHS
from hayaa.core.spreadsheet import Sheet

REQUIRED = ("axis", "wording_ar")
TYPED = ("code", "starts_on", "ends_on")  # kept as they are typed: a spreadsheet makes dates of «11/3»
EXAMPLE = {
    "axis": pgettext_lazy("example", "Capacity building"),
    "wording_ar": pgettext_lazy("example", "Training on the gender approach"),
    "month_from": MONTHS[3],
    "starts_on": "24/03/2024",
    "ends_on": "25/03/2024",
    "kind": Activity.Kind.TRAINING.label,
    "role": Activity.Role.ORGANISES.label,
    "quantity": "1",
}
MEANING = {
    "code": gettext_lazy("Leave it empty: the program gives it. It goes on with the activity that has it already."),
    "axis": gettext_lazy("The title of an axis of the programme; where it has none yet, they are made of these."),
    "wording_ar": gettext_lazy("What is planned, in Arabic."),
    "wording_fr": gettext_lazy("The same in French; may stay empty."),
    "month_from": gettext_lazy("The name of a month, or its number; empty for an activity without a date."),
    "month_to": gettext_lazy("For an activity of several months only."),
    "starts_on": gettext_lazy("The day, where it is known: 24/03/2024."),
    "ends_on": gettext_lazy("For an activity of several days only."),
    "quantity": gettext_lazy("How many the line stands for, 2 for two trainings; empty is 1."),
    "partners": gettext_lazy("Their names as they stand in the list of partners, parted by semicolons."),
    "printed_month": gettext_lazy("Only where an older document shows it in another month."),
    "as_written": gettext_lazy("Only to keep the words of an older document beside yours."),
    "reason_ar": gettext_lazy("For a new version of an adopted plan: why this activity changes."),
    "reason_fr": gettext_lazy("The same in French; may stay empty."),
}


def year_sheet(name: str, axes: Iterable[Any]) -> Sheet:
    """The sheet to be filled, with its example; `axes` are those of the programme, to choose from."""
    months = [str(month) for month in MONTHS.values()]
    offered = {"axis": [str(axis) for axis in axes], "kind": Activity.Kind.labels, "role": Activity.Role.labels}
    offered |= dict.fromkeys(("month_from", "month_to", "printed_month"), months)
    places = {field: place for place, field in enumerate(LABELS, start=1)}
    return Sheet(
        name,
        [str(label) for label in LABELS.values()],
        [[str(EXAMPLE[field]) if field in EXAMPLE else None for field in LABELS]],
        choices={places[field]: [str(word) for word in words] for field, words in offered.items() if words},
        as_text=[places[field] for field in TYPED],
    )


def said() -> Iterator[tuple[str, str, Value]]:
    """Of each column its heading and what it holds, with the example; first of all where the year is written."""
    year = _("The year of the plan, and no other: one sheet a year. It may stand in a title above the headings, too.")
    yield _("Name of the sheet"), year, "2024"
    choices = {"kind": Activity.Kind.labels, "role": Activity.Role.labels}
    for field, label in LABELS.items():
        words = {"words": listed(choices.get(field, ()))}
        sentence = _("One of these: %(words)s.") % words if field in choices else str(MEANING[field])
        yield str(label), sentence, str(EXAMPLE.get(field, "")) or None
    yield _("A table of axes and months"), grid_said(), None


def grid_said() -> str:
    """The other shape that a year may have."""
    return _(
        "Instead of these columns: one row an axis and one column a month, under the headings “%(axis)s”, “%(first)s”, "
        "“%(second)s”… A cell holds the activities of that month, one a line, with their days if they are known. A "
        "cell merged over several months is an activity of all of them."
    ) % {"axis": LABELS["axis"], "first": MONTHS[1], "second": MONTHS[2]}


def is_example(row: Mapping[str, Value]) -> bool:
    """The row, by field, is the example of the template, in either language, and no activity of the body."""
    filled = {field: value for field, value in row.items() if value is not None}
    return filled.keys() == EXAMPLE.keys() and all(
        fold(written(filled[field])) in in_every_language(example) for field, example in EXAMPLE.items()
    )


def is_unfilled(table: Table) -> bool:
    """The sheet is as the template has it: nothing stands below its headings but the example."""
    return all(is_example(dict(zip(LABELS, cells, strict=False))) for cells in table.rows[1:])
