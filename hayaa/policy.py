"""What a browser may do with an answer of ours: the same on every answer, early errors and static files included."""

from django.conf import settings
from django.middleware.security import SecurityMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

MB = 1024 * 1024
LARGEST = 20 * MB  # bytes of a request: a file of 15 MB and the fields beside it
# What no page of ours asks for, so that nothing that slipped into one can.
SWITCHED_OFF = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi", "display-capture",
                "browsing-topics")  # fmt: skip
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in SWITCHED_OFF),
    "X-Frame-Options": settings.X_FRAME_OPTIONS,
}


class BrowserPolicyMiddleware(SecurityMiddleware):
    """The outermost but for the Content-Security-Policy: whoever answers, be it an error before any page is looked for.

    Django's own, inside of it, turns http into https, and may fail at a host that is not ours.
    """

    def process_request(self, request):
        return None

    def process_response(self, request, response):
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return super().process_response(request, response)


class LargestRequestMiddleware(MiddlewareMixin):
    """413 before anything is read: the program would keep a film of 10 GB on the disk to say that it is too large."""

    def process_request(self, request):
        if not _declared(request) > LARGEST:
            return None
        translation.activate(translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
        return render(request, "413.html", {"limit": LARGEST // MB}, status=413)


def _declared(request):
    """The length in bytes that the request says it has; 0 where it says none: then nothing of it is read."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length) if length.isdecimal() else 0
