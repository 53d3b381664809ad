from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HayaaConfig(AppConfig):
    name = "hayaa"
    verbose_name = _("Hayaa")

    def ready(self):
        from hayaa import checks  # noqa: F401  (registers the system checks)
