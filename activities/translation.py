"""Which fields people read in both languages; the Arabic is required, the French may be empty."""

from modeltranslation.translator import TranslationOptions, register

from activities.models import (
    Axis,
    ExpectedResult,
    Indicator,
    MeansOfVerification,
    Partner,
    PlanLine,
    PlanVersion,
    Programme,
    ProgrammePart,
    RemovedLine,
    Statement,
)


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ("title", "general_objective")
    required_languages = {"ar": ("title",)}


@register(ProgrammePart)
class ProgrammePartTranslation(TranslationOptions):
    fields = ("heading", "body")
    required_languages = ("ar",)


@register([Statement, ExpectedResult, Indicator, MeansOfVerification])
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
