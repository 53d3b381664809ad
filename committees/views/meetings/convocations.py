"""Convening: who is told how and when, the mails, and the text for a messaging group."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from django.views.generic import TemplateView

from committees import convening
from committees.actions import meetings as actions
from committees.forms.convocations import ConvocationForm
from committees.models import Body
from committees.views.meetings.access import HandlesMeeting, State
from hayaa.core import mailing
from hayaa.core.views import AccessRules, WritingRules

OPEN = [State.CONVENED, State.HELD, State.MINUTES_DRAFTED]


def page_of(meeting):
    return reverse("committees:convocation-list", args=[meeting.pk])


class ConvocationList(HandlesMeeting, WritingRules, TemplateView):
    """Everybody convened, in one form: how, when, and whether they acknowledged it."""

    template_name = "committees/convocation_list.html"
    heading = _("Convocations")
    states = OPEN

    def forms(self, data=None):
        rows = self.meeting.convocations.select_related("member")
        return [ConvocationForm(data, instance=row, prefix=str(row.pk)) for row in rows]

    def _redrawn(self, changed):
        """All rows, those that were changed as they were sent."""
        sent = {form.prefix: form for form in changed}
        return [sent.get(form.prefix, form) for form in self.forms()]

    def get_context_data(self, **kwargs):
        body = Body.current()
        kwargs.setdefault("forms", self.forms())
        return super().get_context_data(
            heading=self.heading,
            back=self.get_back_url(),
            unsent=self.meeting.convocations.mailable().count(),
            told=convening.told(self.meeting).count(),
            told_mark=convening.mark_of(convening.told(self.meeting)),
            newcomers=0 if self.meeting.is_closed else self.meeting.not_convened().count(),
            text=convening.message(self.meeting, body),
            mail_is_set_up=mailing.is_set_up(),
            notice=convening.short_notice(self.meeting, body),
            rule=body.notice_days,
            **{"refused": False, **kwargs},
        )

    def post(self, request, pk):
        forms = [form for form in self.forms(request.POST) if form.has_changed()]
        if any([not form.is_valid() for form in forms]):  # noqa: C419 - each is asked, so that each says what is wrong
            return self.render_to_response(self.get_context_data(forms=self._redrawn(forms), refused=True))
        for form in forms:
            form.save()
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(page_of(self.meeting))


class SendView(HandlesMeeting, AccessRules, View):
    """Mails to those who are convened by mail and have none yet. Not one transaction: what is sent is sent."""

    heading = _("Convocations")
    states = [State.CONVENED]
    locks = False
    http_method_names = ["post"]

    def post(self, request, pk):
        sent, failed = self.send(absolute=request.build_absolute_uri)
        if sent:
            told = ngettext("%(count)s mail is sent.", "%(count)s mails are sent.", sent) % {"count": sent}
            messages.success(request, told)
        if failed:
            names = "، ".join(map(str, failed)) if request.LANGUAGE_CODE == "ar" else ", ".join(map(str, failed))
            messages.error(
                request, _("No mail went out to: %(names)s. Check the addresses, then send again.") % {"names": names}
            )
        return HttpResponseRedirect(page_of(self.meeting))

    def send(self, *, absolute):
        return convening.send(self.meeting, absolute=absolute)


class TellOfChange(SendView):
    """Mails once more to those who had the mail, after the day, the hour or the place has changed.

    The page says who it saw to be told (`seen`): pressed twice, it tells nobody twice.
    """

    meanwhile = _("The list has changed meanwhile, or they were just told: look at it, then press again if need be.")

    def send(self, *, absolute):
        seen = self.request.POST.get("seen")
        if seen != convening.mark_of(convening.told(self.meeting)):
            messages.warning(self.request, self.meanwhile)
            return 0, []
        return convening.tell_of_change(self.meeting, absolute=absolute)


class ConveneNewcomers(HandlesMeeting, WritingRules, View):
    """Enter a convocation for those who came into office after the others were convened."""

    heading = _("Convocations")
    states = [State.CONVENED]
    http_method_names = ["post"]

    def post(self, request, pk):
        actions.convene_others(meeting=self.meeting)
        return HttpResponseRedirect(page_of(self.meeting))


urlpatterns = [
    path("meetings/<int:pk>/convocations/", ConvocationList.as_view(), name="convocation-list"),
    path("meetings/<int:pk>/convocations/send/", SendView.as_view(), name="convocation-send"),
    path("meetings/<int:pk>/convocations/change/", TellOfChange.as_view(), name="convocation-change"),
    path("meetings/<int:pk>/convocations/newcomers/", ConveneNewcomers.as_view(), name="convocation-newcomers"),
]
