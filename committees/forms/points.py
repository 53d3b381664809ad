"""The choice of a point of an agenda."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hayaa.core.bidi import isolate
from hayaa.core.forms import NOT_OFFERED


class AdoptingPointField(forms.ModelChoiceField):
    """The point of a meeting of the body that adopted something, among these points."""

    def __init__(self, points, **kwargs):
        help_text = _("Points of meetings of the whole body that were held with their quorum.")
        label = _("Adopted at the point")
        super().__init__(points, label=label, help_text=help_text, error_messages=NOT_OFFERED, **kwargs)

    def label_from_instance(self, item):
        """«19 May 2023 – meeting – point», in the reader's language."""
        return isolate(f"{date_format(item.meeting.day)} – {item.meeting} – {item}", get_language())
