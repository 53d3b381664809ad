from activities.models.activity import Activity
from activities.models.evidence import Evidence
from activities.models.indicator import Indicator, Measurement, Target
from activities.models.line import PlanLine, RemovedLine
from activities.models.logframe import Axis, ExpectedResult, MeansOfVerification
from activities.models.participation import Participation, Representation
from activities.models.partner import Partner
from activities.models.plan import PlanVersion, YearPlan
from activities.models.programme import Programme, ProgrammePart
from activities.models.report import AnnualReport
from activities.models.statement import Statement

__all__ = [
    "Activity", "AnnualReport", "Axis", "Evidence", "ExpectedResult", "Indicator", "MeansOfVerification",
    "Measurement", "Participation", "Partner", "PlanLine", "PlanVersion", "Programme", "ProgrammePart", "RemovedLine",
    "Representation", "Statement", "Target", "YearPlan",
]  # fmt: skip
