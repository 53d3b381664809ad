"""Attendance statistics: one reading for the page, the document and the spreadsheet, at one filter."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from committees import spreadsheets, statistics_reading
from committees.forms.statistics import StatisticsForm
from committees.models import Body
from committees.printing import attendance as printing
from committees.statistics_words import kind_of, method
from hayaa.core.exports import exported
from hayaa.core.pdf.responses import pdf_response

MEETINGS_A_PAGE = 50


def _asked(request):
    """The filter as this reader filled it, and the statistics that they may see."""
    form = StatisticsForm(request.GET, today=Body.today())
    return form, statistics_reading.read(form.scope, user=request.user)


def _is_inside(request):
    """They may open the meetings, and read what these were about."""
    return request.user.has_perm("committees.view_meeting")


@login_not_required
def attendance_statistics(request):
    form, statistics = _asked(request)
    shown = printing.statistics(statistics, inside=_is_inside(request))
    page = Paginator(statistics.meetings[::-1], MEETINGS_A_PAGE).get_page(request.GET.get("page"))
    context = {**shown, "heading": shown["title"], "form": form, "page_obj": page, "query": request.GET.urlencode()}
    return render(request, "committees/attendance_statistics.html", context)


@login_not_required
def attendance_pdf(request):
    _form, statistics = _asked(request)
    context = printing.statistics(statistics, inside=_is_inside(request))
    template = "committees/print/attendance_statistics.html"
    return pdf_response(request, template, context, filename=f"{context['title']}.pdf")


@login_not_required
def attendance_file(request, ending):
    _form, statistics = _asked(request)
    sheets = spreadsheets.attendance(statistics, inside=_is_inside(request))
    return exported(sheets, title=_("Attendance statistics"), ending=ending)


def _asked_of_member(request, pk):
    """The filter, the member and the records behind their figures; not found for who does not see their line."""
    form = StatisticsForm(request.GET, today=Body.today(), of_member=True)
    visible = statistics_reading.lines_visible_to(request.user, committee=form.scope.committee)
    member = get_object_or_404(visible, pk=pk)
    return form, member, *statistics_reading.records(member, form.scope)


def attendance_member_file(request, pk, ending):
    _form, member, rows, _line = _asked_of_member(request, pk)
    sheets = [spreadsheets.attendance_of_member(rows)]
    return exported(sheets, title=f"{_('Attendance')} – {member}", ending=ending)


def attendance_member(request, pk):
    """The records behind the figures of one member."""
    form, member, rows, line = _asked_of_member(request, pk)
    words = method(form.scope, statistics_reading.threshold_of(form.scope))
    context = {"heading": member, "member": member, "form": form, "rows": rows, "line": line, "method": words}
    context |= {"kind": kind_of(form.scope), "query": request.GET.urlencode()}
    return render(request, "committees/attendance_member.html", context)
