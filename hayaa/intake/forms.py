"""The form that takes a spreadsheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hayaa.core.forms import NoStrayFiles
from hayaa.core.intake.reading import read


class SpreadsheetForm(NoStrayFiles, forms.Form):
    """A file; once it is valid, `tables` are what it holds."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX or CSV. Nothing is entered before you have seen what it would do."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        self.tables = read(file, file.name)
        return file
