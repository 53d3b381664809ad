"""What a sheet proposes for the plan of a year, line by line, each with the cell it comes from. No database."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from hayaa.core.intake.day_grammar import Reading
from hayaa.core.intake.days import When

LONGEST_WORDING, LONGEST_SOURCE = 400, 1000  # characters of `PlanLine.wording` and `as_written`


class Place(NamedTuple):
    """A cell: its sheet, its row and its column, both counted from 1."""

    sheet: str
    row: int
    column: int

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return str(get_column_letter(self.column))


@dataclass(frozen=True)
class Remark:
    """A sentence about a cell, in the reader's language."""

    place: Place
    sentence: str


@dataclass(frozen=True)
class Line:
    """One activity as the sheet has it. `order` is its place among those of its cell, from 1.

    `axis` and `partners` are as written, `partners` and `wording_fr` None where the sheet has no place for them.
    `kind` and `role` are values of the model, empty where the words do not say; `typed` are those of them, and of the
    quantity, that have a cell of their own.
    """

    place: Place
    axis: str
    wording_ar: str
    when: When
    order: int = 1
    wording_fr: str | None = None
    code: str = ""
    kind: str = ""
    role: str = ""
    quantity: int = 1
    partners: tuple[str, ...] | None = None
    typed: tuple[str, ...] = ()
    printed_month: int | None = None
    as_written: str = ""
    reason_ar: str = ""
    reason_fr: str = ""

    @property
    def key(self) -> str:
        """Names the line within its sheet."""
        return f"{self.place.row}-{self.place.column}-{self.order}"

    @property
    def is_doubtful(self) -> bool:
        return bool(self.when.doubt)

    @property
    def reading(self) -> Reading:
        return self.when.taken

    def settled(self, number: int) -> "Line":
        """The line with the reading of that number, of those that are offered, instead of its months alone.

        Raises IndexError where no such reading is offered.
        """
        if number < 0:
            raise IndexError(number)
        return replace(self, when=When(self.when.others[number]))


@dataclass(frozen=True)
class PlanSheet:
    """A sheet as it was read. `wrong`: what has to be mended before it can be taken; `notes`: what is left out of it.

    `year`: the one year that its title or its name gives, if they do.
    """

    year: int | None = None
    lines: list[Line] = field(default_factory=list)
    wrong: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
