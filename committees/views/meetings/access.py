"""Who handles a meeting, and in which of its states a page about it works."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from committees.models import Meeting
from hayaa.core.views import refusal

State = Meeting.State


def works_on(user, meeting):
    """Somebody who handles the meeting, or prepares all of them: its letters and its file are theirs."""
    return user.has_perm("committees.change_meeting", meeting) or user.has_perm("committees.view_draft_meeting")


class HandlesMeeting:
    """A page of those who handle the meeting: 404 for who may not see it, 403 for who may not handle it.

    `states`: where the meeting must stand for the page to work; None: anywhere but locked.
    """

    see = "committees.view_meeting"
    states = None
    locks = True
    not_now = _("This step is not possible: the meeting is now in the state “%(state)s”.")

    @cached_property
    def meeting(self):
        """The meeting; locked while a POST is at work, so that what its state allows still holds when it is done."""
        found = Meeting.objects.visible_to(self.request.user).select_related("committee", "former", "signed_by")
        if self.request.method == "POST" and self.locks:
            found = found.select_for_update(of=("self",))
        return get_object_or_404(found, pk=self.meeting_key())

    def meeting_key(self):
        return self.kwargs["pk"]

    def obstacle(self):
        if not self.request.user.has_perm("committees.change_meeting", self.meeting):
            raise PermissionDenied
        if self.meeting.is_locked if self.states is None else self.meeting.state not in self.states:
            reason = self.not_now % {"state": self.meeting.get_state_display()}
            back = self.meeting.get_absolute_url()
            return refusal(self.request, heading=self.heading, reason=reason, back=back)

    def get_back_url(self):
        return self.meeting.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"lede": self.meeting, "meeting": self.meeting, **kwargs})


class OfMeeting(HandlesMeeting):
    """The page makes a record of the meeting whose key stands in the address."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.model(meeting=self.meeting)}


class PartOfMeeting(HandlesMeeting):
    """The page is about a record that belongs to a meeting; `path_to_meeting` leads from one to the other."""

    path_to_meeting = "meeting"

    def meeting_key(self):
        found = self.model.objects.values_list(self.path_to_meeting, flat=True)
        return get_object_or_404(found, pk=self.kwargs["pk"])
