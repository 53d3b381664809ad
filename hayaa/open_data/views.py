"""The page that describes the open data, and the files themselves, each at one address for all languages."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from hayaa.core.spreadsheet import csv_response
from hayaa.open_data.catalogue import LICENCE_URL, SETS, as_json, as_sheet


def free(view):
    """Any page of the web may read what it answers; whoever has it asks whether there is a newer one."""

    @wraps(view)
    def answer(request, code):
        response = view(request, code)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Link"] = f'<{LICENCE_URL}>; rel="license"'
        response.headers["Cache-Control"] = "no-cache"
        return response

    return answer


@login_not_required
def open_data(request):
    context = {"heading": _("Open data"), "sets": SETS.values(), "licence_url": LICENCE_URL}
    return render(request, "open_data.html", context)


@login_not_required
@require_safe
@free
@conditional_page
def data_csv(request, code):
    sheet = as_sheet(_asked(code), request.build_absolute_uri)
    return csv_response(sheet, filename=f"{code}.csv")


@login_not_required
@require_safe
@free
@conditional_page
def data_json(request, code):
    content = as_json(_asked(code), request.build_absolute_uri)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def _asked(code):
    if code not in SETS:
        raise Http404
    return SETS[code]


pages = [path("open-data/", open_data, name="open-data")]
files = [
    path("open-data/<slug:code>.csv", data_csv, name="open-data-csv"),
    path("open-data/<slug:code>.json", data_json, name="open-data-json"),
]
