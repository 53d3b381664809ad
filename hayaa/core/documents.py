"""Files that people add to records: kept under names of our own, and only of kinds that do no harm."""

import logging
import uuid
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hayaa.core import room
from hayaa.core.fields import FoldedField
from hayaa.core.inspection import inspect, refusal

logger = logging.getLogger(__name__)
LARGEST = 15 * room.MB  # bytes
LONGEST_NAME = 200  # characters
# How a file of each kind begins; office documents are archives.
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".ods": b"PK\x03\x04",
}


def stored_name(document, filename):
    """Where a file is kept: `<app>/<year>/<uuid>.<kind>`; its own name stands in a column."""
    kind = PurePath(filename).suffix.lower()
    return f"{document._meta.app_label}/{timezone.localdate().year}/{uuid.uuid4().hex}{kind}"


def own_name(file):
    """The name under which a file was sent, as far as its column holds it."""
    return file.name[-LONGEST_NAME:]


def refuse_unsuitable(file):
    """Raise a ValidationError for a file that is too large, of another kind, not what its name says, or harmful."""
    kind = PurePath(file.name).suffix.lower()
    if kind not in BEGINNINGS:
        message = _("Files of this kind are not taken: choose a PDF, a picture (JPEG, PNG) or an office document.")
        raise ValidationError(message, code="kind")
    if file.size > LARGEST:
        message = _("The file has more than %(limit)s MB: scan it in grey or at 150 dpi.")
        raise ValidationError(message, code="large", params={"limit": LARGEST // room.MB})
    file.seek(0)
    if not file.read(8).startswith(BEGINNINGS[kind]):
        raise refusal("content", kind=kind)
    inspect(file, kind)


def refuse_beyond_quota(file):
    """Raise a ValidationError where all files together would take more than `FILES_QUOTA` megabytes."""
    used = room.taken()
    if used + file.size > room.quota():
        message = _(
            "The files of the body take %(used)s MB and may take %(limit)s: delete files that are not needed, or ask "
            "whoever looks after the server for room."
        )
        raise ValidationError(message, code="quota", params={"used": used // room.MB, "limit": settings.FILES_QUOTA})


def as_attachment(file, filename):
    """A kept file as an answer: always saved by the browser and never shown by it, whatever is in it."""
    try:
        content = file.open("rb")
    except FileNotFoundError:
        logger.error("A file that is kept is missing: %s", file.name)
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=filename)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


class Document(models.Model):
    """A file with its title, and who added it when. Each concrete class adds its kind and what it belongs to."""

    file = models.FileField(_("file"), upload_to=stored_name, validators=[refuse_unsuitable])
    filename = models.CharField(_("name of the file"), max_length=LONGEST_NAME, editable=False)
    title = models.CharField(_("title"), max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    search_text = FoldedField("title", "filename")

    class Meta:
        abstract = True

    def __str__(self):
        return self.title or self.filename

    def as_response(self):
        return as_attachment(self.file, self.filename)
