from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _


class CodeMixin(forms.Form):
    """A form whose `code` may be left empty: it is then made from the French name, or counted."""

    code_from = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["code"].help_text = _("Short Latin word, used in spreadsheets; left empty, one is made.")
        self.fields["code"].error_messages["invalid"] = _("Only Latin letters, digits, hyphens and underscores.")
        self.fields["code"].widget.attrs["dir"] = "ltr"

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("code"):
            cleaned["code"] = self._free_code(slugify(cleaned.get(self.code_from) or ""))
        return cleaned

    def _free_code(self, stem):
        model = type(self.instance)
        stem = stem[: model._meta.get_field("code").max_length - 4].strip("-") or model._meta.model_name
        taken = set(model.objects.exclude(pk=self.instance.pk).values_list("code", flat=True))
        candidates = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
        return next(code for code in candidates if code not in taken)
