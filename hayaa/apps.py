from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from hayaa.checks import morocco_time, morocco_time_of_postgresql


class HayaaConfig(AppConfig):
    name = "hayaa"
    verbose_name = _("Hayaa")

    def ready(self):
        register(morocco_time)
        register(morocco_time_of_postgresql, Tags.database)


class BackRoomConfig(admin.AdminConfig):
    """Django's admin with our site in it."""

    default = False
    default_site = "hayaa.backroom.BackRoom"
