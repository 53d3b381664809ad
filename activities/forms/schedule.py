from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hayaa.core.forms import NOT_OFFERED
from hayaa.core.months import MONTHS


def month_field(label, **kwargs):
    choices = [("", pgettext_lazy("month", "Undated")), *MONTHS.items()]
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, required=False, error_messages=NOT_OFFERED, **kwargs
    )


class ScheduleMixin:
    """A form with two months and two days, named by `schedule`: the months follow from the days where these are given.

    What is empty is not known; nothing is made up.
    """

    schedule: tuple[str, str, str, str]

    def clean(self):
        cleaned = super().clean()
        if not any(name in self.errors for name in self.schedule):
            self._complete_schedule(cleaned)
            self._compare_days_with_months(cleaned)
        return cleaned

    def _complete_schedule(self, cleaned):
        month_from, month_to, first, last = (cleaned.get(name) for name in self.schedule)
        known = first or last
        month_from = month_from or (known and known.month)
        month_to = month_to or (last and last.month) or month_from
        if first and not last and month_from == month_to == first.month:
            last = first
        cleaned.update(zip(self.schedule, (month_from, month_to, first, last), strict=True))

    def _compare_days_with_months(self, cleaned):
        months, days = self.schedule[:2], self.schedule[2:]
        (month_from, month_to), (first, last) = ([cleaned[name] for name in names] for names in (months, days))
        if last and not first:
            self.add_error(days[0], _("Give the first day too: the last day alone is not enough."))
        elif last and last < first:
            self.add_error(days[1], _("The last day cannot be before the first: correct one of the two dates."))
        elif month_to and not month_from:
            self.add_error(months[0], _("Give the first month too."))
        elif month_from and month_to < month_from:
            self.add_error(months[1], _("The last month cannot be before the first."))
        else:
            self._hold(first, month_from, days[0], _("the first month"))
            self._hold(last, month_to, days[1], _("the last month"))

    def _hold(self, day, month, name, which):
        if day and day.month != month:
            message = _("%(day)s is outside %(which)s (%(month)s): correct the day or the month.")
            shown = {"day": date_format(day, "DATE_FORMAT"), "month": MONTHS[month], "which": which}
            self.add_error(name, message % shown)
