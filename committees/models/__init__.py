from committees.models.body import Body
from committees.models.committee import Committee, CommitteeMembership
from committees.models.mandate import Mandate
from committees.models.member import Member
from committees.models.office import BureauOffice
from committees.models.term import Term
from committees.models.user import User

__all__ = ["Body", "BureauOffice", "Committee", "CommitteeMembership", "Mandate", "Member", "Term", "User"]
