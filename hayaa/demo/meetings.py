"""The meetings of the demonstration body, taken through the program's own steps at the hours of `meetings.toml`.

A meeting that exists already (same organ, same day) is left alone with all that belongs to it: whoever tried it out
keeps what they did.
"""

from datetime import time
from functools import partial

from activities.models import Activity
from committees import posts
from committees.actions import meetings as actions
from committees.models import Attendance, AttendanceThreshold, Committee, Decision, Guest, Meeting, Member, User
from hayaa.demo.files import read_csv, read_toml

# A cell of attendance.csv is a letter and, where known, the hours of arrival and departure and a note.
LETTERS = {status[0].upper(): status for status in Attendance.Status}
POSTS = {"chaired_by": posts.presiding, "recorded_by": posts.recording}
SUBJECT = ("title_ar", "title_fr")
SAID = ("outcome", "discussion_ar", "discussion_fr", "resolution_ar", "resolution_fr")


def load(mandate):
    """Plan the meetings that are not there yet, as drafts; returns their steps, for the timeline to play.

    People, plans and accounts are there.
    """
    AttendanceThreshold.objects.get_or_create(starts_on=mandate.starts_on)
    data, secretariat, steps = read_toml("meetings.toml"), Secretariat(mandate), []
    known = set(Meeting.objects.values_list("kind", "committee", "day"))
    for row in data["meeting"]:
        meeting = secretariat.draft(row, data["places"][row["place"]])
        if (meeting.kind, meeting.committee_id, meeting.day) not in known:
            secretariat.plan(meeting, row)
            steps.extend(secretariat.steps(meeting, row))
    return steps


class Secretariat:
    """Who takes the steps, with the members by number, the committees by code and the sheets by member."""

    def __init__(self, mandate):
        self.mandate = mandate
        self.account = User.objects.get(username="secretariat")
        self.members = {member.number: member for member in Member.objects.all()}
        self.committees = {f"{c.kind}-{c.number}": c for c in Committee.objects.all()}
        self.sheets = {int(row.pop("member")): row for row in read_csv("attendance.csv")}

    def draft(self, row, place):
        """The meeting as a draft, not saved."""
        committee = self.committees.get(row["organ"])
        return Meeting(
            mandate=self.mandate,
            kind=Meeting.Kind.COMMITTEE if committee else row["organ"],
            committee=committee,
            session=row.get("session", Meeting.Session.ORDINARY),
            day=row["day"],
            starts_at=row["starts_at"],
            signed_by=self.members.get(row.get("signed_by")),
            **place,
            **only(SUBJECT, row),
        )

    def plan(self, meeting, row):
        actions.plan(meeting=meeting, agenda=[(item["title_ar"], item["title_fr"]) for item in row["item"]])
        for item, said in zip(meeting.agenda.all(), row["item"], strict=True):
            item.presented_by = self.members.get(said.get("presented_by"))
            item.save()
        Guest.objects.bulk_create(Guest(meeting=meeting, **guest) for guest in row.get("guest", ()))
        if "activity" in row:
            Activity.objects.get(code=row["activity"]).meetings.add(meeting)

    def steps(self, meeting, row):
        """Each step that the meeting has taken: its moment and what to do then."""
        taken = {"convened_at": self.convene, "closed_at": self.close, "drafted_at": self.draft_minutes}
        return [(row[name], partial(take, meeting, row)) for name, take in taken.items() if name in row]

    def convene(self, meeting, row, at):
        actions.convene(meeting=meeting, by=self.account, at=at)
        sent = meeting.convocations.exclude(member__number__in=row.get("not_sent", ()))
        sent.update(sent_on=row["sent_on"])
        sent.exclude(member__number__in=row.get("not_received", ())).update(delivered_on=row["received_on"])

    def close(self, meeting, row, at):
        """Close the sheet; the minutes of the meeting before are approved in the same hour."""
        sheet = list(self.sheet(meeting, f"{row['organ']} {row['day']}"))
        Attendance.objects.bulk_create(sheet)
        attending = {entered.member_id: entered.member for entered in sheet if entered.is_attending}
        held = "ends_at" in row
        found = {name: attending.get(post(meeting, attending)) for name, post in POSTS.items()} if held else {}
        actions.close(meeting=meeting, by=self.account, at=at, ends_at=row.get("ends_at"), **found)
        for item, said in zip(meeting.agenda.all(), row["item"], strict=True):
            self.record(item, said)
        earlier = Meeting.objects.of_organ_of(meeting).filter(state=Meeting.State.MINUTES_DRAFTED)
        for before in earlier.filter(day=row.get("approves")):
            before.approve_minutes(in_meeting=meeting, by=self.account, at=at)

    def sheet(self, meeting, column):
        for number, cells in self.sheets.items():
            if cells[column]:
                letter, arrived, left, note = (cells[column] + ";;;").split(";")[:4]
                yield Attendance(
                    meeting=meeting, member=self.members[number], status=LETTERS[letter], note=note,
                    arrived_at=hour(arrived), left_at=hour(left), entered_by=self.account,
                )  # fmt: skip

    def record(self, item, said):
        """What was said, voted and decided on a point."""
        for name, value in only(SAID, said).items():
            setattr(item, name, value)
        if "votes" in said:
            item.votes_for, item.votes_against, item.abstentions = said["votes"]
        item.save()
        for decision in said.get("decision", ()):
            in_charge = self.members.get(decision.pop("in_charge", None))
            Decision.objects.create(agenda_item=item, in_charge=in_charge, **decision)

    def draft_minutes(self, meeting, row, at):
        meeting.become(Meeting.State.MINUTES_DRAFTED, by=self.account, at=at)


def only(names, row):
    return {name: row[name] for name in names if name in row}


def hour(written):
    return time.fromisoformat(written) if written else None
