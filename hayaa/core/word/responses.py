"""A copy for word processors as the answer to a request."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from hayaa.core.word import render

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_response(request, template, context, *, filename):
    """The template of a paper as a file to save and rework, under a name that may be Arabic."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=filename),
        "Cache-Control": "private, no-cache",
    }
    copy = render(render_to_string(template, context, request), language=get_language())
    return HttpResponse(copy, content_type=TYPE, headers=headers)
