"""One sheet of records, in and out: what its columns are called, and what each row means (decision 0020).

The rows go through django-import-export. Ours is what a commune's sheets need beside it: headings in either language
and any spelling, the cell of every mistake, and nothing saved unless everything can be.
"""

from collections import Counter
from contextlib import suppress
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _
from import_export.resources import Resource
from tablib import Dataset

from hayaa.core.arabic import fold
from hayaa.core.intake.headings import SheetHead
from hayaa.core.intake.review import Change, Line, Mistake, Outcome, SheetReview
from hayaa.core.intake.values import Record, held, in_every_language, written
from hayaa.core.spreadsheet import Sheet

ROW = "row of the file"
TOGETHER = 500  # rows saved or fetched at once


class _NoLoader:
    """The resource finds its records itself (`SheetResource.known`)."""

    def __init__(self, resource, dataset=None):
        pass


class SheetResource(Resource):
    """Records of one model as rows. A subclass says `model`, `title`, `about`, `key` and its columns.

    `key`: the names of the columns that tell which record a row stands for, `apart` of those that tell it where
    several records or rows have the same key. A column that the file leaves out stays as it is; an empty cell empties.
    """

    model: Any = None
    title: Any = ""
    about: Any = ""
    key: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    plain = False  # nothing happens when a record is saved: on trial its rows may be saved together

    class Meta:
        instance_loader_class = _NoLoader
        skip_diff = True

    def __init__(self, *, by=None, tell=None, trial=False, **kwargs):
        """`by`: who imports; `tell`: called before each row, and may stop everything by raising; `trial`: the caller
        only wants to know, and takes everything back.
        """
        super().__init__(**kwargs)
        self._meta.model = self.model
        self.by, self.tell, self.trial = by, tell or (lambda: None), trial

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name, column in cls.fields.items():
            column.belong_to(cls.model, name)

    # --- in ------------------------------------------------------------------------------------------------------

    @classmethod
    def head_of(cls, table):
        """Where in the table the headings of this sheet stand; None when they do not."""
        return SheetHead.find(table, cls.fields)

    def take(self, table):
        """Write the rows of the table, inside the caller's transaction; returns what became of each."""
        self.head = self.head_of(table)
        mistakes = self.head.mistakes(self.fields, self.key)
        self.review = SheetReview(str(self.title), mistakes=mistakes, notes=list(getattr(table, "notes", ())))
        if self.review.mistakes:
            return self.review
        for column in self.fields.values():
            if isinstance(column.widget, Record):
                column.widget.begin(hold=not self.trial)
        data = self._rows()
        present = list(self.get_queryset() if self.trial else held(self.get_queryset()))
        self.several = self._shared(present, data) if self.apart else set()
        self.records = {self.key_of(record): record for record in present}
        self.seen, self.called = {}, {}
        self.together: dict[bool, list[Any]] = {True: [], False: []}
        self.import_data(data, use_transactions=not self._saves_together)
        return self.review

    def _rows(self):
        """The rows with their numbers, but for the example of the template, which is told of."""
        rows = []
        for number, values in self.head.rows():
            if self._is_example(values):
                said = _("Row %(row)s is the example of the template: it is passed over.")
                self.review.notes.append(said % {"row": self.head.table.row_of(number)})
            else:
                rows.append((number, *values))
        if not rows:
            self.review.notes.append(_("The sheet has no rows."))
        elif overlooked := self.head.overlooked():
            said = _("%(cell)s stands under no heading: that column is passed over.")
            self.review.notes.append(said % {"cell": overlooked})
        return Dataset(*rows, headers=[ROW, *self.head.columns])

    def _shared(self, present, data):
        """The keys that several records have, or several rows."""
        keys = []
        for row in data.dict:
            with suppress(ValueError):
                keys.append(self._values_of(row, self.key))
        found = (Counter(keys), Counter(self._values_in(record, self.key) for record in present))
        return {key for counted in found for key, number in counted.items() if number > 1}

    def save_together(self):
        """Write the rows of a trial that are kept back, for other sheets of the file that ask for them."""
        if self._saves_together and not self.review.mistakes:
            self.model._default_manager.bulk_create(self.together[True], batch_size=TOGETHER)
            self.model._default_manager.bulk_update(self.together[False], self.head.columns, batch_size=TOGETHER)

    @property
    def _saves_together(self):
        return self.trial and self.plain

    def finish(self):
        """What can only be done, or refused (`SheetReview.refuse`), once all sheets of the file are taken."""

    def get_queryset(self):
        return self.model._default_manager.all()

    def key_of(self, record):
        key = self._values_in(record, self.key)
        return key + self._values_in(record, self.apart) if key in self.several else key

    def _values_in(self, record, names):
        return tuple(self.fields[name].get_value(record) for name in names)

    def _is_example(self, values):
        examples = [self.fields[name].example for name in self.head.columns]
        return any(examples) and all(
            fold(written(value)) in (in_every_language(example) if example else [""])
            for value, example in zip(values, examples, strict=True)
        )

    def import_row(self, row, instance_loader, **kwargs):
        self.tell()
        self.before: dict[str, Any] = {}
        result = super().import_row(row, instance_loader, **kwargs)
        for error in result.errors:
            if not isinstance(error.error, DatabaseError):
                raise error.error
        self.review.lines.append(self._line(row, result))
        return result

    def get_instance(self, instance_loader, row):
        """The record of the row's key, or None. Raises ValidationError for a key that stands twice in the file."""
        key = self._key(row)
        before = self.seen.setdefault(key, row[ROW])
        if before != row[ROW]:
            raise ValidationError(_("This row stands for the same record as row %(row)s: keep one.") % {"row": before})
        return self.records.get(key)

    def _key(self, row):
        key = self._values_of(row, self.key)
        return key + self._values_of(row, self.apart) if key in self.several else key

    def _values_of(self, row, names):
        return tuple(self.fields[name].clean(row) if name in row else None for name in names)

    def init_instance(self, row=None):
        return self.model()

    def get_or_init_instance(self, instance_loader, row):
        try:
            return super().get_or_init_instance(instance_loader, row)
        except ValueError:
            return self.init_instance(row), True  # the cell of its key is wrong: said with the others

    def after_init_instance(self, instance, new, row, **kwargs):
        self.record = instance
        if not new:
            self.before = self._values(instance)

    def _values(self, instance):
        return {
            name: self.fields[name].get_value(instance) for name in self.head.columns if self.fields[name].attribute
        }

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Every rule of the record but those of cells that are wrong already.

        The constraints of its table are questions to the database, one by one: where nothing else is wrong, saving asks
        them all at once (`_save`).
        """
        errors = dict(import_validation_errors or {})
        said = {*errors, *(name.removesuffix("_ar") for name in errors)}
        try:
            instance.full_clean(exclude=said, validate_unique=validate_unique, validate_constraints=False)
        except ValidationError as refused:
            errors = refused.update_error_dict(errors)
        if errors or self._saves_together:
            try:
                instance.validate_constraints(exclude={*said, *errors})
            except ValidationError as refused:
                errors = refused.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return not import_validation_errors and self.before == self._values(instance)

    def do_instance_save(self, instance, is_create):
        if not is_create and hasattr(instance, "version"):
            instance.version += 1
        if self._saves_together:
            self.together[is_create].append(instance)
        else:
            self._save(instance)
        self.records[self.key_of(instance)] = instance

    def _save(self, instance):
        """Raises ValidationError, with the sentence of the constraint, for what the table does not take."""
        try:
            with transaction.atomic():
                instance.save()
        except IntegrityError:
            instance.validate_constraints()
            raise

    # --- what is told of a row -----------------------------------------------------------------------------------

    def _line(self, row, result):
        number = self.head.table.row_of(row[ROW])
        if result.errors:
            return Line(number, "", Outcome.WRONG, mistakes=[Mistake(_("The database refuses this row."))])
        if result.validation_error:
            return Line(number, self._label(row), Outcome.WRONG, mistakes=self._mistakes(row, result.validation_error))
        if result.is_new():
            changes = [] if self.plain else self._entered()
            return Line(number, self.name_of(self.record), Outcome.NEW, changes=changes, meant=self._meant(row))
        if result.is_skip():
            return Line(number, self.name_of(self.record), Outcome.UNCHANGED)
        changes, meant = self._changes(row), self._meant(row)
        return Line(number, self.name_of(self.record), Outcome.CHANGED, changes=changes, meant=meant)

    def name_of(self, record):
        """How a record is called where it is told what becomes of it."""
        return str(record)

    def _meant(self, row):
        """How the records are called that the cells of the row name: two may bear one name, and a name may pass on."""
        return [self._called(name, row) for name in self.head.columns if isinstance(self.fields[name].widget, Record)]

    def _called(self, name, row):
        cell = name, row[name]
        if cell not in self.called:  # thousands of rows name the same few records
            self.called[cell] = self.fields[name].widget.render(self.fields[name].clean(row))
        return self.called[cell]

    def _label(self, row):
        return " ".join(filter(None, (written(row.get(name)) for name in self.key)))

    def _mistakes(self, row, error):
        found = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
        return [
            self._mistake(row, name, sentence)
            for name, errors in found.items()
            for each in errors
            for sentence in each.messages
        ]

    def _mistake(self, row, attribute, sentence):
        for name in self.head.columns:
            if attribute in (self.fields[name].attribute, name, f"{name}_ar"):
                cell = self.head.address(name, row[ROW])
                return Mistake(sentence, cell, str(self.fields[name].heading), written(row[name]))
        return Mistake(sentence)

    def _changes(self, row):
        record = self.records[self._key(row)]
        after = self._values(record)
        return [
            Change(str(column.heading), column.widget.render(self.before[name]), column.widget.render(after[name]))
            for name, column in ((name, self.fields[name]) for name in after)
            if self.before[name] != after[name]
        ]

    def _entered(self):
        """What a new record would hold, as it was understood."""
        values = self._values(self.record)
        columns = ((self.fields[name], value) for name, value in values.items() if value not in (None, ""))
        return [Change(str(column.heading), "", column.widget.render(value)) for column, value in columns]

    # --- out -----------------------------------------------------------------------------------------------------

    def all_records(self):
        """What is exported, in its order."""
        return self.get_queryset()

    @classmethod
    def sheet(cls, records):
        """The records as the sheet that `take` reads again: the same columns, days and numbers as such."""
        columns = list(cls.fields.values())
        called: dict[Any, str] = {}  # thousands of rows name the same few records
        rows = ([cls._cell(column, record, called) for column in columns] for record in records)
        places = dict(enumerate(columns, start=1))
        return Sheet(
            str(cls.title),
            [str(column.heading) for column in columns],
            rows,
            choices={place: list(column.widget.choices) for place, column in places.items() if column.widget.choices},
            as_text=[place for place, column in places.items() if not column.widget.native],
        )

    @classmethod
    def _cell(cls, column, record, called):
        value = column.get_value(record)
        if isinstance(value, column.widget.native):
            return value
        if not isinstance(column.widget, Record):
            return column.widget.render(value)
        if (column.attribute, value) not in called:
            called[column.attribute, value] = column.widget.render(value)
        return called[column.attribute, value]
