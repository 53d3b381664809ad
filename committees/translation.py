"""Which fields people read in both languages; the Arabic is required, the French may be empty."""

from modeltranslation.translator import TranslationOptions, register

from committees.models import Body, Committee, Mandate, Member, Term


@register(Body)
class BodyTranslation(TranslationOptions):
    fields = (
        "name", "short_name", "commune", "province",
        "signature_place", "founding_session", "legal_references", "mission",
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
