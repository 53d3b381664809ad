from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, ListView

from committees import chart, spreadsheets
from committees.forms.people import CommitteeForm, EndCommitteeForm, EndSeatForm, SeatForm
from committees.models import Body, Committee, CommitteeMembership, Member
from committees.views.pages import EndRecordView, OfCommittee
from hayaa.core.exports import ListFile
from hayaa.core.views import CreateRecordView, EditRecordView


@method_decorator(login_not_required, name="dispatch")
class CommitteeList(ListView):
    """The committees of today by kind, and those of yesterday; names only as far as the reader may know."""

    template_name = "committees/committee_list.html"
    extra_context = {"heading": _("Committees")}

    def get_queryset(self):
        return Committee.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        day = Body.today()
        return super().get_context_data(
            branches=chart.read(user=self.request.user, on=day).branches,
            others=[committee for committee in self.object_list if not committee.runs_on(day)],
            **kwargs,
        )


class CommitteeListFile(ListFile, CommitteeList):
    def sheets(self, context):
        return [spreadsheets.committees(context["branches"], context["others"])]


@method_decorator(login_not_required, name="dispatch")
class CommitteeDetail(DetailView):
    def get_queryset(self):
        seats = CommitteeMembership.objects.visible_to(self.request.user).select_related("member")
        return Committee.objects.visible_to(self.request.user).prefetch_related(
            Prefetch("memberships", seats, to_attr="visible_seats")
        )

    def get_context_data(self, **kwargs):
        day = Body.today()
        sizes = Counter(self.object.memberships.on(day).values_list("member__sex", flat=True))
        seats = sorted(self.object.visible_seats, key=CommitteeMembership.rank)
        return super().get_context_data(
            heading=self.object,
            inside=self.request.user.has_perm("committees.view_committeemembership"),
            running=self.object.runs_on(day),
            seats=[seat for seat in seats if seat.runs_on(day)],
            other_seats=[seat for seat in seats if not seat.runs_on(day)],
            members=sizes.total(),
            women=sizes[Member.Sex.FEMALE],
            **kwargs,
        )


class CommitteeCreate(CreateRecordView):
    model = Committee
    form_class = CommitteeForm
    see = "committees.view_member"
    do = "committees.add_committee"
    heading = _("New committee")

    def get_back_url(self):
        return reverse("committees:committee-list")


class CommitteeUpdate(EditRecordView):
    model = Committee
    form_class = CommitteeForm
    see = "committees.view_member"
    do = "committees.change_committee"
    heading = _("Edit the committee")


class CommitteeEnd(EndRecordView):
    model = Committee
    form_class = EndCommitteeForm
    do = "committees.change_committee"
    heading = _("End the committee")


class SeatCreate(OfCommittee, CreateRecordView):
    model = CommitteeMembership
    form_class = SeatForm
    do = "committees.add_committeemembership"
    heading = _("Give a seat")


class SeatUpdate(EditRecordView):
    queryset = CommitteeMembership.objects.select_related("member", "committee")
    form_class = SeatForm
    see = "committees.view_member"
    do = "committees.change_committeemembership"
    heading = _("Edit the seat")


class SeatEnd(EndRecordView):
    queryset = CommitteeMembership.objects.select_related("member", "committee")
    form_class = EndSeatForm
    do = "committees.change_committeemembership"
    heading = _("End the seat")
