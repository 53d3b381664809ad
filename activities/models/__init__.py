from activities.models.activity import Activity
from activities.models.line import PlanLine, RemovedLine
from activities.models.logframe import Axis, ExpectedResult, Indicator, MeansOfVerification
from activities.models.partner import Partner
from activities.models.plan import PlanVersion, YearPlan
from activities.models.programme import Programme, ProgrammePart
from activities.models.statement import Statement

__all__ = [
    "Activity", "Axis", "ExpectedResult", "Indicator", "MeansOfVerification", "Partner", "PlanLine", "PlanVersion",
    "Programme", "ProgrammePart", "RemovedLine", "Statement", "YearPlan",
]  # fmt: skip
