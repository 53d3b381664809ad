"""What never holds of an opinion, as the database refuses it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hayaa.core.models import arabic_required

NUMBERED = Q(state__in=["adopted", "deposited", "in_follow_up", "closed", "closed_without_answer", "cancelled"])
ADOPTED = {f"{name}__isnull": False for name in ("number", "number_year", "adopted_in", "adopted_text")}
NOT_ADOPTED = dict.fromkeys(ADOPTED, True)

OPINION_RULES = [
    models.CheckConstraint(
        condition=NUMBERED & Q(**ADOPTED) | ~NUMBERED & Q(**NOT_ADOPTED),
        name="opinions_opinion_numbered_when_adopted",
        violation_error_message=_(
            "An opinion has its number, its text and the point of the agenda that adopted it from its adoption on, "
            "and none of them before."
        ),
    ),
    models.UniqueConstraint(
        fields=["number_year", "number"],
        name="opinions_opinion_number_in_the_year",
        violation_error_message=_("Another opinion of this year has this number: save again for the next one."),
    ),
    models.CheckConstraint(
        condition=Q(committee__isnull=False) | Q(state__in=["proposed", "withdrawn"]),
        name="opinions_opinion_studied_by_a_committee",
        violation_error_message=_("An opinion under study has a committee in charge: choose it."),
    ),
    models.CheckConstraint(
        condition=Q(released_on__isnull=True) | NUMBERED & ~Q(state="cancelled"),
        name="opinions_opinion_released_when_adopted",
        violation_error_message=_("Only an adopted opinion is released to the public, and no cancelled one."),
    ),
    models.CheckConstraint(
        condition=~Q(origin="own") | Q(referred_on__isnull=True, referral_reference="", referral_letter__isnull=True),
        name="opinions_opinion_referral_by_somebody_else",
        violation_error_message=_(
            "An opinion of the body's own initiative has no referral: take its day and number out."
        ),
    ),
    *arabic_required("title"),
]
