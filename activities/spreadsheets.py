"""Lists of the programme as sheets of a spreadsheet, made from what their pages show."""

from itertools import chain

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.intake.headings import LABELS
from hayaa.core.figures import Figure
from hayaa.core.months import MONTHS
from hayaa.core.spreadsheet import Sheet, joined


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


def partners(found):
    """The partners with the number of activities that name them (`activity_count`)."""
    head = [_("Name"), pgettext("partner", "Kind"), _("Activities")]
    rows = [[partner, partner.get_kind_display(), partner.activity_count] for partner in found]
    return Sheet(_("Partners"), head, rows)


def representations(found):
    head = [_("Committee"), _("Member"), pgettext("period", "From"), pgettext("period", "To")]
    rows = [[seat.name, seat.member, seat.starts_on, seat.ends_on] for seat in found]
    return Sheet(_("Seats of the body in committees of others"), head, rows)


def reports(found):
    rows = [[report, report.get_state_display(), report.adopted_on] for report in found]
    return Sheet(_("Annual reports"), [_("Report"), _("State"), _("Adopted on")], rows)


def proofs(found, totals):
    """The activities carried out with what proves them, then the sums by axis and year."""
    head = [
        _("Activity"), _("Axis"), _("When"), _("Year"), _("Evidence accepted"), pgettext("fraction", "Of"),
        pgettext("evidence", "Still open"),
    ]  # fmt: skip
    years = [*totals.years, _("All years")]
    rows = [_total(row) for row in (*totals.axes, totals.all)]
    return [
        Sheet(_("By activity"), head, [_proof(proof) for proof in found]),
        Sheet(
            _("By axis"), [_("Axis"), *chain.from_iterable((year, pgettext("fraction", "Of")) for year in years)], rows
        ),
    ]


def _proof(proof):
    axis, figure = proof.axis and proof.axis.short_title, proof.figure
    when, year = proof.activity.held.words, proof.year
    return [proof.line or proof.activity, axis, when, year, figure.numerator, figure.denominator, _still_open(proof)]


def _still_open(proof):
    if not proof.expected:
        return _("Nothing is expected")
    if proof.is_complete:
        return pgettext("evidence", "Complete")
    return joined(f"{standing.title}: {row.means}" for standing, rows in proof.open for row in rows)


def _total(row):
    figures = [figure for _year, figure in row.by_year] + [row.all]
    numbers = chain.from_iterable((figure.numerator, figure.denominator) for figure in figures)
    return [row.axis.title if row.axis else _("All axes"), *numbers]


def evidence(found):
    """The evidence that waits to be checked."""
    head = [
        _("Activity"), _("When"), _("Year"), pgettext("one", "Means of verification"), _("What it is"), _("Evidence"),
        _("Added by"), _("Added on"),
    ]  # fmt: skip
    return Sheet(_("Evidence to be checked"), head, [_given(given) for given in found])


def _given(given):
    activity, day = given.activity, localtime(given.added_at).date()
    what = [given.means, given.get_source_display(), given, given.added_by, day]
    return [activity, activity.held.words, activity.year_plan.year, *what]


def version(shown, outside):
    """The activities that a page shows of a version, each once, and those that no version holds."""
    head = [
        _("Axis"), _("Activity"), _("When"), _("First day"), _("Last day"), _("Quantity"), _("State"), _("Mark"),
    ]  # fmt: skip
    rows = [
        [activity.axis, activity, *[None] * 3, activity.quantity, activity.standing.label, _("Outside the plan")]
        for activity in outside
    ]
    return Sheet(_("Activities"), head, [_block(block) for block in shown.blocks] + rows)


def _block(block):
    line, schedule = block.line, block.schedule
    marks = [
        block.is_late and _("Late"),
        block.is_soon and _("Soon"),
        block.is_contradicted and _("Dated outside this month"),
    ]
    when = [schedule.words, schedule.starts_on, schedule.ends_on]
    return [line.axis, line, *when, line.activity.quantity, block.standing.label, joined(marks)]
