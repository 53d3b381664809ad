"""Which points of which agendas may adopt an opinion."""

from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _

from committees.models import AgendaItem, Meeting
from opinions.models import Opinion


def points():
    """Points that could adopt an opinion, the latest first: of plenary meetings held with their quorum.

    Each adopts one opinion at most.
    """
    return AgendaItem.objects.that_could_adopt().filter(adopted_opinion=None)


def next_numbers():
    """The numbers that an opinion adopted now could get, in words: one for each year of those points."""
    days = points().order_by().dates("meeting__day", "year", order="DESC")
    return get_text_list([f"{Opinion.objects.next_number(day.year)}/{day.year}" for day in days])


def coming_meetings():
    """Meetings of the whole body still to be held, the next first: there an opinion can be put on the agenda."""
    ahead = Meeting.objects.filter(kind=Meeting.Kind.PLENARY, state__in=Meeting.State.ahead())
    return ahead.order_by("day", "starts_at", "pk")


def points_of(opinion):
    """Those of the points above that have its title: what adopted it, in all likelihood."""
    return points().filter(title_ar=opinion.title_ar)


def awaited_at(opinion, user):
    """The point with its title on the agenda of a coming meeting that the user may see, or None."""
    meetings = coming_meetings() & Meeting.objects.visible_to(user)
    found = AgendaItem.objects.filter(meeting__in=meetings, title_ar=opinion.title_ar)
    return found.select_related("meeting__committee").order_by("meeting__day", "pk").first()


def obstacle(item, opinion, typed=None):
    """A sentence that says why this point does not adopt this opinion, or an empty string.

    `typed`: for, against and abstentions, for a point that has no votes yet.
    """
    meeting, votes = item.meeting, item.votes or typed
    if reason := item.obstacle_to_adopting():
        return reason
    if opinion.referred_on and meeting.day < opinion.referred_on:
        return _("This meeting was held before the opinion was asked for: choose the point that adopted it.")
    if votes is None:
        return _("Enter the votes: for, against and abstentions (0 where none).")
    if sum(votes) > meeting.attendances.attending().count():
        return _("There are more votes than members who attended: correct the votes.")
    if votes[0] <= votes[1]:
        return _("An opinion is adopted by more votes for than against.")
    if meeting.is_locked and (item.votes is None or item.outcome != AgendaItem.Outcome.APPROVED):
        return _(
            "The minutes of this meeting are approved, and they do not say that this point was approved by a vote: "
            "take them back to a draft and correct the point first."
        )
    return ""
