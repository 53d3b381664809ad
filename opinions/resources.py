"""Recommendations of opinions and what became of them, as sheets."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hayaa.core.intake.columns import Column
from hayaa.core.intake.resource import SheetResource
from hayaa.core.intake.values import Choice, Day, Record, Whole
from opinions import actions
from opinions.forms.recommendations import BEFORE_DEPOSIT, refuse_day_outside
from opinions.models import FollowUp, Opinion, Recommendation


def opinion():
    """The opinion by its number, «1/2023», or while it has none by its title."""
    return Record(
        lambda: Opinion.objects.order_by("number_year", "number", "pk"),
        lambda one: [one.official_number or one.title_ar, one.title_ar, one.title_fr],
        _("No opinion has this number or title: enter the opinion first, or correct the cell."),
    )


def recommendation():
    """The recommendation by the number of its opinion and its own place there: «1/2023 – 2»."""
    return Record(
        lambda: Recommendation.objects.select_related("opinion").order_by(*IN_ORDER),
        lambda one: [f"{one.opinion.official_number or one.opinion.title_ar} – {one.position}"],
        _("No recommendation is called so: write the number of its opinion and its own, for example «1/2023 – 2»."),
    )


IN_ORDER = ("opinion__number_year", "opinion__number", "opinion", "position")


class RecommendationSheet(SheetResource):
    model = Recommendation
    title = _("Recommendations")
    about = _("The recommendations of opinions that are being written, one a row; those of adopted opinions stay.")
    key = ("opinion", "position")

    opinion = Column(opinion(), required=True, example="1/2023")
    position = Column(Whole(), required=True, example="1")
    text_ar = Column(required=True, example=_("Make the entrance of the town hall accessible."))
    text_fr = Column()
    addressee_ar = Column(example=_("The commune"))
    addressee_fr = Column()
    due_on = Column(Day())

    def get_queryset(self):
        return Recommendation.objects.select_related("opinion").order_by(*IN_ORDER)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        if instance.opinion_id and not instance.opinion.is_in_writing:
            raise ValidationError({"opinion": _("The text of this opinion is closed: its recommendations stay.")})
        super().validate_instance(instance, import_validation_errors, validate_unique)


class FollowUpSheet(SheetResource):
    """Entries of the logs: a row that is there already says nothing new, every other one is added."""

    model = FollowUp
    title = _("Follow-up of recommendations")
    about = _(
        "What was found about each recommendation and on which day, one finding a row; the latest gives its state."
    )
    key = ("recommendation", "day", "state")
    apart = ("finding_ar",)

    recommendation = Column(recommendation(), required=True, example="1/2023 – 1")
    day = Column(Day(), required=True, example="19/05/2023")
    state = Column(Choice(Recommendation.State.choices), required=True, example=Recommendation.State.IN_EXECUTION.label)
    finding_ar = Column(example=_("The works have begun."))
    finding_fr = Column()

    def get_queryset(self):
        found = FollowUp.objects.select_related("recommendation__opinion")
        return found.order_by(*(f"recommendation__{name}" for name in IN_ORDER), "day", "at", "pk")

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        if self.before:
            raise ValidationError(_("What was found stays as it was entered: add a row of another day or state."))
        if not errors:
            self._refuse(instance)
        instance.clean_fields(exclude=[*errors, "recommendation", "by", "at"])
        if errors:
            raise ValidationError(errors)

    def _refuse(self, entry):
        opinion = entry.recommendation.opinion
        if not opinion.is_followed:
            raise ValidationError(
                {"recommendation": _("This opinion is not with the council: nothing is followed up.")}
            )
        try:
            refuse_day_outside(entry.day, since=opinion.deposit.day, too_early=BEFORE_DEPOSIT)
        except ValidationError as refused:
            raise ValidationError({"day": refused}) from refused

    def do_instance_save(self, instance, is_create):
        said = {name: getattr(instance, name) for name in ("recommendation", "day", "state")}
        said |= {name: getattr(instance, name) or "" for name in ("finding_ar", "finding_fr")}
        actions.follow_up(by=self.by, **said)
