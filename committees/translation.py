"""Which fields people read in both languages; the Arabic is required, the French may be empty."""

from modeltranslation.translator import TranslationOptions, register

from committees.models import (
    AgendaItem,
    Body,
    Committee,
    Decision,
    Guest,
    Letter,
    Mandate,
    Meeting,
    MeetingStep,
    Member,
    Term,
)


@register(Body)
class BodyTranslation(TranslationOptions):
    fields = (
        "name", "short_name", "commune", "province",
        "signature_place", "founding_session", "legal_references", "mission", "letterhead",
    )  # fmt: skip
    required_languages = {"ar": ("name", "short_name", "commune")}


@register(Mandate)
class MandateTranslation(TranslationOptions):
    fields = ("decision",)


@register(Member)
class MemberTranslation(TranslationOptions):
    fields = ("family_name", "given_name", "organisation", "specialities")
    required_languages = {"ar": ("family_name", "given_name")}


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("decision", "end_decision")


@register(Committee)
class CommitteeTranslation(TranslationOptions):
    fields = ("name", "task")
    required_languages = {"ar": ("name",)}


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    fields = ("title", "place")
    required_languages = {"ar": ("place",)}


@register(MeetingStep)
class MeetingStepTranslation(TranslationOptions):
    fields = ("reason",)


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = ("title", "discussion", "resolution")
    required_languages = {"ar": ("title",)}


@register(Decision)
class DecisionTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = {"ar": ("text",)}


@register(Guest)
class GuestTranslation(TranslationOptions):
    fields = ("name", "capacity")
    required_languages = {"ar": ("name",)}


@register(Letter)
class LetterTranslation(TranslationOptions):
    fields = ("correspondent", "subject")
    required_languages = {"ar": ("correspondent", "subject")}
