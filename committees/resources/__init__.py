"""The sheets of the committees: which records a body brings along in spreadsheets, and takes away again."""

from committees.resources.meetings import AttendanceSheet, MeetingSheet, attendance_grid
from committees.resources.people import (
    CommitteeSheet,
    MandateSheet,
    MemberSheet,
    OfficeSheet,
    SeatSheet,
    TermSheet,
)

__all__ = [
    "AttendanceSheet", "CommitteeSheet", "MandateSheet", "MeetingSheet", "MemberSheet", "OfficeSheet", "SeatSheet",
    "TermSheet", "attendance_grid",
]  # fmt: skip
