"""Who may come in at all; what they may see there is asked of each model (`visible_to`)."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import redirect

from committees.models import Body
from hayaa.access import two_steps
from hayaa.accounts import ENDED
from hayaa.roles import roles_of

ALWAYS_OPEN = "always_open"
# What somebody may do before the second step is set up: do so, with the help of the guide, or leave.
BEFORE_SECOND_STEP = ("mfa_activate_totp", "account_reauthenticate", "account_logout", "help-chapter")


def always_open(view):
    """Mark a view that answers everybody, even when the body keeps its public pages switched off."""
    view.login_required = False
    setattr(view, ALWAYS_OPEN, True)
    return view


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Ask for sign-in on every view that is not public, and on all but a few when the body is not.

    Whose role asks for a second step of signing in sets it up before anything else.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if getattr(view_func, ALWAYS_OPEN, False):
            return None
        if request.user.is_authenticated:
            return self.first_of_all(request)
        if view_func.__module__.startswith("allauth."):
            return super().process_view(request, view_func, view_args, view_kwargs)
        if not getattr(view_func, "login_required", True) and Body.current().public_pages:
            return None
        return self.handle_no_permission(request, view_func)

    def first_of_all(self, request):
        """What somebody signed in has to do before anything else; whose last role has ended is signed out."""
        if not roles_of(request.user):
            logout(request)
            messages.error(request, ENDED)
            return redirect("account_login")
        if request.resolver_match.view_name in BEFORE_SECOND_STEP or not two_steps.are_missing(request.user):
            return None
        return redirect("mfa_activate_totp")

    def process_response(self, request, response):
        """What somebody signed in has read stays in no cache: the next one at this machine may not see it."""
        if getattr(request, "user", None) and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
