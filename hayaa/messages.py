"""Messages from one page to the next: in a cookie bound to this host under https, as those of session and form are."""

from django.conf import settings
from django.contrib.messages.storage import cookie, fallback, session


class HostCookie(cookie.CookieStorage):
    cookie_name = "__Host-messages" if settings.HTTPS else "messages"


class Messages(fallback.FallbackStorage):
    """What no cookie holds goes into the session."""

    storage_classes = (HostCookie, session.SessionStorage)
