"""Members with their terms, offices and seats, as sheets."""

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from committees.actions import people as actions
from committees.models import BureauOffice, Committee, CommitteeMembership, Mandate, Member, Term
from hayaa.core.intake.columns import Column
from hayaa.core.intake.resource import SheetResource
from hayaa.core.intake.values import Choice, Day, Phone, Record, Whole

SEX_IN_OTHER_WORDS = [
    (Member.Sex.FEMALE, _("Female")),
    (Member.Sex.MALE, _("Male")),
    (Member.Sex.MALE, "H"),  # F/H in French forms
]


def member():
    """The member by number, or by name when nobody else is called so."""
    return Record(
        lambda: Member.objects.order_by("number"),
        lambda one: [one.number, one.full_name_ar, f"{one.family_name_ar} {one.given_name_ar}", one.full_name_fr],
        _("No member has this number or name: enter the member first, or correct the cell."),
    )


def ended_term():
    """The ended term of a member, by the number of the member when it is their only one."""
    return Record(
        lambda: (
            Term.objects.filter(ends_on__isnull=False).select_related("member").order_by("member__number", "starts_on")
        ),
        lambda one: [f"{one.member.number} – {date_format(one.ends_on, 'd/m/Y')}", one.member.number],
        _("No term of this member has ended."),
    )


def committee():
    return Record(
        lambda: Committee.objects.order_by("-kind", "number"),
        lambda one: [one.name_ar, one.name_fr, f"{one.get_kind_display()} {one.number}"],
        _("No committee is called so: enter the committee first, or correct the cell."),
    )


class FirstDay(Column):
    """The day on which the first term of a member begins; typed for somebody without a term, it begins one."""

    def get_value(self, instance):
        days = [term.starts_on for term in instance.terms.all()] if instance.pk else []
        return min(days, default=getattr(instance, "first_day", None))

    def save(self, instance, row, is_m2m=False, **kwargs):
        day = self.clean(row)
        known = self.get_value(instance) if instance.pk else None
        if day and known and day != known:
            raise ValueError(
                _("The first term of this member begins on another day: correct it in the sheet of terms.")
            )
        instance.first_day = day

    def pending(self, instance):
        """The day of a term that is still to be entered, or None."""
        return None if instance.terms.exists() else getattr(instance, "first_day", None)


class Ending(SheetResource):
    """Something with which other records end the same day, as on the page that ends it."""

    def dependents(self, record):
        """What would outlast a record that has its last day."""
        raise NotImplementedError

    def before_save_instance(self, instance, row, **kwargs):
        if not instance.pk or not instance.ends_on:
            return
        ending = self.dependents(instance)
        later = next((record for record in ending if record.starts_on > instance.ends_on), None)
        if later:
            message = _("%(record)s begins after this day: correct that first, or choose a later day.")
            raise ValidationError({"ends_on": ValidationError(message, params={"record": later})})
        actions.end_dependents(ending, instance.ends_on)


def mandate_on(day, column):
    """The mandate that runs on that day. Raises a ValidationError for that column when none does."""
    mandate = Mandate.objects.on(day).first()
    if mandate is None:
        raise ValidationError({column: _("No mandate runs on this day: enter the mandate first.")})
    return mandate


def in_both_genders(titles):
    """The words of a code that agree with somebody's sex, as more labels of it."""
    return [(code, word) for (code, _sex), word in titles.items()]


class InMandate(SheetResource):
    """Something that holds within a mandate: the one that runs on its first day."""

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        if instance.starts_on:
            instance.mandate = mandate_on(instance.starts_on, "starts_on")
        super().validate_instance(instance, import_validation_errors, validate_unique)


class MandateSheet(Ending):
    model = Mandate
    title = _("Mandates")
    about = _("The times for which the council set the body up, one a row.")
    key = ("starts_on",)

    starts_on = Column(Day(), required=True)
    ends_on = Column(Day())
    decision_ar = Column()
    decision_fr = Column()

    def get_queryset(self):
        return Mandate.objects.order_by("starts_on", "pk")

    def dependents(self, mandate):
        return actions.ends_with_mandate(mandate, mandate.ends_on)


class CommitteeSheet(Ending):
    model = Committee
    title = _("Committees")
    about = _("The committees of the body, one a row.")
    key = ("kind", "number")

    kind = Column(Choice(Committee.Kind.choices), required=True)
    number = Column(Whole(), required=True)
    name_ar = Column(required=True)
    name_fr = Column()
    task_ar = Column()
    task_fr = Column()
    starts_on = Column(Day(), required=True)
    ends_on = Column(Day())

    def dependents(self, committee):
        return actions.ends_with_committee(committee, committee.ends_on)


