"""What holds of every schedule in the database, planned or real: months in order, days inside their months."""

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext_lazy as _


def schedule_rules(name, *, months, days):
    """The constraints of four columns: the first and last month, the first and last day. `name` begins theirs."""
    (month_from, month_to), (first, last) = months, days
    return [
        CheckConstraint(
            condition=_null(month_from, month_to)
            | Q(**{f"{month_from}__isnull": False, f"{month_to}__isnull": False})
            & Q(**{f"{month_from}__gte": 1, f"{month_to}__lte": 12, f"{month_to}__gte": F(month_from)}),
            name=f"{name}_months_in_order",
            violation_error_message=_(
                "Give both months, in order and from 1 to 12, or leave both empty for an undated activity."
            ),
        ),
        CheckConstraint(
            condition=_null(last) | Q(**{f"{first}__isnull": False, f"{last}__gte": F(first)}),
            name=f"{name}_days_in_order",
            violation_error_message=_("The last day cannot be before the first: correct one of the two dates."),
        ),
        CheckConstraint(
            condition=_null(first) | Q(**{f"{month_from}__isnull": False, month_from: ExtractMonth(first)}),
            name=f"{name}_first_day_in_first_month",
            violation_error_message=_("The first day lies outside its month: correct the day or the month."),
        ),
        CheckConstraint(
            condition=_null(last) | Q(**{f"{month_to}__isnull": False, month_to: ExtractMonth(last)}),
            name=f"{name}_last_day_in_last_month",
            violation_error_message=_("The last day lies outside its month: correct the day or the month."),
        ),
    ]


def _null(*columns):
    return Q(**{f"{column}__isnull": True for column in columns})
