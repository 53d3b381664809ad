"""Forms of the body, its members and committees; an end is entered on a page of its own."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees.actions import people as actions
from committees.models import Body, BureauOffice, Committee, CommitteeMembership, Mandate, Member, Term
from hayaa.core.forms import DateField, RecordForm, both, form_field

AS_ON_LETTERS = {
    "commune_ar": "جماعة تارودانت", "commune_fr": "Commune de Taroudant",
    "province_ar": "إقليم تارودانت", "province_fr": "Province de Taroudant",
}  # fmt: skip
PHONE = {"inputmode": "tel", "autocomplete": "off", "dir": "ltr"}


class BodyForm(RecordForm):
    groups = [
        (_("Founding"), ["founding_date", "founding_number", *both("founding_session")]),
        (_("Mission and law"), both("mission", "legal_references")),
        (_("Letters and minutes"), both("letterhead", "signature_place")),
        (
            _("Meetings"),
            [
                "notice_days",
                "quorum_first",
                ("quorum_second", "quorum_third"),
                "quorum_counts_late",
                "quorum_counts_remote",
            ],
        ),
        (_("Follow-up of the plan"), ["evidence_checked_by_other"]),
        (_("What the public sees"), ["public_pages", "publish_office_holders"]),
        (_("Personal data"), ["retention_years"]),
    ]

    class Meta(RecordForm.Meta):
        model = Body
        fields = [
            *both("name", "short_name", "commune", "province"), "tifinagh_name", "seats",
            "founding_date", "founding_number", *both("founding_session"), *both("mission", "legal_references"),
            *both("letterhead", "signature_place"), "notice_days", "quorum_first", "quorum_second", "quorum_third",
            "quorum_counts_late", "quorum_counts_remote", "evidence_checked_by_other", "public_pages",
            "publish_office_holders", "retention_years",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, example in AS_ON_LETTERS.items():
            help_text = _("With its kind, as it stands on letters: “%(example)s”.") % {"example": example}
            self.fields[name].help_text = f"{help_text} {self.fields[name].help_text}".strip()

    def save(self, commit=True):
        if self.instance._state.adding:
            self.instance.pk = 1
            return forms.ModelForm.save(self, commit)
        return super().save(commit)


class NewBodyForm(BodyForm):
    """A new body with the mandate that runs, as far as it is known: without one nobody sits in it."""

    groups = [(_("The mandate that runs"), ["starts_on", *both("decision")]), *BodyForm.groups]
    starts_on = form_field(Mandate._meta.get_field("starts_on"), required=False)
    decision_ar = form_field(Mandate._meta.get_field("decision_ar"))
    decision_fr = form_field(Mandate._meta.get_field("decision_fr"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].help_text = _("The first day of the mandate; empty, it is entered later.")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("starts_on") and any(cleaned.get(name) for name in both("decision")):
            self.add_error("starts_on", _("Give the first day of the mandate beside its decision."))
        return cleaned

    def save(self, commit=True):
        names = ("starts_on", *both("decision"))
        mandate = Mandate(**{name: self.cleaned_data[name] for name in names})
        return actions.found(body=super().save(commit=False), mandate=mandate if mandate.starts_on else None)


class MemberForm(RecordForm):
    groups = [
        (_("What they represent"), [*both("organisation"), "provenance", *both("specialities")]),
        (_("Contact"), ["phone", "email", "notes"]),
    ]

    class Meta(RecordForm.Meta):
        model = Member
        fields = [
            "number", "sex", *both("given_name", "family_name"), *both("organisation"), "provenance",
            *both("specialities"), "phone", "email", "notes",
        ]  # fmt: skip
        widgets = {"phone": forms.TextInput(attrs=PHONE), "email": forms.EmailInput(attrs={"dir": "ltr"})}


class NewMemberForm(MemberForm):
    """A new member with their first term: without a term nobody is in office."""

    groups = [*MemberForm.groups, (_("First term"), ["mandate", "starts_on", *both("decision")])]
    mandate = form_field(Term._meta.get_field("mandate"), queryset=Mandate.objects.all())
    starts_on = form_field(Term._meta.get_field("starts_on"))
    decision_ar = form_field(Term._meta.get_field("decision_ar"))
    decision_fr = form_field(Term._meta.get_field("decision_fr"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        last = Member.objects.order_by("-number").first()
        mandate = Mandate.objects.on(Body.today()).first()
        self.initial.setdefault("number", last.number + 1 if last else 1)
        if mandate:
            self.initial |= {"mandate": mandate, "starts_on": mandate.starts_on}

    def _post_clean(self):
        super()._post_clean()
        names = ("mandate", "starts_on", "decision_ar", "decision_fr")
        self.term = Term(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})
        try:
            self.term.full_clean(exclude=["member", *self.errors])
        except ValidationError as refused:
            self._update_errors(refused)

    def save(self, commit=True):
        return actions.admit(member=self.instance, term=self.term)


class PeriodForm(RecordForm):
    """A record that runs over a period; the rows it could collide with are locked before they are compared.

    `parents` names those rows in the order of locking (see actions). The fields of the end appear only
    once the record has ended: emptied, they reopen it.
    """

    parents = ()
    ending = ["ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            today = Body.today()
            self.initial |= {"starts_on": today, "mandate": Mandate.objects.on(today).first()}
        if self.instance.ends_on:
            self.fields["ends_on"].help_text = _("Last day, included. Empty it to reopen the record.")
        else:
            for name in self.ending:
                del self.fields[name]

    def clean(self):
        actions.lock(*(self.cleaned_data.get(name) or getattr(self.instance, name, None) for name in self.parents))
        return super().clean()

    def _get_validation_exclusions(self):
        # What the form does not ask, because it comes with the address or stays, is held to its rules all the same.
        given = {name for name in ("starts_on", *self.parents) if name not in self.fields}
        return super()._get_validation_exclusions() - given

    def name_by_sex(self, field, titles, member):
        """Offer the choices of a field in words that agree with the sex of this member."""
        self.fields[field].choices = [
            (value, titles.get((value, member.sex), label)) for value, label in self.fields[field].choices
        ]


class MandateForm(PeriodForm):
    class Meta(RecordForm.Meta):
        model = Mandate
        fields = ["starts_on", *both("decision"), "ends_on"]


class TermForm(PeriodForm):
    parents = ("member", "mandate")
    ending = ["ends_on", "end_reason", *both("end_decision")]

    class Meta(RecordForm.Meta):
        model = Term
        fields = [
            "mandate", "starts_on", *both("decision"), "replaces", "engagement",
            "ends_on", "end_reason", *both("end_decision"),
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = [(_("End of the term"), self.ending)] if self.instance.ends_on else []
        others = Term.objects.filter(ends_on__isnull=False).exclude(member=self.instance.member)
        self.fields["replaces"].queryset = others.select_related("member", "mandate")
        self.name_by_sex("engagement", Term.MARKS, self.instance.member)


class OfficeForm(PeriodForm):
    parents = ("member", "mandate")

    class Meta(RecordForm.Meta):
        model = BureauOffice
        fields = ["office", "mandate", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.name_by_sex("office", BureauOffice.TITLES, self.instance.member)


class CommitteeForm(PeriodForm):
    class Meta(RecordForm.Meta):
        model = Committee
        fields = ["kind", "number", *both("name", "task"), "starts_on", "ends_on"]


class SeatForm(PeriodForm):
    """A seat in a committee: the member is chosen once, their role and days may be corrected."""

    parents = ("member", "committee")

    class Meta(RecordForm.Meta):
        model = CommitteeMembership
        fields = ["member", "role", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["member"]
            self.name_by_sex("role", CommitteeMembership.TITLES, self.instance.member)


class EndForm(PeriodForm):
    """The last day of something that runs. What ends with it is shown before, and must have begun by then."""

    ending = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"] = DateField(
            label=_("Last day"), help_text=_("Included."), localize=True, initial=Body.today()
        )
        if not self.instance.ends_on:
            self.initial.pop("ends_on", None)

    def dependents(self, on):
        """What would outlast the record and ends the same day."""
        return []

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        later = next((record for record in self.dependents(day) if record.starts_on > day), None)
        if later:
            message = _("%(record)s begins after this day: correct that first, or choose a later day.")
            raise ValidationError(message, code="later", params={"record": later})
        return day


class EndTermForm(EndForm):
    parents = ("member",)

    class Meta(RecordForm.Meta):
        model = Term
        fields = ["ends_on", "end_reason", *both("end_decision")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["end_reason"].required = True

    def dependents(self, on):
        return actions.ends_with_term(self.instance, on)

    def save(self, commit=True):
        data = self.cleaned_data
        return actions.end_term(
            term=self.instance,
            on=data["ends_on"],
            reason=data["end_reason"],
            decision_ar=data["end_decision_ar"],
            decision_fr=data["end_decision_fr"],
        )


class EndOfficeForm(EndForm):
    parents = ("member", "mandate")

    class Meta(RecordForm.Meta):
        model = BureauOffice
        fields = ["ends_on"]


class EndSeatForm(EndForm):
    parents = ("member", "committee")

    class Meta(RecordForm.Meta):
        model = CommitteeMembership
        fields = ["ends_on"]


class EndCommitteeForm(EndForm):
    class Meta(RecordForm.Meta):
        model = Committee
        fields = ["ends_on"]

    def dependents(self, on):
        return actions.ends_with_committee(self.instance, on)

    def save(self, commit=True):
        return actions.end_committee(committee=self.instance, on=self.cleaned_data["ends_on"])


class EndMandateForm(EndForm):
    class Meta(RecordForm.Meta):
        model = Mandate
        fields = ["ends_on"]

    def dependents(self, on):
        return actions.ends_with_mandate(self.instance, on)

    def save(self, commit=True):
        return actions.end_mandate(mandate=self.instance, on=self.cleaned_data["ends_on"])
