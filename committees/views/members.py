from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView
from django_filters.views import FilterView

from committees import spreadsheets, statistics_reading
from committees.filters import MemberFilter
from committees.forms.people import MemberForm, NewMemberForm
from committees.models import Body, BureauOffice, CommitteeMembership, Mandate, Member, Term
from hayaa.core.exports import ListFile
from hayaa.core.views import AccessRules, CreateRecordView, EditRecordView


class MemberList(AccessRules, FilterView):
    """Everybody who sits or sat in the body; first of all those of today."""

    see = "committees.view_member"
    filterset_class = MemberFilter
    strict = False
    paginate_by = 50
    template_name = "committees/member_list.html"
    extra_context = {"heading": _("Members")}

    def get_queryset(self):
        day = Body.today()
        return Member.objects.visible_to(self.request.user).prefetch_related(
            "terms",
            Prefetch("offices", BureauOffice.objects.on(day), to_attr="offices_today"),
            Prefetch("memberships", CommitteeMembership.objects.on(day).select_related("committee"), "seats_today"),
        )

    def get_context_data(self, **kwargs):
        body = Body.current()
        counts = Member.objects.in_office(on=body.day).aggregate(
            members=Count("pk"), women=Count("pk", filter=Q(sex=Member.Sex.FEMALE))
        )
        left = body.seats - counts["members"]
        seats = {"seats": body.seats, "vacant": max(0, left), "surplus": max(0, -left)}
        return super().get_context_data(day=body.day, **counts, **seats, **kwargs)


class MemberListFile(ListFile, MemberList):
    def sheets(self, context):
        return [spreadsheets.members(context["object_list"])]


class MemberDetail(AccessRules, DetailView):
    see = "committees.view_member"

    def get_queryset(self):
        return Member.objects.visible_to(self.request.user).prefetch_related(
            Prefetch("terms", Term.objects.select_related("mandate", "replaces__member")),
            Prefetch("offices", BureauOffice.objects.select_related("mandate")),
            Prefetch("memberships", CommitteeMembership.objects.select_related("committee")),
        )

    def get_context_data(self, **kwargs):
        day = Body.today()
        may_contact = self.request.user.has_perm("committees.view_contact", self.object)
        return super().get_context_data(
            heading=self.object,
            day=day,
            status=self.object.status(day),
            may_contact=may_contact,
            attendance=statistics_reading.line_of(self.object, user=self.request.user, today=day),
            **kwargs,
        )


class MemberCreate(CreateRecordView):
    model = Member
    form_class = NewMemberForm
    template_name = "committees/member_form.html"
    see = "committees.view_member"
    do = "committees.add_member"
    heading = _("New member")

    def get_context_data(self, **kwargs):
        return super().get_context_data(no_mandate=not Mandate.objects.exists(), **kwargs)

    def get_back_url(self):
        return reverse("committees:member-list")


class MemberUpdate(EditRecordView):
    model = Member
    form_class = MemberForm
    see = "committees.view_member"
    do = "committees.change_member"

    heading = _("Edit the member")

    def get_queryset(self):
        return Member.objects.visible_to(self.request.user)
