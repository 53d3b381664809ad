"""The plan of a year out of a spreadsheet (decision 0021): what a sheet would make of it, and the draft itself."""

from activities.intake.kind import PlanKind, PlanReview
from activities.intake.proposal import Proposal, Proposed, propose
from activities.intake.writing import accept

__all__ = ["PlanKind", "PlanReview", "Proposal", "Proposed", "accept", "propose"]
