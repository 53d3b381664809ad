from opinions.models.deposit import Deposit
from opinions.models.document import OpinionDocument
from opinions.models.event import CouncilEvent
from opinions.models.opinion import Opinion
from opinions.models.reading import Reading
from opinions.models.recommendation import FollowUp, Recommendation
from opinions.models.step import OpinionStep
from opinions.models.text import OpinionText
from opinions.models.theme import Theme

__all__ = [
    "CouncilEvent", "Deposit", "FollowUp", "Opinion", "OpinionDocument", "OpinionStep", "OpinionText", "Reading",
    "Recommendation", "Theme",
]  # fmt: skip
