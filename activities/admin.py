"""The back room of the action programme: both languages of every record; adopted versions only to be read."""

from django import forms
from django.contrib import admin

from activities import models
from committees.admin import RecordAdmin, TranslatedRecordAdmin
from hayaa.core.richtext import RichTextField


@admin.register(models.Programme)
class ProgrammeAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "first_year", "last_year", "state"]


@admin.register(models.ProgrammePart)
class ProgrammePartAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "section", "position"]
    list_filter = ["section"]
    ordering = ["programme", "section", "position"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.startswith("body_"):
            field = db_field.formfield(form_class=RichTextField)
            field.widget = forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField"})
            return field
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(models.Statement)
class StatementAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "kind", "position"]
    list_filter = ["kind"]
    ordering = ["programme", "kind", "position"]


@admin.register(models.Axis)
class AxisAdmin(TranslatedRecordAdmin):
    list_display = ["position", "__str__", "code"]
    list_display_links = ["__str__"]


@admin.register(models.ExpectedResult, models.Indicator, models.MeansOfVerification)
class LogframeRowAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "axis", "position"]
    list_filter = ["axis"]
    list_select_related = ["axis"]
    ordering = ["axis__position", "position", "pk"]


@admin.register(models.Partner)
class PartnerAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "kind", "code"]
    list_filter = ["kind"]
    search_fields = ["search_text"]


@admin.register(models.YearPlan)
class YearPlanAdmin(RecordAdmin):
    list_display = ["year", "programme"]
    list_select_related = ["programme"]


class DraftsOnly:
    """Records of a version change while it is a draft, and by no other way than its steps."""

    def version_of(self, record):
        return record

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or self.version_of(obj).is_open)


@admin.register(models.PlanVersion)
class PlanVersionAdmin(DraftsOnly, TranslatedRecordAdmin):
    list_display = ["__str__", "state", "adopted_on"]
    list_filter = ["year_plan", "state"]
    list_select_related = ["year_plan"]
    readonly_fields = ["year_plan", "number", "state", "based_on", "adopted_on"]
    exclude = ["abandoned_because"]

    def has_add_permission(self, request):
        return False


@admin.register(models.PlanLine)
class PlanLineAdmin(DraftsOnly, TranslatedRecordAdmin):
    list_display = ["__str__", "plan_version", "axis", "month_from", "month_to"]
    list_filter = ["plan_version__year_plan", "axis"]
    list_select_related = ["plan_version__year_plan", "axis"]
    readonly_fields = ["plan_version", "activity", "printed_month", "as_written"]

    def version_of(self, record):
        return record.plan_version

    def has_add_permission(self, request):
        return False


@admin.register(models.RemovedLine)
class RemovedLineAdmin(DraftsOnly, TranslatedRecordAdmin):
    list_display = ["__str__", "plan_version", "change_reason"]
    list_filter = ["plan_version__year_plan"]
    list_select_related = ["plan_version__year_plan", "activity"]
    readonly_fields = ["plan_version", "activity"]

    def version_of(self, record):
        return record.plan_version

    def has_add_permission(self, request):
        return False


@admin.register(models.Activity)
class ActivityAdmin(RecordAdmin):
    list_display = ["code", "kind", "role", "quantity"]
    list_filter = ["year_plan", "kind"]
    filter_horizontal = ["partners"]
    readonly_fields = ["meetings", "opinions", "partners_present"]

    def get_readonly_fields(self, request, obj=None):
        fixed = ["kind", "role", "quantity"] if obj and obj.is_planned_officially else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("lines__plan_version")

    def has_add_permission(self, request):
        return False


@admin.register(models.Participation)
class ParticipationAdmin(RecordAdmin):
    list_display = ["activity", "member"]
    list_select_related = ["member"]


@admin.register(models.Representation)
class RepresentationAdmin(TranslatedRecordAdmin):
    list_display = ["__str__", "member", "starts_on", "ends_on"]
    list_select_related = ["member"]


class ReadOnly:
    """Records that only the pages of the program make: here they are read."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(models.Evidence)
class EvidenceAdmin(ReadOnly, TranslatedRecordAdmin):
    list_display = ["__str__", "means", "state", "added_at"]
    list_filter = ["state", "source"]
    list_select_related = ["means"]


@admin.register(models.Target, models.Measurement)
class EntryAdmin(ReadOnly, TranslatedRecordAdmin):
    list_display = ["__str__", "indicator", "year", "at"]
    list_filter = ["year"]
    list_select_related = ["indicator"]


@admin.register(models.AnnualReport)
class AnnualReportAdmin(ReadOnly, TranslatedRecordAdmin):
    list_display = ["__str__", "state", "adopted_on"]
    list_filter = ["part", "state"]
