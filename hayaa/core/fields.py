"""Model fields of our own."""

from django.db import models
from django.db.models import Func, Q

from hayaa.core.arabic import fold, spellings
from hayaa.core.markup import without_markup


def folded(record, sources, *, rich=(), by=fold):
    """The texts of a record, those of rich text without their markup, folded one by one and put together."""
    values = [str(getattr(record, name) or "") for name in sources]
    values += [without_markup(getattr(record, name) or "") for name in rich]
    return " ".join(filter(None, map(by, values)))


class FoldedField(models.TextField):
    """Text derived from other fields of the row and folded, filled at every save (decision 0003).

    `sources` are attribute names, `rich` those of rich text; `by` is the folding, `arabic.fold` or `arabic.sort_key`.
    """

    def __init__(self, *sources, rich=(), by=fold, **kwargs):
        self.sources, self.rich, self.by = sources, tuple(rich), by
        super().__init__(**{"editable": False, "default": "", **kwargs})

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", [], kwargs

    def pre_save(self, model_instance, add):
        text = folded(model_instance, self.sources, rich=self.rich, by=self.by)
        setattr(model_instance, self.attname, text)
        return text


def holding(column, word):
    """That a folded column holds a folded word, in one of its spellings."""
    held = Q()
    for letters in spellings(word):
        held |= Q(**{f"{column}__contains": letters})
        if letters.startswith(" "):
            held |= Q(**{f"{column}__startswith": letters[1:]})
    return held


class Alphabetical(Func):
    """A folded key in the order of its letters, whatever collation the database was made with."""

    template = "%(expressions)s"

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


def refill(rows, column, *sources, rich=(), by=fold):
    """In a migration: fill a folded column of rows that were saved before it was there, or by another rule."""
    rows = list(rows)
    for row in rows:
        setattr(row, column, folded(row, sources, rich=rich, by=by))
    if rows:
        type(rows[0])._base_manager.bulk_update(rows, [column], batch_size=200)
