"""The rows of an attendance sheet as they are drawn and sent: one form a member, all in one form of the page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees.actions.attendance import Entry
from committees.models import Attendance
from hayaa.core.bidi import without_hidden
from hayaa.core.forms import NOT_OFFERED, TimeField, refuse_stacked_marks

TYPED = ("status", "arrived_at", "left_at", "note")
# What may be typed for a status: its place among the five, and the first letters of its words.
KEYS = {"present": "1pح", "late": "2rم", "remote": "3dع", "excused": "4eذ", "absent": "5aغ"}
LETTERS = {"fr": 1, "ar": 2}


def legend(language):
    """The letter of each status in this language, with its word."""
    return [(keys[LETTERS[language]], Attendance.Status(code).label) for code, keys in KEYS.items()]


def written(row):
    """What is saved of a row of the sheet, as a page writes it."""
    entered = row.attendance
    if entered is None:
        return dict.fromkeys(TYPED, "")
    times = {name: f"{time:%H:%M}" if (time := getattr(entered, name)) else "" for name in ("arrived_at", "left_at")}
    return {"status": entered.status, **times, "note": entered.note}


class RowForm(forms.Form):
    """One member's row. `seen` is the version, and `was` the values, that its writer saw.

    A page without JavaScript sends every row: those that say what they said are not entered again.
    """

    status = forms.ChoiceField(required=False, choices=Attendance.Status, error_messages=NOT_OFFERED)
    arrived_at = TimeField(required=False)
    left_at = TimeField(required=False)
    note = forms.CharField(required=False, max_length=200, validators=[refuse_stacked_marks])
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, data=None, *, row):
        super().__init__(data, prefix=str(row.member.pk))
        self.row = row
        self.conflict = None  # what somebody else entered meanwhile

    def clean_note(self):
        return without_hidden(self.cleaned_data["note"])

    def clean(self):
        data = super().clean()
        arrived, left = data.get("arrived_at"), data.get("left_at")
        if arrived and left and left <= arrived:
            raise ValidationError(_("A member leaves after arriving: correct one of the two times."))
        return data

    @property
    def says_something_new(self):
        """It does not say what it said already when its page was made."""
        return self.data.get(self.add_prefix("was")) != "|".join(self.shown.values())

    @property
    def entry(self):
        data = self.cleaned_data
        return Entry(
            member_id=self.row.member.pk, seen_version=data["seen"] or 0, **{name: data[name] for name in TYPED}
        )

    @property
    def was(self):
        return "|".join(written(self.row).values())

    @property
    def shown(self):
        """The values to draw: what was sent, or what is saved; where somebody else was first, theirs."""
        if not self.is_bound or self.conflict:
            return written(self.row)
        return {name: self.data.get(self.add_prefix(name), "") for name in TYPED}

    @property
    def chosen(self):
        """In a word, what was sent."""
        return Attendance.TITLES.get((self.cleaned_data["status"], self.row.member.sex), _("Not recorded"))

    @property
    def choices(self):
        """The five words, agreeing with the sex of the member, and the keys for each."""
        sex = self.row.member.sex
        return [{"code": code, "title": Attendance.TITLES[code, sex], "keys": KEYS[code]} for code in KEYS]
