"""Rows as lines that are the same on every database, and back; never more than some of them in memory.

A line is a JSON array of the columns in the order of the model, rows are in the order of their key. Whole numbers,
truth and text stand as they are; moments in UTC, days, decimals and all else as text.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models
from django.utils.duration import duration_iso_string

from hayaa.backup.manifest import Refused
from hayaa.core.fields import Alphabetical

TOGETHER = 2000  # rows
# Who is signed in just now; whoever restores signs in anew.
LEFT_OUT = {"sessions.Session", "usersessions.UserSession"}
# What the program itself writes into an empty database.
PREPARED = {"contenttypes.ContentType", "auth.Permission", "auth.Group", "auth.Group_permissions"}


def taken():
    """Every table of the program but those of sessions, in order of their labels."""
    found = apps.get_models(include_auto_created=True)
    kept = [model for model in found if model._meta.managed and not model._meta.proxy]
    return sorted(
        (model for model in kept if model._meta.label not in LEFT_OUT), key=lambda model: model._meta.label_lower
    )


def holds_anything():
    return any(_all(model).exists() for model in taken() if model._meta.label not in PREPARED)


def fields_of(model):
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def columns_of(model):
    return [field.attname for field in fields_of(model)]


def files_named():
    """The names of all files that rows refer to, each once."""
    names = set()
    for model in taken():
        for field in fields_of(model):
            if isinstance(field, models.FileField):
                names.update(_all(model).exclude(**{field.attname: ""}).values_list(field.attname, flat=True))
    return sorted(names - {None})


def lines(model) -> Iterator[bytes]:
    key = model._meta.pk
    order = Alphabetical(key.attname) if isinstance(key, models.CharField | models.TextField) else key.attname
    for row in _all(model).order_by(order).values_list(*columns_of(model)).iterator(chunk_size=TOGETHER):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_said).encode() + b"\n"


def insert(model, written: Iterable[bytes]):
    """Insert rows exactly as they were: nothing is worked out anew, no signal is sent."""
    fields = fields_of(model)
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table, places = connection.ops.quote_name(model._meta.db_table), ", ".join(["%s"] * len(fields))
    rows = (_row(model, fields, line) for line in written)
    with connection.cursor() as cursor:
        while together := list(islice(rows, TOGETHER)):
            try:
                cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", together)
            except DatabaseError as error:
                raise Refused(f"The database does not take a row of {model._meta.label}: {error}") from None


def empty_all():
    """Delete every row of every table, sessions included."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def close_to_writers():
    """Let nobody write to these tables until the transaction ends; SQLite has one writer at a time anyhow."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in taken())
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def set_sequences():
    """The next row of each table gets a key that is free."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), taken()):
            cursor.execute(statement)


def _all(model):
    """Plain rows: our own managers read a translated column in the language of the moment."""
    return models.QuerySet(model)


def _said(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value.tzinfo else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return str(value)


def _row(model, fields, line):
    try:
        values = json.loads(line)
        read = [field.to_python(value) for field, value in zip(fields, values, strict=True)]
        return [field.get_db_prep_save(value, connection) for field, value in zip(fields, read, strict=True)]
    except (ValueError, TypeError, RecursionError, ValidationError):
        raise Refused(f"The backup is damaged: a row of {model._meta.label} cannot be read.") from None
