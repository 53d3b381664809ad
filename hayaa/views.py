"""Pages that need several apps, or none."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from committees.models import Body
from hayaa.middleware import always_open


@always_open
def healthz(request):
    """Liveness: answers «ok» when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def home(request):
    """The public page of the body."""
    return render(request, "home.html", {"heading": Body.current().name or _("Welcome")})


def styleguide(request):
    """Every component of the interface, in both directions."""
    return render(request, "styleguide.html", {"heading": _("Style guide")})
