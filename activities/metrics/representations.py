"""What is counted from the seats of the body in committees of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from activities.metrics.measured import Known, Measured, Record, Scope, measured, not_available
from activities.models import Indicator

KEY = Indicator.Metric.REPRESENTATION
SEATS = _("Counted are the seats in committees of others that the body holds at the end of the period, or today.")


@dataclass(frozen=True)
class Representations:
    """Seats by their first day, each with its member."""

    known: Known
    seats: Sequence[Any]


def held(material: Representations, scope: Scope) -> Measured:
    """Those running on the last day of the period; on the last day known while it runs."""
    if not (material.known.records_of(scope) or any(seat.starts_on <= scope.end for seat in material.seats)):
        return not_available(KEY, SEATS)
    if scope.begin > material.known.today:
        return not_available(KEY, SEATS)
    seats = [seat for seat in material.seats if seat.runs_on(min(scope.end, material.known.today))]
    return measured(
        KEY,
        SEATS,
        [Record(str(seat), seat.get_absolute_url(), seat.starts_on) for seat in seats],
        women=sum(seat.member.sex == "f" for seat in seats),
        men=sum(seat.member.sex == "m" for seat in seats),
    )
