"""The back room of people and committees: both languages of every record, and nothing deleted."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from committees.models import Body, BureauOffice, CalendarFeed, Committee, CommitteeMembership, Mandate, Member, Term


class NothingDeleted:
    """Official records end; here as everywhere they are not deleted, and every save counts as one."""

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.version += change
        super().save_model(request, obj, form, change)


class RecordAdmin(NothingDeleted, admin.ModelAdmin):
    """A record without translated fields."""


class TranslatedRecordAdmin(NothingDeleted, TranslationAdmin):
    """A record with its Arabic and French fields."""


@admin.register(Body)
class BodyAdmin(TranslatedRecordAdmin):
    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Body.objects.exists()


@admin.register(Mandate)
class MandateAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "starts_on", "ends_on"]


@admin.register(Member)
class MemberAdmin(TranslatedRecordAdmin):
    list_display = ["number", "__str__", "sex", "provenance"]
    list_display_links = ["__str__"]
    list_filter = ["sex", "provenance"]
    search_fields = ["search_text"]


@admin.register(Term)
class TermAdmin(TranslatedRecordAdmin):
    list_display = ["member", "mandate", "starts_on", "ends_on", "end_reason", "engagement"]
    list_filter = ["mandate", "engagement", "end_reason"]
    list_select_related = ["member", "mandate"]


@admin.register(BureauOffice)
class BureauOfficeAdmin(RecordAdmin):
    list_display = ["title", "member", "starts_on", "ends_on"]
    list_select_related = ["member"]


@admin.register(Committee)
class CommitteeAdmin(TranslatedRecordAdmin):
    list_display = ["number", "__str__", "kind", "starts_on", "ends_on"]
    list_display_links = ["__str__"]
    list_filter = ["kind"]


@admin.register(CommitteeMembership)
class CommitteeMembershipAdmin(RecordAdmin):
    list_display = ["member", "committee", "role", "starts_on", "ends_on"]
    list_filter = ["role", "committee"]
    list_select_related = ["member", "committee"]


@admin.register(CalendarFeed)
class CalendarFeedAdmin(admin.ModelAdmin):
    """Who has an address, and since when, to take it away where its owner cannot; the address itself is not shown."""

    list_display = ["user", "created_at"]
    list_select_related = ["user__member"]
    readonly_fields = ["user", "created_at"]

    def lookup_allowed(self, lookup, value, request):
        """Nor can it be guessed sign by sign, by asking which addresses begin with it."""
        return not lookup.startswith("token") and super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
