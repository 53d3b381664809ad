"""Which fields people read in both languages; the Arabic is required, the French may be empty."""

from modeltranslation.translator import TranslationOptions, register

from opinions.models import CouncilEvent, FollowUp, Opinion, OpinionStep, OpinionText, Recommendation, Theme


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = {"ar": ("name",)}


@register(Opinion)
class OpinionTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = {"ar": ("title",)}


@register(OpinionText)
class OpinionTextTranslation(TranslationOptions):
    fields = OpinionText.SECTIONS


@register(OpinionStep)
class OpinionStepTranslation(TranslationOptions):
    fields = ("note",)


@register(Recommendation)
class RecommendationTranslation(TranslationOptions):
    fields = ("text", "addressee")
    required_languages = {"ar": ("text",)}


@register(FollowUp)
class FollowUpTranslation(TranslationOptions):
    fields = ("finding",)


@register(CouncilEvent)
class CouncilEventTranslation(TranslationOptions):
    fields = ("session", "standing_committee", "text")
