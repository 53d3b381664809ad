"""Yearly figures, women beside men: counted from the records as the pages count them, or as a report froze them."""

from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities import indicators, metrics, reading
from activities import report as annual
from activities.models import AnnualReport, Indicator, PlanVersion, Programme
from committees import statistics_reading
from committees.models import Body, Member
from committees.statistics import Category, Scope
from hayaa.core.figures import Figure
from hayaa.open_data.tables import DAY, PERCENT, PUBLIC, Column, DataSet, both, texts

Metric = Indicator.Metric
IN_OFFICE = ("members_in_office", _("Members in office"))
CATEGORIES = {category: (f"members_{category.value}", category.label) for category in Category}
CODES = [*Metric.choices, IN_OFFICE, *CATEGORIES.values()]


def _figures(_absolute):
    """Of each year that has begun since the first mandate or plan."""
    today = Body.today()
    plans = PlanVersion.objects.visible_to(PUBLIC).filter(year_plan__year__lte=today.year)
    known = {*statistics_reading.years(), *plans.values_list("year_plan__year", flat=True)}
    if not known:
        return []
    years = range(min(known), max(known) + 1)
    material = metrics.read(date(years[0], 1, 1), date(years[-1], 12, 31))
    return [row for year in years for row in _year(year, material, today)]


def _year(year, material, today):
    row = partial(_row, year, until=today if year == today.year else None)
    for count in indicators.whole(material, year):
        yield row(count.measured.key, *_measured(count.measured))
    last = min(today, date(year, 12, 31))
    seated = list(Member.objects.in_office(on=last).values_list("sex", flat=True))
    yield row(IN_OFFICE[0], len(seated), seated.count("f"), seated.count("m"))
    counted = statistics_reading.read(Scope(date(year, 1, 1), last))
    of = {sex: sum(getattr(line, sex) for line in counted.categories if line.category) for sex in ("women", "men")}
    for line in counted.categories:
        if line.category:
            numbers = Figure(line.total, sum(of.values())), Figure(line.women, of["women"]), Figure(line.men, of["men"])
            yield row(CATEGORIES[line.category][0], *(numbers if counted.with_figure else (None, None, None)))


def _measured(measured):
    """Its number, that of women and that of men: a figure where it is one of something."""
    return measured.figure or measured.value, measured.women, measured.men


def _row(*key, until=None):
    """What a number is of, then the number itself, women and men; `until` while the year runs."""
    *names, number, women, men = key
    return [*names, *_pair(number), _percentage(number), *_pair(women), *_pair(men), until]


def _pair(number):
    return (number.numerator, number.denominator) if isinstance(number, Figure) else (number, None)


def _percentage(number):
    return number.percentage if isinstance(number, Figure) else None


def _reports(_absolute):
    """The key figures of each adopted report, as they were frozen then."""
    adopted = AnnualReport.objects.visible_to(PUBLIC).order_by("year", "part")
    return [
        [report.part, report.adopted_on, *_row(report.year, key.key, key.now, key.women, key.men)[:-1]]
        for report in adopted
        for key in annual.shown(report, on=report.end).keys
    ]


def _indicators(_absolute):
    """Each indicator of the programme in each of its years, beside its target."""
    programme, today = Programme.objects.visible_to(PUBLIC).current(), Body.today()
    years = reading.years_of_figures(programme, user=PUBLIC, today=today) if programme else []
    if not years:
        return []
    material = metrics.read(date(years[0], 1, 1), date(years[-1], 12, 31))
    strands = indicators.strands(reading.axes_with_figures(programme), material, years, today=today)
    return [_indicator(strand.axis, cell) for strand in strands for line in strand.lines for cell in line.cells]


def _indicator(axis, cell):
    indicator = cell.indicator
    numbers = _row(*_measured(cell.measured), until=cell.until) if cell.measured else _typed(cell)
    return [
        axis.code, indicator.position, *texts(indicator, "text", "unit"), cell.year, indicator.metric or "typed",
        *numbers[:-1], cell.target.value if cell.target else None,
        cell.standing.name.lower() if cell.standing else None, numbers[-1],
    ]  # fmt: skip


def _typed(cell):
    """A measurement that somebody entered: a percentage where the indicator is a rate, else a value."""
    amount = (None, cell.amount) if cell.is_rate else (cell.amount, None)
    return [amount[0], None, amount[1], None, None, None, None, cell.until]


NUMBERS = [
    Column("value", _("Value"), _("What was counted; of a rate, those it counts. Empty: not available, never 0.")),
    Column("of", pgettext_lazy("fraction", "Of"), _("Of a rate: of how many. Empty where the figure is no rate.")),
    Column("percentage", _("Percentage"), _("The value in percent of how many, rounded to two decimals."), PERCENT),
    Column("women", _("Women"), _("The same of women; empty where no people are counted.")),
    Column("women_of", _("of women"), _("Of how many women.")),
    Column("men", _("Men"), _("The same of men; empty where no people are counted.")),
    Column("men_of", _("of men"), _("Of how many men.")),
]
UNTIL = Column("until", _("Until"), _("While the year runs: the day up to which it is counted."), DAY)
FIGURES = DataSet(
    "figures",
    _("Yearly figures"),
    _(
        "One row for each figure of each year: meetings, attendance, trainings, opinions; the members in office on "
        "the last day of the year; those permanently present, present now and then and absent at plenary meetings."
    ),
    [Column("year", _("Year")), Column("figure", _("Figure"), values=CODES), *NUMBERS, UNTIL],
    _figures,
)
REPORTS = DataSet(
    "reports",
    _("Annual reports"),
    _("One row for each key figure of each report that was adopted, as it was frozen then."),
    [
        Column("period", _("Period"), values=AnnualReport.Part.choices),
        Column("adopted_on", _("Adopted on"), _("Of the report."), DAY),
        Column("year", _("Year")),
        Column("figure", _("Figure"), values=Metric.choices),
        *NUMBERS,
    ],
    _reports,
)
INDICATORS = DataSet(
    "indicators",
    _("Indicators"),
    _("One row for each indicator of the programme in each year, counted or measured, beside its target."),
    [
        Column("axis", _("Axis"), _("Its code within the programme.")),
        Column("position", _("Order"), _("Its place in the axis.")),
        *both("text", _("Indicator")),
        *both("unit", _("Unit")),
        Column("year", _("Year")),
        Column(
            "source",
            _("Source"),
            _("The figure that counts it."),
            values=[*Metric.choices, ("typed", _("Measured and typed"))],
        ),
        *NUMBERS,
        Column("target", _("Target"), _("Of the year; a percentage where the indicator is a rate.")),
        Column("outcome", _("Reached or not"), values=[(one.name.lower(), one.word) for one in indicators.Standing]),
        UNTIL,
    ],
    _indicators,
)
