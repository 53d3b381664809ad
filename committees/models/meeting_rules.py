"""What never holds of a meeting, as the database refuses it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from hayaa.core.models import arabic_required

# A comparison with NULL passes a check: the numbers are asked for beside it.
FROZEN = {f"quorum_{name}__isnull": False for name in ("eligible", "needed", "present")}

MEETING_RULES = [
    models.CheckConstraint(
        condition=Q(kind="committee", committee__isnull=False) | (~Q(kind="committee") & Q(committee__isnull=True)),
        name="committees_meeting_committee_for_its_kind_only",
        violation_error_message=_("A committee meeting names its committee; the other kinds name none."),
    ),
    models.CheckConstraint(
        condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
        name="committees_meeting_ends_after_it_begins",
        violation_error_message=_("The meeting ends after it begins: correct one of the two times."),
    ),
    models.CheckConstraint(
        condition=Q(number__isnull=True, number_year__isnull=True) | Q(number__isnull=False, number_year__isnull=False),
        name="committees_meeting_number_with_its_year",
        violation_error_message=_("A meeting has a number within a year, or none."),
    ),
    models.UniqueConstraint(
        fields=["kind", "number_year", "number"],
        name="committees_meeting_number_within_year",
        condition=Q(committee__isnull=True),
        violation_error_message=_("Another meeting of this year has this number."),
    ),
    models.UniqueConstraint(
        fields=["committee", "number_year", "number"],
        name="committees_meeting_number_within_year_of_committee",
        condition=Q(committee__isnull=False),
        violation_error_message=_("Another meeting of this committee has this number in this year."),
    ),
    models.CheckConstraint(
        condition=Q(call=1) | Q(call__in=[2, 3], former__isnull=False),
        name="committees_meeting_later_call_after_a_former",
        violation_error_message=_("A second or third call is made from the meeting that lacked its quorum."),
    ),
    models.CheckConstraint(
        condition=Q(
            state__in=["held", "minutes_drafted", "minutes_approved"],
            chaired_by__isnull=False,
            **FROZEN,
            quorum_present__gte=F("quorum_needed"),
        )
        | Q(state="not_held", **FROZEN, quorum_present__lt=F("quorum_needed"))
        | Q(
            state__in=["draft", "convened", "postponed", "cancelled"],
            quorum_eligible__isnull=True,
            quorum_needed__isnull=True,
            quorum_present__isnull=True,
        ),
        name="committees_meeting_quorum_frozen_when_closed",
        violation_error_message=_("A meeting is held with its quorum and its chair, or not held without it."),
    ),
    models.CheckConstraint(
        condition=Q(state="minutes_approved", approved_in__isnull=False)
        | (~Q(state="minutes_approved") & Q(approved_in__isnull=True)),
        name="committees_meeting_approved_in_a_meeting",
        violation_error_message=_("Minutes are approved in a later meeting."),
    ),
    *arabic_required("place"),
    models.CheckConstraint(
        condition=Q(number_year__isnull=True) | Q(number_year=ExtractYear("day")),
        name="committees_meeting_number_of_its_own_year",
        violation_error_message=_("The number of a meeting is one of the year in which it takes place."),
    ),
    models.CheckConstraint(
        condition=Q(state__in=["draft", "cancelled"]) | Q(number__isnull=False),
        name="committees_meeting_numbered_once_convened",
        violation_error_message=_("A meeting that was convened has its number of the year."),
    ),
    models.CheckConstraint(
        condition=Q(kind__in=["plenary", "bureau", "committee"]),
        name="committees_meeting_kind_known",
        violation_error_message=_("Choose who meets."),
    ),
    models.CheckConstraint(
        condition=(Q(former__isnull=True) | ~Q(former=F("pk")))
        & (Q(approved_in__isnull=True) | ~Q(approved_in=F("pk"))),
        name="committees_meeting_never_refers_to_itself",
        violation_error_message=_("A meeting neither replaces itself nor approves its own minutes."),
    ),
]
