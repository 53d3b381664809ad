from activities.forms.execution import ExecutionForm, MonthEntry, OutsideForm, ParticipantsForm
from activities.forms.indicator import MeasurementForm, MetricFilter, TargetForm
from activities.forms.line import ActivityForm, LineForm, MeetingsForm, MoveForm, RemovalForm
from activities.forms.logframe import AxisForm, IndicatorForm, MeansForm, ResultForm
from activities.forms.partner import NameSearch, PartnerForm
from activities.forms.plan import (
    AbandonForm,
    AdoptForm,
    ComparisonForm,
    PlanFilter,
    ReopenForm,
    SubmitForm,
    VersionForm,
    YearPlanForm,
)
from activities.forms.programme import PartForm, ProgrammeForm, StatementForm
from activities.forms.report import AdoptReportForm, NewReportForm, ReportForm
from activities.forms.representation import EndRepresentationForm, RepresentationForm

__all__ = [
    "AbandonForm",
    "ActivityForm",
    "AdoptForm",
    "AdoptReportForm",
    "AxisForm",
    "ComparisonForm",
    "EndRepresentationForm",
    "ExecutionForm",
    "IndicatorForm",
    "LineForm",
    "MeansForm",
    "MeasurementForm",
    "MeetingsForm",
    "MetricFilter",
    "MonthEntry",
    "MoveForm",
    "NameSearch",
    "NewReportForm",
    "OutsideForm",
    "PartForm",
    "ParticipantsForm",
    "PartnerForm",
    "PlanFilter",
    "ProgrammeForm",
    "RemovalForm",
    "ReopenForm",
    "ReportForm",
    "RepresentationForm",
    "ResultForm",
    "StatementForm",
    "SubmitForm",
    "TargetForm",
    "VersionForm",
    "YearPlanForm",
]  # fmt: skip
