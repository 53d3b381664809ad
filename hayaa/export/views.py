"""`/export/`: how much there is, each kind as a filled template, and the whole body as one archive."""

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from activities.models import PlanVersion
from committees.models import Body
from hayaa.core.spreadsheet import spreadsheet_response
from hayaa.export import archive, contents, description, files
from hayaa.intake.kinds import KINDS
from hayaa.intake.views import for_the_secretariat


@for_the_secretariat
@require_GET
def exports(request):
    kinds = [(kind, kind.counted()) for kind in KINDS.values()]
    versions = PlanVersion.objects.select_related("year_plan")
    context = {"heading": _("Take everything along"), "kinds": kinds, "versions": versions, "weight": files.weigh()}
    return render(request, "export/exports.html", context)


@for_the_secretariat
@require_GET
def export_kind(request, kind):
    return spreadsheet_response(kind.exported(), filename=f"{kind.name}.xlsx")


@for_the_secretariat
@require_GET
def export_archive(request):
    body = Body.current()
    headers = {
        "Content-Disposition": content_disposition_header(
            as_attachment=True, filename=f"{body.short_name} – {body.day}.zip"
        ),
        "Cache-Control": "private, no-store",
    }
    return StreamingHttpResponse(_pieces(get_language()), content_type="application/zip", headers=headers)


def _pieces(language):
    """Written once the view has answered, when nobody has chosen a language any more."""
    with override(language):
        yield from archive.stream(contents.entries(), name=description.NAME, describe=description.describe)
