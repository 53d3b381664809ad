"""Figures as they are shown: the fraction first, then what it comes to."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Figure:
    """How many of how many; both count the same kind of thing.

    Raises ValueError on a negative number. The numerator may exceed the denominator (more done than planned).
    """

    numerator: int
    denominator: int

    def __post_init__(self):
        if self.numerator < 0 or self.denominator < 0:
            raise ValueError("A figure counts things: neither number can be negative.")

    @property
    def percentage(self) -> Decimal | None:
        """In percent, rounded half up to two decimals; None where there is nothing to compare with."""
        if not self.denominator:
            return None
        share = Decimal(100 * self.numerator) / Decimal(self.denominator)
        return share.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def fraction(self) -> str:
        """«13 of 31», in words."""
        return _("%(numerator)s of %(denominator)s") % {
            "numerator": self.numerator,
            "denominator": self.denominator,
        }

    @property
    def percent(self) -> str:
        """«41,94 %», or «not available»."""
        if self.percentage is None:
            return _("not available")
        return f"{number_format(self.percentage, decimal_pos=2)}{NO_BREAK_SPACE}%"

    def __str__(self) -> str:
        return f"{self.fraction} ({self.percent})"


@dataclass(frozen=True)
class Trend:
    """The same rate now and at an earlier time."""

    now: Figure
    before: Figure

    @property
    def points(self) -> Decimal | None:
        """Points of percentage from then to now, rounded half up to one decimal; None where one rate is missing."""
        if self.now.percentage is None or self.before.percentage is None:
            return None
        return (self.now.percentage - self.before.percentage).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def sign(self) -> str:
        """Beside the words, never instead of them; empty where there is nothing to compare."""
        if self.points is None:
            return ""
        return "▲" if self.points > 0 else "▼" if self.points < 0 else "="

    @property
    def words(self) -> str:
        """«3,2 points more», «unchanged», or «not available»."""
        if self.points is None:
            return _("not available")
        if not self.points:
            return _("unchanged")
        size = abs(self.points)
        more = ngettext("%(points)s point more", "%(points)s points more", int(size))
        less = ngettext("%(points)s point less", "%(points)s points less", int(size))
        return (more if self.points > 0 else less) % {"points": number_format(size, decimal_pos=1)}
