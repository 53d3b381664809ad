from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who signs in; a member of the body may have an account, most have none."""

    member = models.OneToOneField(
        "committees.Member", models.PROTECT, null=True, blank=True, related_name="user", verbose_name=_("member")
    )
    language = models.CharField(
        _("language of mail"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    invited_at = models.DateTimeField(_("link to choose the password made at"), null=True, blank=True, editable=False)
    mail_on_deposit = models.BooleanField(
        _("mail on each deposit"),
        default=True,
        help_text=_("Council members are told by mail when an opinion is deposited; they may do without."),
    )

    def __str__(self):
        return str(self.member) if self.member else self.get_full_name() or self.username
