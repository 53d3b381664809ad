"""Lists of the programme as sheets of a spreadsheet, made from what their pages show."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.intake.headings import LABELS
from hayaa.core.figures import Figure
from hayaa.core.months import MONTHS
from hayaa.core.spreadsheet import Sheet


def indicators(strands, whole):
    """Every indicator in every year, one a line; the body as a whole in one year; how each is counted."""
    lines = [(strand.axis, cell) for strand in strands for line in strand.lines for cell in line.cells]
    head = [
        _("Axis"), _("Indicator"), _("Year"), *_numbers_head(), _("Finding"), _("Target"), _("Reached or not"),
        _("What is missing"), _("How it is counted"),
    ]  # fmt: skip
    metrics = [_metric(count) for count in whole]
    return [
        Sheet(_("Indicators"), head, [_line(axis, cell) for axis, cell in lines]),
        Sheet(
            _("The body as a whole"),
            [_("Figure"), _("Year"), *_numbers_head(), _("What is missing"), _("How it is counted")],
            metrics,
        ),
    ]


def _numbers_head():
    return [
        pgettext("fraction", "Number"), pgettext("fraction", "Of"), _("Share"), _("Women"), _("of women"), _("Men"),
        _("of men"),
    ]  # fmt: skip


def _line(axis, cell):
    standing = cell.standing.word if cell.standing else None
    said = cell.measurement.finding if cell.measurement else None
    target = cell.target.value if cell.target else None
    where = [axis.title, cell.indicator.text, cell.year]
    return [*where, *_numbers_of(cell), said, target, standing, *_words(cell.measured)]


def _numbers_of(cell):
    if cell.measured:
        return _numbers(cell.measured)
    return [_("not available") if cell.amount is None else cell.amount, *[None] * 6]


def _numbers(measured):
    value = _("not available") if measured.value is None else measured.value
    of, share = (measured.figure.denominator, measured.figure) if measured.figure else (None, None)
    return [value, of, share, *_of_sex(measured.women), *_of_sex(measured.men)]


def _of_sex(number):
    return [number.numerator, number.denominator] if isinstance(number, Figure) else [number, None]


def _words(measured):
    return [" ".join((*measured.missing, *measured.notes)), measured.sentence] if measured else [None, _("Typed")]


def _metric(count):
    return [count.measured.label, count.scope.begin.year, *_numbers(count.measured), *_words(count.measured)]


def plan(version):
    """A version with one activity a row, as the import reads it back."""
    lines = version.lines.select_related("activity", "axis").prefetch_related("activity__partners")
    return [Sheet(str(version), list(LABELS.values()), [list(_plan_row(line).values()) for line in lines])]


def _plan_row(line):
    activity = line.activity
    values = {
        "code": activity.code,
        "axis": line.axis,
        "month_from": MONTHS.get(line.month_from),
        "month_to": MONTHS.get(line.month_to),
        "kind": activity.get_kind_display(),
        "role": activity.get_role_display(),
        "quantity": activity.quantity,
        "partners": "\n".join(partner.name for partner in activity.partners.all()) or None,
        "printed_month": MONTHS.get(line.printed_month),
        "reason_ar": line.change_reason_ar,
        "reason_fr": line.change_reason_fr,
    }
    return {field: values[field] if field in values else getattr(line, field) for field in LABELS}
