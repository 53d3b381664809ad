"""The calendars that phones subscribe to: one for each person, one for everybody, and the page that tells of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page, require_safe
from django.views.generic import TemplateView

from activities.calendar_file import activities_feed
from committees import calendar_reading
from committees.calendar_file import meetings_feed
from committees.models import Body, CalendarFeed
from hayaa.core.calendars import feed_response
from hayaa.core.views import AccessRules, WritingRules
from hayaa.middleware import always_open

SEES = "committees.view_meeting"


@always_open
@require_safe
@conditional_page
def personal_feed(request, token):
    """The meetings of the person whose address this is, as on no page without it: the address is the key."""
    reader, body = calendar_reading.reader_of(token), Body.current()
    if reader is None:
        raise Http404
    meetings = calendar_reading.meetings_of(reader, on=body.day)
    return feed_response(meetings_feed(meetings, body), cache="private, no-cache")


@login_not_required
@require_safe
@conditional_page
def public_feed(request):
    """The dated activities of the plans in force, for everybody."""
    content = activities_feed(Body.current(), absolute=request.build_absolute_uri)
    return feed_response(content, cache="no-cache")


class CalendarPage(AccessRules, TemplateView):
    """The address of one's own calendar, how a phone takes it up, and the calendar for everybody."""

    see = SEES
    template_name = "calendar/page.html"

    def get_context_data(self, **kwargs):
        absolute = self.request.build_absolute_uri
        feed = CalendarFeed.objects.filter(user=self.request.user).first()
        own = feed and absolute(reverse("calendar-feed", args=[feed.token]))
        public = absolute(reverse("calendar-public"))
        return super().get_context_data(heading=_("My calendar"), feed=feed, own=own, public=public, **kwargs)


class OwnAddress(WritingRules, TemplateView):
    """A step of one's own address: the page says what will happen, then it happens."""

    see = SEES
    template_name = "layouts/confirm.html"
    heading = consequence = confirm = done = None

    def get_context_data(self, **kwargs):
        words = {"heading": self.heading, "consequence": self.consequence, "confirm": self.confirm}
        return super().get_context_data(**words, back=reverse("calendar"), **kwargs)

    def post(self, request):
        self.take_step(request.user)
        messages.success(request, self.done)
        return HttpResponseRedirect(reverse("calendar"))


class NewAddress(OwnAddress):
    heading = _("Make a new address?")
    consequence = _(
        "The address you have now stops working at once: phones and programs that read it show nothing new any more, "
        "and need the new one."
    )
    confirm = _("Make a new address")
    done = _("Your calendar has its address. Copy it into your phone.")

    def take_step(self, user):
        CalendarFeed.objects.renew(user=user)


class NoAddress(OwnAddress):
    heading = _("Switch your calendar off?")
    consequence = _("Its address stops working at once. You can make a new one whenever you like.")
    confirm = _("Switch it off")
    done = _("Your calendar is switched off: its address leads nowhere any more.")

    def take_step(self, user):
        CalendarFeed.objects.filter(user=user).delete()


urlpatterns = [
    path("calendar/", CalendarPage.as_view(), name="calendar"),
    path("calendar/new/", NewAddress.as_view(), name="calendar-new"),
    path("calendar/off/", NoAddress.as_view(), name="calendar-off"),
    path("calendar/public.ics", public_feed, name="calendar-public"),
    re_path(r"^calendar/(?P<token>[\w-]{32})\.ics$", personal_feed, name="calendar-feed"),
]
