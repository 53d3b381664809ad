"""Lists as files: at the address of a list, `.xlsx` or `.csv` at its end, all that the list shows (decision 0027)."""

from itertools import chain
from typing import Any

from django.urls import path

from hayaa.core.spreadsheet import Sheet, csv_response, spreadsheet_response

ENDINGS = ("xlsx", "csv")


def export_paths(address, view, *, name):
    """The addresses of a list as a file: `members.xlsx`, `members.csv`. The view is told the `ending`."""
    return [path(f"{address}.{ending}", view, {"ending": ending}, name=f"{name}-{ending}") for ending in ENDINGS]


def exported(sheets, *, title, ending):
    """The sheets as the file that the address asks for. CSV has one table: they stand one below the other."""
    filename = f"{title}.{ending}"
    if ending == "xlsx":
        return spreadsheet_response(sheets, filename=filename)
    response = csv_response(sheets[0] if len(sheets) == 1 else _one_below_another(sheets), filename=filename)
    response["Cache-Control"] = "private, no-cache"
    return response


def _one_below_another(sheets):
    """Each under its name, an empty line between them."""
    first, *others = sheets
    below = chain.from_iterable(([], [sheet.name], sheet.head, *sheet.rows) for sheet in others)
    return Sheet(first.name, [first.name], chain([first.head], first.rows, below))


class ListFile:
    """A list page as a file, whatever it shows: `sheets(context)` makes it of the context of the page.

    Mixed into the page itself, so that who may see it, its filter and its records are the same by construction.
    """

    paginate_by = None
    kwargs: dict[str, Any]

    def sheets(self, context):
        raise NotImplementedError

    def render_to_response(self, context, **kwargs):
        return exported(self.sheets(context), title=context["heading"], ending=self.kwargs["ending"])
