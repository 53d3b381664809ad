"""What a spreadsheet would do to the records, told before it does it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Outcome(TextChoices):
    NEW = "new", pgettext_lazy("imported row", "New")
    CHANGED = "changed", pgettext_lazy("imported row", "Changed")
    UNCHANGED = "unchanged", pgettext_lazy("imported row", "Unchanged")
    WRONG = "wrong", pgettext_lazy("imported row", "Wrong")

    @property
    def tone(self):
        return {"new": "green", "changed": "blue", "unchanged": "", "wrong": "red"}[self]

    @property
    def sign(self):
        return {"new": "+", "changed": "✎", "unchanged": "=", "wrong": "✕"}[self]


@dataclass(frozen=True)
class Change:
    """A column of a row that changes: its heading, and both values as people read them."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class Mistake:
    """What is wrong: in which cell («C7»; empty: the whole row), what is written there, and how to mend it."""

    sentence: str
    cell: str = ""
    heading: str = ""
    written: str = ""


@dataclass(frozen=True)
class Question:
    """What somebody may settle before the file is taken; left open, what is sure is entered.

    `name`: of the field in the form; `options`: its values and what each means, the one left open first.
    """

    name: str
    label: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """One row of the file: its number there, the record it stands for, and what becomes of it.

    `doubts`: what was understood in a way that somebody should look at; `meant`: the records that its cells name;
    `alike`: other rows with the very same mistakes, which are told here once.
    """

    row: int
    label: str
    outcome: Outcome
    changes: Sequence[Change] = ()
    mistakes: Sequence[Mistake] = ()
    doubts: Sequence[Mistake] = ()
    question: Question | None = None
    meant: Sequence[str] = ()
    alike: Sequence[int] = ()

    @property
    def told(self) -> tuple[object, ...]:
        """What somebody was shown of the line, and of whom it is."""
        return self.row, self.label, list(self.meant), self.outcome.value, list(self.changes)


@dataclass
class SheetReview:
    """One sheet: its lines, what concerns it as a whole, and the rows that were passed over."""

    title: str
    lines: list[Line] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        """How many rows are new, changed, unchanged and wrong."""
        found = Counter(line.outcome for line in self.lines)
        return [(outcome, found[outcome]) for outcome in Outcome]

    @property
    def wrong(self) -> int:
        """How many mistakes: of rows, and of the sheet as a whole."""
        return len(self.mistakes) + sum(len(line.mistakes) for line in self.lines)

    def refuse(self, row: int, sentence: str) -> None:
        """Say that the line of this row is wrong after all, which only showed once all rows were there."""
        for place, line in enumerate(self.lines):
            if line.row == row:
                wrong = [*line.mistakes, Mistake(sentence)]
                self.lines[place] = replace(line, outcome=Outcome.WRONG, mistakes=wrong)

    @property
    def told(self) -> list[Line]:
        """The rows that somebody has to read: those with mistakes first, each cause once, then the doubtful ones."""
        said = [line for line in self.lines if not line.mistakes and (line.outcome != Outcome.UNCHANGED or line.doubts)]
        return [*self._wrong_lines(), *sorted(said, key=lambda line: not line.doubts)]

    def _wrong_lines(self) -> list[Line]:
        causes: dict[object, list[Line]] = {}
        for line in self.lines:
            if line.mistakes:
                cause = tuple((each.sentence, each.heading, each.written) for each in line.mistakes)
                causes.setdefault(cause, []).append(line)
        return [replace(first, alike=[line.row for line in others]) for first, *others in causes.values()]

    @property
    def emptied(self) -> int:
        """How many cells that hold something now would be empty."""
        return sum(bool(change.before and not change.after) for line in self.lines for change in line.changes)


@dataclass
class Review:
    """The whole file. It is taken whole or not at all."""

    sheets: list[SheetReview]

    @property
    def wrong(self) -> int:
        return sum(sheet.wrong for sheet in self.sheets)

    @property
    def touched(self) -> int:
        """How many rows would be entered or changed."""
        return sum(line.outcome in (Outcome.NEW, Outcome.CHANGED) for sheet in self.sheets for line in sheet.lines)

    @property
    def is_empty(self) -> bool:
        """No sheet has a row, nor a mistake."""
        return not self.wrong and not any(sheet.lines for sheet in self.sheets)

    @property
    def may_be_taken(self) -> bool:
        return not self.wrong and self.touched > 0

    @property
    def fingerprint(self) -> str:
        """Equal for two readings that show the same: the records may have changed since the first."""
        found = [(sheet.title, sheet.notes, [line.told for line in sheet.lines]) for sheet in self.sheets]
        return sha256(repr(found).encode()).hexdigest()
