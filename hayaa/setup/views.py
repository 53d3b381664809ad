"""The pages of a new commune."""

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import CreateView, FormView, TemplateView

from activities.models import Programme
from committees.models import AttendanceThreshold, Body, Mandate
from committees.quorum import QuorumRule
from committees.statistics_words import rule_of
from hayaa.accounts import SIGN_IN
from hayaa.core.views import AccessRules, CreateRecordView, RecordFormView, WritingRules, refusal
from hayaa.setup import actions, check_list, first_account
from hayaa.setup.forms import CommitteesForm, FirstAccountForm, FirstPlanForm

CHECK_LIST = reverse_lazy("setup:check-list")


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class FirstAccount(WritingRules, CreateView):
    """The first account, for whoever holds the address that the program printed; once it is made the page is gone."""

    form_class = FirstAccountForm
    template_name = "layouts/form.html"
    extra_context = {
        "heading": _("The first account"),
        "lede": _("You will look after the program and its accounts, and may do all that the secretariat does."),
        "save": _("Make the account and begin"),
    }

    def obstacle(self):
        if not (first_account.is_awaited() and first_account.is_genuine(self.kwargs["code"])):
            raise Http404

    def form_valid(self, form):
        user = form.save()
        if user is None:
            raise Http404
        record_authentication(self.request, user, method="password")
        login(self.request, user, backend=SIGN_IN)
        UserSession.objects.create_from_request(self.request)
        with override(user.language):
            return HttpResponseRedirect(reverse("setup:check-list"))


class CheckListPage(AccessRules, TemplateView):
    """What a new commune enters, in order: what is done, what comes next."""

    see = "committees.view_body"
    do = "committees.change_body"
    template_name = "setup/check_list.html"
    extra_context = {"heading": _("Check-list of a new commune")}

    def get_context_data(self, **kwargs):
        body = Body.current()
        found = check_list.read(body)
        calls = [(n, QuorumRule(body.quorum_rule(n)).label) for n in (1, 2, 3)]
        rule = rule_of(AttendanceThreshold.objects.on(body.day))
        return super().get_context_data(check_list=found, calls=calls, rule=rule, **kwargs)


class AgreeToRules(WritingRules, View):
    """Whoever read the rules says that they are right: the usual thresholds are written down."""

    see = "committees.view_attendancethreshold"
    do = "committees.add_attendancethreshold"
    http_method_names = ["post"]

    def post(self, request):
        actions.agree_to_rules()
        return HttpResponseRedirect(CHECK_LIST)


class Committees(RecordFormView, FormView):
    """Many committees at once, from what most bodies have."""

    see = "committees.view_member"
    do = "committees.add_committee"
    form_class = CommitteesForm
    heading = _("The committees of the body")
    saved = _("The committees are saved.")
    success_url = reverse_lazy("committees:committee-list")

    def get_back_url(self):
        return self.success_url

    def form_valid(self, form):
        form.save()
        return super().form_valid(form)


class FirstPlan(CreateRecordView):
    """The programme in outline, and the draft of the plan of its first year."""

    see = "activities.view_programme"
    do = "activities.add_programme"
    model = Programme
    form_class = FirstPlanForm
    heading = _("The programme and the first year plan")
    no_mandate = _("A programme belongs to a mandate, and none has been entered yet: enter the mandate first.")

    def obstacle(self):
        self.mandate = Mandate.objects.first()
        if not self.mandate:
            return refusal(self.request, heading=self.heading, reason=self.no_mandate, back=CHECK_LIST)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Programme(mandate=self.mandate)}

    def get_back_url(self):
        return CHECK_LIST

    def form_valid(self, form):
        version = form.save()
        messages.success(
            self.request,
            _("The plan has begun: add what is planned, axis by axis, or from a spreadsheet by way of the check-list."),
        )
        lines = reverse("activities:line-list", args=[version.year_plan.year, version.number])
        return HttpResponseRedirect(f"{lines}?back=setup")
