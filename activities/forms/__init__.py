from activities.forms.execution import ExecutionForm, MonthEntry, OutsideForm, ParticipantsForm
from activities.forms.line import ActivityForm, LineForm, MeetingsForm, MoveForm, RemovalForm
from activities.forms.logframe import AxisForm, IndicatorForm, MeansForm, ResultForm
from activities.forms.partner import PartnerForm, PartnerSearch
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

__all__ = [
    "AbandonForm", "ActivityForm", "AdoptForm", "AxisForm", "ComparisonForm", "ExecutionForm", "IndicatorForm",
    "LineForm", "MeansForm", "MeetingsForm", "MonthEntry", "MoveForm", "OutsideForm", "PartForm", "ParticipantsForm",
    "PartnerForm", "PartnerSearch", "PlanFilter", "ProgrammeForm", "RemovalForm", "ReopenForm", "ResultForm",
    "StatementForm", "SubmitForm", "VersionForm", "YearPlanForm",
]  # fmt: skip
