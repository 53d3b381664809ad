"""What the search finds of people, committees, meetings and letters, as far as the reader may see them."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from committees.models import (
    AgendaItem,
    Committee,
    Decision,
    Guest,
    Letter,
    LetterDocument,
    Meeting,
    MeetingDocument,
    Member,
)
from hayaa.core.search import Kind, Part


def kinds(user):
    return [members(user), committees(user), meetings(user), decisions(user), letters(user)]


def members(user):
    """By name, organisation and speciality; by phone, mail or notes only for those who may see these."""
    seen = Member.objects.visible_to(user)
    contacts = Part(seen.reachable_by(user), "pk", column="contact_text")
    notes = Part(seen.with_notes_for(user), "pk", column="notes_text")
    return Kind(
        code="members",
        label=_("Members"),
        records=seen,
        title="full_name",
        order=("number",),
        parts=(contacts, notes),
        facts=lambda member: [member.organisation],
    )


def committees(user):
    return Kind(
        code="committees",
        label=_("Committees"),
        records=Committee.objects.visible_to(user),
        title="name",
        order=("-kind", "number"),
        facts=lambda committee: [committee.get_kind_display()],
    )


def meetings(user):
    """With their agenda, guests and documents."""
    return Kind(
        code="meetings",
        label=_("Meetings"),
        records=Meeting.objects.visible_to(user).select_related("committee"),
        title="name",
        order=("-day", "-starts_at", "-pk"),
        parts=(
            Part(AgendaItem.objects.visible_to(user).select_related("meeting"), "meeting", leads=True),
            Part(Guest.objects.visible_to(user).select_related("meeting"), "meeting", leads=True),
            Part(MeetingDocument.objects.visible_to(user), "meeting"),
        ),
        facts=lambda meeting: [meeting.organ, date_format(meeting.day), meeting.get_state_display()],
    )


def decisions(user):
    """Each leads to the point that took it: the list of decisions holds the open ones only."""
    return Kind(
        code="decisions",
        label=_("Decisions"),
        records=Decision.objects.visible_to(user).select_related("agenda_item__meeting"),
        title="text",
        titled="search_text",
        order=("-agenda_item__meeting__day", "-pk"),
        facts=lambda decision: [
            decision.agenda_item.meeting, date_format(decision.agenda_item.meeting.day), decision.get_state_display()
        ],
        url=lambda decision: decision.agenda_item.get_absolute_url(),
    )  # fmt: skip


def letters(user):
    return Kind(
        code="letters",
        label=_("Letters"),
        records=Letter.objects.visible_to(user),
        title="subject",
        order=("-day", "-pk"),
        parts=(Part(LetterDocument.objects.visible_to(user), "letter"),),
        facts=lambda letter: [
            letter.get_direction_display(), letter.official_number, letter.correspondent, date_format(letter.day)
        ],
    )  # fmt: skip
