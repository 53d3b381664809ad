"""Where somebody is signed in: each session with the browser and the address it began with."""

from allauth.account.signals import password_changed, password_set
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.utils import timezone


def of(user):
    """The running sessions of this user, the latest first."""
    running = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user=user, session_key__in=running).order_by("-created_at", "-pk")


def end(*, user, but=None):
    """End the sessions of this user, but for the one with this key; how many that were."""
    others = UserSession.objects.filter(user=user).exclude(session_key=but)
    for session in others:
        session.end()
    return len(others)


@receiver([password_changed, password_set])
def end_others(sender, request, user, **kwargs):
    """A new password ends what was signed in with the old one."""
    end(user=user, but=request.session.session_key)
