from committees.models.agenda import AgendaItem, Decision
from committees.models.attendance import Attendance, AttendanceCorrection
from committees.models.body import Body
from committees.models.calendar import CalendarFeed
from committees.models.committee import Committee, CommitteeMembership
from committees.models.convocation import Convocation
from committees.models.document import MeetingDocument
from committees.models.guest import Guest
from committees.models.letter import Letter, LetterDocument
from committees.models.mandate import Mandate
from committees.models.meeting import Meeting
from committees.models.member import Member
from committees.models.office import BureauOffice
from committees.models.step import MeetingStep
from committees.models.term import Term
from committees.models.threshold import AttendanceThreshold
from committees.models.user import User

__all__ = [
    "AgendaItem", "Attendance", "AttendanceCorrection", "AttendanceThreshold", "Body", "BureauOffice", "CalendarFeed",
    "Committee", "CommitteeMembership", "Convocation", "Decision", "Guest", "Letter", "LetterDocument", "Mandate",
    "Meeting", "MeetingDocument", "MeetingStep", "Member", "Term", "User",
]  # fmt: skip
