"""Which fields people read in both languages; the Arabic is required, the French may be empty."""

from modeltranslation.translator import TranslationOptions, register

from activities.models import (
    Activity,
    AnnualReport,
    Axis,
    Evidence,
    ExpectedResult,
    Indicator,
    MeansOfVerification,
    Measurement,
    Partner,
    PlanLine,
    PlanVersion,
    Programme,
    ProgrammePart,
    RemovedLine,
    Representation,
    Statement,
    Target,
)


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ("title", "general_objective")
    required_languages = {"ar": ("title",)}


@register(ProgrammePart)
class ProgrammePartTranslation(TranslationOptions):
    fields = ("heading", "body")
    required_languages = ("ar",)


@register([Statement, ExpectedResult, MeansOfVerification])
class TextTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = ("ar",)


@register(Axis)
class AxisTranslation(TranslationOptions):
    fields = ("title", "short_title", "objective")
    required_languages = {"ar": ("title", "short_title")}


@register(Partner)
class PartnerTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("ar",)


@register(PlanVersion)
class PlanVersionTranslation(TranslationOptions):
    fields = ("label", "reason", "abandoned_because")


@register(PlanLine)
class PlanLineTranslation(TranslationOptions):
    fields = ("wording", "change_reason")
    required_languages = {"ar": ("wording",)}


@register(RemovedLine)
class RemovedLineTranslation(TranslationOptions):
    fields = ("change_reason",)


@register(Activity)
class ActivityTranslation(TranslationOptions):
    fields = ("title", "state_reason", "outcome")


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("text", "unit")
    required_languages = {"ar": ("text",)}


@register(Target)
class TargetTranslation(TranslationOptions):
    fields = ("reason",)


@register(Measurement)
class MeasurementTranslation(TranslationOptions):
    fields = ("finding", "source")


@register(Evidence)
class EvidenceTranslation(TranslationOptions):
    fields = ("note", "rejected_because")


@register(Representation)
class RepresentationTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("ar",)


@register(AnnualReport)
class AnnualReportTranslation(TranslationOptions):
    fields = ("summary", "difficulties", "lessons")
