"""What a data set is: its columns, described in both languages, and the rows that the public may see anyway."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.forms import IN_LANGUAGE

PUBLIC = AnonymousUser()  # whoever asks, the rows are those of somebody who is not signed in
DAY, PERCENT, PEOPLE = pgettext_lazy("unit", "day"), _("percent"), _("people")


@dataclass(frozen=True)
class Column:
    """`code` is its name in the files and never changes. `values`: what each code in its cells stands for."""

    code: str
    name: Any
    meaning: Any = ""
    unit: Any = ""
    values: Sequence[tuple[str, Any]] = ()


@dataclass(frozen=True)
class DataSet:
    """`rows` takes what makes an address of this site whole, and gives one cell for each column.

    Cells are texts, numbers, days, true or false, or None where nothing is known.
    """

    code: str
    name: Any
    about: Any
    columns: Sequence[Column]
    rows: Callable[[Callable[[str], str]], Sequence[Sequence[Any]]]


def both(code, name, meaning=""):
    """The Arabic and the French column of a text."""
    return [Column(f"{code}_{x}", format_lazy("{} – {}", name, word), meaning) for x, word in IN_LANGUAGE.items()]


def texts(record: Any, *names: str) -> list[str | None]:
    """The cells of such columns; None where nothing is written in a language."""
    return [getattr(record, f"{name}_{x}") or None for name in names for x in IN_LANGUAGE]


def by_sex(sizes: Mapping[Any, int], key: Any) -> tuple[int, int, int]:
    """All, women and men of a record, from numbers by (key, sex)."""
    women, men = sizes.get((key, "f"), 0), sizes.get((key, "m"), 0)
    return women + men, women, men
