from auditlog.apps import AuditlogConfig
from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from hayaa.audit import recording
from hayaa.checks import morocco_time, morocco_time_of_postgresql, security_contact


class HayaaConfig(AppConfig):
    default = True  # the other ones of this file have a name of their own in the settings
    name = "hayaa"
    verbose_name = _("Hayaa")

    def ready(self):
        register(morocco_time)
        register(morocco_time_of_postgresql, Tags.database)
        register(security_contact, Tags.security, deploy=True)


class BackRoomConfig(admin.AdminConfig):
    """Django's admin with our site in it."""

    default = False
    default_site = "hayaa.backroom.BackRoom"


class AuditConfig(AuditlogConfig):
    """The library of the log, told what to record; after modeltranslation, which gives the models their languages."""

    default = False

    def ready(self):
        super().ready()
        recording.register()
