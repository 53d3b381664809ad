"""The back room: Django's admin, for those whose role says so and for nobody else."""

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.utils.translation import gettext_lazy as _


class BackRoom(AdminSite):
    site_header = site_title = _("Back room")
    index_title = _("Every record of the body")
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.has_perm("committees.use_back_room")

    def login(self, request, extra_context=None):
        """The one page of sign-in of the program; who is signed in without this right finds nothing here."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise Http404
        return redirect_to_login(request.GET.get("next") or request.get_full_path())
