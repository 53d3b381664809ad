import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models.body import Body

LENGTH = 32  # characters: 192 bits, not to be guessed


def new_token():
    return secrets.token_urlsafe(LENGTH * 3 // 4)


class CalendarFeedQuerySet(models.QuerySet):
    def renew(self, *, user):
        """Give this person a new address; the one they had leads nowhere from now on."""
        return self.update_or_create(user=user, defaults={"token": new_token(), "created_at": Body.now()})[0]


class CalendarFeed(models.Model):
    """The address at which somebody's calendar program reads their meetings: whoever knows it needs no password."""

    user = models.OneToOneField(
        "committees.User", models.CASCADE, related_name="calendar_feed", verbose_name=_("account")
    )
    token = models.CharField(_("secret part of the address"), max_length=LENGTH, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), editable=False)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["user__username"]

    def __str__(self):
        return str(self.user)
