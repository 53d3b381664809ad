"""Accounts in the back room: who signs in, with which stored role, as which member."""

from auditlog.admin import LogEntry
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.forms import ModelForm
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from committees.models import User
from hayaa.roles import ROLES, STORED

admin.site.unregister(Group)
admin.site.unregister(LogEntry)  # the log has pages of its own, and nobody writes there


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Nobody types a password for somebody else: a new account leads to the link by which its owner chooses it."""

    add_form = ModelForm
    list_display = ["username", "email", "member", "is_active"]
    list_filter = ["is_active"]
    list_select_related = ["member"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "member", "language"]}),
        (_("Rights"), {"fields": ["is_active", "groups"]}),
    ]

    add_fieldsets = fieldsets

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(reverse("account-invite", args=[obj.pk]))

    def user_change_password(self, request, id, form_url=""):
        raise Http404

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.queryset = Group.objects.filter(name__in=STORED)
            field.label_from_instance = lambda group: ROLES[group.name].name
        return field
