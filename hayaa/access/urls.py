"""The pages of one's own account beyond the password; those of django-allauth keep its names, which it asks for."""

from allauth.mfa.base.views import authenticate, reauthenticate
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from django.urls import include, path

from hayaa.access import views
from hayaa.middleware import always_open

urlpatterns = [
    path("security/", views.Security.as_view(), name="mfa_index"),
    path("security/<int:pk>/end/", views.EndSession.as_view(), name="session-end"),
    path("security/end-others/", views.EndOtherSessions.as_view(), name="sessions-end"),
    path("2fa/authenticate/", authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/", include("allauth.mfa.totp.urls")),
    path("2fa/recovery-codes/", view_recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/generate/", generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/recovery-codes/download/", views.SaveRecoveryCodes.as_view(), name="mfa_download_recovery_codes"),
    path("invitation/<str:code>/", always_open(views.Invitation.as_view()), name="account_invitation"),
    path("<int:pk>/invite/", views.Invite.as_view(), name="account-invite"),
    path("<int:pk>/two-steps/", views.TakeAway.as_view(), name="account-two-steps"),
]