class MemberSheet(SheetResource):
    model = Member
    title = _("Members")
    about = _("The people who sit or sat in the body, one a row. The number is the member's place on every list.")
    key = ("number",)

    number = Column(Whole(), also=["N°", "ر.ت"], required=True, example="1")
    family_name_ar = Column(required=True, example=_("Idrissi"))
    given_name_ar = Column(required=True, example=_("Amina"))
    family_name_fr = Column(example="Idrissi", note=_("In Latin letters; may stay empty."))
    given_name_fr = Column(example="Amina")
    sex = Column(Choice(Member.Sex.choices, also=SEX_IN_OTHER_WORDS), required=True, example=Member.Sex.FEMALE.label)
    organisation_ar = Column(example=_("Association of the quarter"))
    organisation_fr = Column()
    provenance = Column(Choice(Member.Provenance.choices), example=Member.Provenance.ASSOCIATION.label)
    specialities_ar = Column(note=_("Separated by commas."))
    specialities_fr = Column()
    phone = Column(Phone(), example="0600000000")
    email = Column(example="amina@example.org")
    notes = Column()
    since = FirstDay(
        Day(),
        heading=_("Member since"),
        example="01/10/2021",
        note=_("The first day of the first term: with it, the term is entered as well."),
    )

    def get_queryset(self):
        return Member.objects.prefetch_related("terms")

    def after_save_instance(self, instance, row, **kwargs):
        """Nobody is in office without a term: the first one comes with the member."""
        day = self.fields["since"].pending(instance)
        if day:
            term = Term(member=instance, starts_on=day, mandate=mandate_on(day, "since"))
            try:
                term.full_clean()
            except ValidationError as refused:
                raise ValidationError({"since": refused.messages}) from refused
            term.save()


class TermSheet(InMandate, Ending):
    model = Term
    title = _("Terms")
    about = _("Who was in office from when to when, one term a row.")
    key = ("member", "starts_on")

    member = Column(member(), required=True)
    starts_on = Column(Day(), required=True)
    ends_on = Column(Day())
    end_reason = Column(Choice(Term.EndReason.choices))
    engagement = Column(Choice(Term.Engagement.choices, also=in_both_genders(Term.MARKS)))
    decision_ar = Column()
    decision_fr = Column()
    end_decision_ar = Column()
    end_decision_fr = Column()
    replaces = Column(ended_term(), note=_("The number of the member whose ended term this one follows."))

    def get_queryset(self):
        found = Term.objects.select_related("member", "mandate", "replaces__member")
        return found.order_by("starts_on", "member__number", "pk")

    def do_instance_save(self, instance, is_create):
        super().do_instance_save(instance, is_create)
        if instance.ends_on:
            self.fields["replaces"].widget.begin()  # a row below may say that its term follows this one

    def dependents(self, term):
        return actions.ends_with_term(term, term.ends_on)


class OfficeSheet(InMandate):
    model = BureauOffice
    title = _("Offices of the bureau")
    about = _("Who held which office of the bureau from when to when, one a row.")
    key = ("office", "member", "starts_on")

    office = Column(Choice(BureauOffice.Office.choices, also=in_both_genders(BureauOffice.TITLES)), required=True)
    member = Column(member(), required=True)
    starts_on = Column(Day(), required=True)
    ends_on = Column(Day())

    def get_queryset(self):
        found = BureauOffice.objects.select_related("member", "mandate")
        return found.order_by("starts_on", "office", "member__number", "pk")


class SeatSheet(SheetResource):
    model = CommitteeMembership
    title = _("Seats in committees")
    about = _("Who sat in which committee from when to when, one a row.")
    key = ("committee", "member", "starts_on")

    committee = Column(committee(), required=True)
    member = Column(member(), required=True)
    role = Column(
        Choice(CommitteeMembership.Role.choices, also=in_both_genders(CommitteeMembership.TITLES)),
        note=_("Empty: member."),
        default=CommitteeMembership.Role.MEMBER,
    )
    starts_on = Column(Day(), required=True)
    ends_on = Column(Day())

    def get_queryset(self):
        return CommitteeMembership.objects.select_related("committee", "member").order_by(
            "-committee__kind", "committee__number", "member__number", "starts_on", "pk"
        )
