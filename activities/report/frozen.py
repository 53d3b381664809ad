"""Figures to what a JSON column holds and back: nothing is lost on the way."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

PLAIN = (str, int, bool)


def freeze(value: Any) -> Any:
    """Dataclasses to objects, tuples to arrays; days, decimals and members of enums to what names them.

    Raises TypeError for anything else: a record of the database would change later.
    """
    if is_dataclass(value):
        return {field.name: freeze(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [freeze(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or type(value) in PLAIN:
        return value
    raise TypeError(f"A report holds no {type(value).__name__}.")


def thaw(kind: Any, value: Any) -> Any:
    """What was frozen, as the type that it had."""
    if value is None:
        return None
    if isinstance(kind, UnionType):
        return thaw(_meant(get_args(kind), value), value)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        return tuple(
            thaw(one, x) for one, x in zip(kinds[:1] * len(value) if ... in kinds else kinds, value, strict=True)
        )
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: thaw(hints[name], found) for name, found in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    return kind(value)


def _meant(kinds: tuple[Any, ...], value: Any) -> Any:
    """Of the types of a union the one that this value was: an object is a dataclass."""
    return next(kind for kind in kinds if is_dataclass(kind) == isinstance(value, dict) and kind is not type(None))
