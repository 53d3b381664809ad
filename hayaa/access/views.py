"""One's own protection, and what the administrator does for an account whose owner cannot."""

from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from committees.models import User
from hayaa.access import invitations, sessions, two_steps
from hayaa.access.forms import ChoosePasswordForm
from hayaa.accounts import forgive
from hayaa.core.views import AccessRules, WritingRules


class Security(AccessRules, TemplateView):
    """What protects the account of whoever reads this page."""

    template_name = "access/security.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        steps = {"asked": two_steps.are_asked_of(user), "set_up": two_steps.are_set_up(user)}
        current = self.request.session.session_key
        rows = [(session, session.session_key == current) for session in sessions.of(user)]
        return super().get_context_data(heading=_("Protection and sessions"), sessions=rows, **steps, **kwargs)


class SaveRecoveryCodes(DownloadRecoveryCodesView):
    """The recovery codes as a file that says of which account they are."""

    content_type = "text/plain; charset=utf-8"

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = content_disposition_header(True, f"{gettext('Recovery codes')}.txt")
        return response


class EndSession(WritingRules, View):
    """End one other session of one's own."""

    http_method_names = ["post"]

    def post(self, request, pk):
        others = sessions.of(request.user).exclude(session_key=request.session.session_key)
        get_object_or_404(others, pk=pk).end()
        messages.success(request, _("The session has ended."))
        return HttpResponseRedirect(reverse("mfa_index"))


class EndOtherSessions(WritingRules, View):
    """End every session of one's own but this one."""

    http_method_names = ["post"]

    def post(self, request):
        sessions.end(user=request.user, but=request.session.session_key)
        messages.success(request, _("All other sessions have ended."))
        return HttpResponseRedirect(reverse("mfa_index"))


class OfAccount(WritingRules, TemplateView):
    """A step of the administrator for somebody else's account: the page says what will happen, then it happens."""

    see = "committees.change_user"
    template_name = "layouts/confirm.html"
    heading = consequence = confirm = None

    def obstacle(self):
        self.account = get_object_or_404(User, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        words = {"heading": self.heading, "consequence": self.consequence, "confirm": self.confirm}
        return super().get_context_data(**words, lede=self.account, back=self.get_back_url(), **kwargs)

    def get_back_url(self):
        return reverse("admin:committees_user_change", args=[self.account.pk])


class Invite(OfAccount):
    """A link by which the owner chooses the password: nobody types it for somebody else."""

    heading = _("A link to choose the password?")
    consequence = _(
        "The owner of this account chooses a password at the link, once, within three days. It is mailed where the "
        "account has an address, and shown on the next page. A link given out before stops working; a password that "
        "the account has is good until a new one is chosen."
    )
    confirm = _("Make the link")
    extra_context = {"primary": True}

    def post(self, request, pk):
        link = invitations.invite(user=self.account, absolute=request.build_absolute_uri)
        sent = invitations.send(user=self.account, link=link)
        words = {"heading": _("The link is made"), "lede": self.account, "back": self.get_back_url()}
        sent_to = self.account.email if sent else ""
        return render(request, "access/invitation.html", {**words, "link": link, "sent_to": sent_to})


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class Invitation(WritingRules, FormView):
    """Whoever holds the link chooses the password of the account, and signs in with it."""

    form_class = ChoosePasswordForm
    template_name = "layouts/form.html"
    extra_context = {"heading": _("Choose your password"), "save": _("Save the password")}
    gone = {
        "heading": _("This link no longer works"),
        "reason": _(
            "A link works once and within three days, and a newer one replaces it. If you have chosen your password "
            "already, sign in with it. If not, ask the administrator for a new link."
        ),
    }

    def obstacle(self):
        self.account = invitations.invited(self.kwargs["code"])
        return None if self.account else self.no_longer()

    def no_longer(self):
        return render(self.request, "refusal.html", {**self.gone, "back": reverse("account_login")}, status=410)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.account}

    def get_context_data(self, **kwargs):
        name = _("Your user name: %(name)s") % {"name": self.account.username}
        return super().get_context_data(lede=name, **kwargs)

    def form_valid(self, form):
        if not invitations.take_up(user=self.account, password=form.cleaned_data["new_password1"]):
            return self.no_longer()
        forgive(request=self.request, user=self.account)
        messages.success(self.request, _("Your password is saved. Sign in with it now."))
        return HttpResponseRedirect(reverse("account_login"))


class TakeAway(OfAccount):
    """The phone is lost, and the recovery codes with it."""

    heading = _("Take away the second step of this account?")
    consequence = _(
        "The phone and the recovery codes of this account stop working, and its sessions end. Its owner signs in with "
        "the password alone, and is asked to set the second step up anew where the role requires it."
    )
    confirm = _("Take it away")

    def obstacle(self):
        super().obstacle()
        if not two_steps.are_set_up(self.account):
            raise Http404

    def post(self, request, pk):
        two_steps.take_away(user=self.account)
        messages.success(request, _("The second step is taken away. Tell its owner to sign in and set it up again."))
        return HttpResponseRedirect(self.get_back_url())
