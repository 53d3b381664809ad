"""Who may come in at all; what they may see there is asked of each model (`visible_to`)."""

from django.contrib.auth.middleware import LoginRequiredMiddleware

from committees.models import Body

ALWAYS_OPEN = "always_open"


def always_open(view):
    """Mark a view that answers everybody, even when the body keeps its public pages switched off."""
    view.login_required = False
    setattr(view, ALWAYS_OPEN, True)
    return view


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Ask for sign-in on every view that is not public, and on all but a few when the body is not."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.user.is_authenticated or getattr(view_func, ALWAYS_OPEN, False):
            return None
        if view_func.__module__.startswith("allauth."):
            return super().process_view(request, view_func, view_args, view_kwargs)
        if not getattr(view_func, "login_required", True) and Body.current().public_pages:
            return None
        return self.handle_no_permission(request, view_func)

    def process_response(self, request, response):
        """What somebody signed in has read stays in no cache: the next one at this machine may not see it."""
        if getattr(request, "user", None) and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
