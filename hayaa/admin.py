"""Accounts in the back room: who signs in, with which stored role, as which member."""

from auditlog.admin import LogEntry
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from committees.models import User
from hayaa.roles import ROLES, STORED

admin.site.unregister(Group)
admin.site.unregister(LogEntry)  # the log has pages of its own, and nobody writes there


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ["username", "email", "member", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["member"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "member", "language"]}),
        (_("Rights"), {"fields": ["is_active", "groups"]}),
    ]

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.queryset = Group.objects.filter(name__in=STORED)
            field.label_from_instance = lambda group: ROLES[group.name].name
        return field
