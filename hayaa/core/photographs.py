"""Pictures without what is attached to them: where and when they were taken, by whom, with what (decision 0017)."""

from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
MOST_POINTS = 25_000_000  # what a telephone takes; beside its upright copy, some 150 MB while it is drawn
QUALITY = 90  # of a JPEG; above it the files grow and nobody sees a difference
DRAWN_WITH = ("icc_profile", "transparency")  # what a picture needs to look as it did


def is_picture(file):
    """By its name, as `documents.refuse_unsuitable` has compared it with its first bytes."""
    return PurePath(file.name).suffix.lower() in FORMATS


def without_metadata(file):
    """The picture drawn anew, upright and under its own name, with nothing of what was attached to it.

    Another file comes back as it is. Raises a ValidationError for a picture that is damaged or has too many points.
    """
    if not is_picture(file):
        return file
    kind = FORMATS[PurePath(file.name).suffix.lower()]
    drawn = BytesIO()
    try:
        with Image.open(file, formats=[kind]) as picture:
            _refuse_too_many_points(picture)
            ImageOps.exif_transpose(picture, in_place=True)
            picture.info = {name: picture.info[name] for name in DRAWN_WITH if name in picture.info}
            picture.save(drawn, kind, quality=QUALITY, icc_profile=picture.info.get("icc_profile"))
    except ValidationError:
        raise
    except Exception as error:  # of a damaged picture the library raises almost anything
        raise ValidationError(
            _("The picture cannot be read: save it anew, or take another."), code="picture"
        ) from error
    return ContentFile(drawn.getvalue(), name=file.name)


def _refuse_too_many_points(picture):
    if picture.width * picture.height > MOST_POINTS:
        message = _("The picture has more than %(limit)s million points: make it smaller.")
        raise ValidationError(message, code="points", params={"limit": MOST_POINTS // 1_000_000})
