"""What waits to be done about meetings and their decisions, for the desk."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from committees.models import Body, Decision, Meeting
from hayaa.core.tasks import MOST, at_most, due, in_short, task

State = Meeting.State
RUNNING_OUT = timedelta(days=14)  # how long before its last day a convocation is called to mind
SOON = timedelta(days=30)  # a decision is due soon


def tasks(user, on):
    """What waits for this user on a day, in no special order; whoever has nothing to do with it is told nothing.

    Whoever handles meetings (the secretariat all, those who lead a committee its own): to convene, to enter, minutes
    and decisions. The chair: what is to be convened and approved, to read. A member: the next meeting they go to.
    """
    if not user.has_perm("committees.view_meeting"):
        return []
    handled, everything = Meeting.objects.handled_by(user), user.has_perm("committees.view_draft_meeting")
    if not everything and not user.has_perm("committees.add_meeting"):
        return _next(user, on)
    watched = Meeting.objects.all() if everything else handled
    watched = watched.annotate(handled=Exists(handled.filter(pk=OuterRef("pk")))).select_related("committee")
    return [
        *_to_convene(watched, on),
        *_to_enter(watched.filter(handled=True), on),
        *_to_write(watched.filter(handled=True), on),
        *_to_approve(watched, on),
        *_decisions(handled, on),
        *_next(user, on),
    ]


def _named(sentence, meeting):
    """The sentence with the meeting in it; one of a committee says of which."""
    name = f"{meeting} ({meeting.committee})" if meeting.committee else str(meeting)
    return sentence % {"meeting": in_short(name), "day": date_format(meeting.day)}


def _page(meeting, name):
    """Where those who handle it do it; the others read about it."""
    return reverse(f"committees:{name}", args=[meeting.pk]) if meeting.handled else meeting.get_absolute_url()


def _more(found, sentence, state):
    return at_most(found, sentence, reverse("committees:meeting-list") + f"?state={state}")


def _to_convene(watched, on):
    """Drafts whose notice runs out, by the last day on which the notice can still be kept."""
    notice = timedelta(days=Body.current().notice_days)
    drafts = watched.filter(state=State.DRAFT, day__lte=on + notice + RUNNING_OUT).order_by("day", "starts_at", "pk")
    sentence = _("To be convened: %(meeting)s of %(day)s")
    found = [due(on, m.day - notice, _named(sentence, m), _page(m, "meeting-convene")) for m in drafts[: MOST + 1]]
    return _more(found, _("More meetings are to be convened"), "ahead")


def _to_enter(handled, on):
    """Convened, their day has come, and their sheet is not closed."""
    open_ones = handled.filter(state=State.CONVENED, day__lte=on).order_by("day", "starts_at", "pk")
    sentence = _("Attendance to be entered: %(meeting)s")
    found = [due(on, m.day, _named(sentence, m), _page(m, "attendance-sheet")) for m in open_ones[: MOST + 1]]
    return _more(found, _("More meetings wait for their attendance"), "ahead")


def _to_write(handled, on):
    held = handled.filter(state=State.HELD).order_by("day", "starts_at", "pk")
    sentence = _("Minutes to be written: %(meeting)s")
    found = [task(on, m.day, _named(sentence, m), m.get_absolute_url()) for m in held[: MOST + 1]]
    return _more(found, _("More meetings wait for their minutes"), "minutes")


def _to_approve(watched, on):
    """Minutes that are complete: to be recorded where a later meeting of the organ was held; else they wait for one."""
    same = Q(kind=OuterRef("kind")) & (Q(committee=OuterRef("committee")) | Q(committee=None))
    later = Meeting.objects.took_place().filter(same, day__gt=OuterRef("day"))
    drafted = watched.filter(state=State.MINUTES_DRAFTED).annotate(later=Exists(later))
    now, then = _("Minutes to be approved: %(meeting)s"), _("Minutes for the next meeting to approve: %(meeting)s")
    drafted = drafted.order_by("day", "starts_at", "pk")[: MOST + 1]
    found = [task(on, m.day, _named(now if m.later else then, m), _approval_page(m)) for m in drafted]
    return _more(found, _("More minutes wait for their approval"), "minutes")


def _approval_page(meeting):
    return _page(meeting, "meeting-approve-minutes") if meeting.later else meeting.get_absolute_url()


def _decisions(handled, on):
    """Open ones of the meetings handled, overdue or due within a month, by their term."""
    near = Decision.objects.open().filter(agenda_item__meeting__in=handled, due_on__lte=on + SOON)
    sentence = _("Decision to be followed up: %(text)s")
    found = [
        due(on, d.due_on, sentence % {"text": in_short(d.text)}, reverse("committees:decision-update", args=[d.pk]))
        for d in near.order_by("due_on", "pk")[: MOST + 1]
    ]
    return at_most(found, _("More decisions are due"), reverse("committees:decision-list"))


def _next(user, on):
    """The next meeting to which the member was convened."""
    if user.member_id is None:
        return []
    convened = Meeting.objects.filter(state=State.CONVENED, day__gte=on, convocations__member=user.member_id)
    coming = convened.select_related("committee").order_by("day", "starts_at", "pk")[:1]
    return [task(on, m.day, _named(_("Your next meeting: %(meeting)s"), m), m.get_absolute_url()) for m in coming]
