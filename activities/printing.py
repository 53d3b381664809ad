"""What the documents of the activities are printed from, for a view and a command alike.

Each function gives the context of one template in `activities/print/`.
"""

from dataclasses import replace

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from activities import reading
from activities import report as annual
from activities.columns import Sheet, fit
from activities.document import outline
from activities.execution import could_take_part
from activities.report.chapters import CHAPTERS
from committees import posts, signature
from committees.models import Body, Member

PLAN_SHEET = "activities/print/plan_sheet.html"
REPORT = "activities/print/report.html"
AXIS_SHARE = 10  # percent of the width of a grid
# Measured on our sheets in the types of print.css: Arabic 7.2 pt, French 6.4 pt.
A4 = {"ar": Sheet("sheet-a4", characters=3.0, lines=40), "fr": Sheet("sheet-a4", characters=2.5, lines=51)}
A3 = {"ar": Sheet("sheet-a3", characters=4.3, lines=62), "fr": Sheet("sheet-a3", characters=3.6, lines=79)}


def plan_title(version):
    """The title of the sheet of a version, and the name of its file."""
    return _("Plan of %(year)s") % {"year": version.year_plan.year}


def plan(version):
    """A version of a year plan on one sheet."""
    language = get_language()
    return {
        "title": plan_title(version),
        "body": Body.current(),
        "version": version,
        **_fitted(reading.version_grid(version), [A4[language], A3[language]]),
    }


def difference(before, after):
    """What changed between two versions of a year, as lists."""
    return {
        "title": _("What changed in the plan of %(year)s") % {"year": after.year_plan.year},
        "body": Body.current(),
        "before": before,
        "after": after,
        "difference": reading.difference(before, after),
    }


def programme(record, *, user):
    """The whole document, with the names that this reader may see."""
    material = reading.material(record, user=user)
    plans = [(version, _fitted(grid, [A4[get_language()]])) for version, grid in material.plans]
    return {
        "title": str(record),
        "body": material.body,
        "programme": record,
        "chapters": outline(replace(material, plans=plans)),
    }


def report(record):
    """The report of a period, as it is counted today or was frozen when it was adopted."""
    body = Body.current()
    figures = annual.shown(record, on=body.day)
    grid = figures.grid
    return {
        "title": str(record),
        "body": body,
        "report": record,
        "figures": figures,
        "chapters": CHAPTERS,
        "sheet": _fitted(grid, [A4[get_language()]]) if grid else None,
    }


def sign_in_sheet(activity):
    """The blank sheet to be signed at an activity: those entered as participants, else everybody in office."""
    body = Body.current()
    entered = Member.objects.filter(participations__activity=activity).order_by("number")
    return {
        "title": _("Sign-in sheet"),
        "body": body,
        "activity": activity,
        "line": activity.latest_line,
        "members": list(entered or could_take_part(activity, today=body.day)),
        "guests": [],
        "blank_lines": range(8),
    }


def certificates(activity):
    """A certificate of participation for each member who took part, signed by the chair of today."""
    body = Body.current()
    return {
        "title": _("Certificates of participation"),
        "body": body,
        "activity": activity,
        "line": activity.latest_line,
        "members": list(Member.objects.filter(participations__activity=activity).order_by("number")),
        "signature": signature.compose(posts.Office.CHAIR, posts.offices(body.day), None),
    }


def _fitted(grid, sheets):
    """A year grid and how it fits one of these sheets."""
    heads = [month.name for month in grid.months]
    rows = [[_texts(band, month.number) for month in grid.months] for row in grid.rows for band in row.bands]
    if grid.undated:
        heads.append(pgettext("column", "Undated"))
        undated = [row.undated if n == 0 else () for row in grid.rows for n in range(len(row.bands))]
        rows = [[*row, [_text(block) for block in blocks]] for row, blocks in zip(rows, undated, strict=True)]
    return {"grid": grid, "fit": fit(rows, heads, sheets, total=100 - AXIS_SHARE)}


def _texts(band, month):
    """What stands in a month; what fills several months weighs on each of them in part."""
    cell = next(cell for cell in band if cell.first <= month <= cell.last)
    return [text[: -(-len(text) // cell.span)] for text in map(_text, cell.blocks)]


def _text(block):
    state = f"\n{block.standing.label}" if block.standing else ""
    return f"{block.schedule.label}\n{block.line.wording}{state}".strip()
