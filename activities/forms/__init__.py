from activities.forms.line import ActivityForm, LineForm, MeetingsForm, MoveForm, RemovalForm
from activities.forms.logframe import AxisForm, IndicatorForm, MeansForm, ResultForm
from activities.forms.partner import PartnerForm, PartnerSearch
from activities.forms.plan import (
    AbandonForm,
    AdoptForm,
    ComparisonForm,
    ReopenForm,
    SubmitForm,
    VersionForm,
    YearPlanForm,
)
from activities.forms.programme import PartForm, ProgrammeForm, StatementForm

__all__ = [
    "AbandonForm", "ActivityForm", "AdoptForm", "AxisForm", "ComparisonForm", "IndicatorForm", "LineForm", "MeansForm",
    "MeetingsForm", "MoveForm", "PartForm", "PartnerForm", "PartnerSearch", "ProgrammeForm", "RemovalForm",
    "ReopenForm", "ResultForm", "StatementForm", "SubmitForm", "VersionForm", "YearPlanForm",
]  # fmt: skip
