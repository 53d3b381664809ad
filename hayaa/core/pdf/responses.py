"""A document as the answer to a request."""

import hashlib
import logging

from django.http import HttpResponse
from django.shortcuts import render as render_page
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hayaa.core.pdf import PdfBusy, PdfError, render

logger = logging.getLogger(__name__)
RETRY_AFTER = "5"  # seconds


def pdf_response(request, template, context, *, filename):
    """The template as a PDF shown in the browser, under a name that may be Arabic.

    When it cannot be made, a page that says so (503); the page it was asked from still works.
    """
    try:
        pdf = render(render_to_string(template, context, request), language=get_language())
    except PdfError as error:
        return _not_made(request, error)
    return _shown(request, pdf, filename)


def kept_pdf(request, file, *, filename):
    """A document that was kept in a file, shown like any other."""
    with file.open("rb") as opened:
        return _shown(request, opened.read(), filename)


def _shown(request, pdf, filename):
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=False, filename=filename),
        "Cache-Control": "private, no-cache",
        "ETag": f'"{hashlib.sha256(pdf).hexdigest()}"',
    }
    response = HttpResponse(pdf, content_type="application/pdf", headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response)


def _not_made(request, error):
    if isinstance(error, PdfBusy):
        heading = _("Several documents are being prepared")
    else:
        logger.error("A document could not be made: %s", error)
        heading = _("The document could not be prepared")
    response = render_page(request, "503.html", {"heading": heading}, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response
