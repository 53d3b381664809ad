"""The papers of a meeting, and its calendar file. What a reader may not see of it does not exist (404)."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from committees import minutes
from committees.calendar_file import meeting_event
from committees.filters import MemberFilter
from committees.models import Meeting, Member
from committees.printing import convening, organisation, records
from committees.views.meetings.access import works_on
from hayaa.core.pdf.responses import pdf_response
from hayaa.core.word.responses import word_response

MINUTES = "committees/print/minutes.html"


def _meeting(request, pk):
    found = Meeting.objects.visible_to(request.user)
    related = ("committee", "former", "signed_by", "chaired_by", "recorded_by", "approved_in", "convocation_letter")
    return get_object_or_404(found.select_related(*related), pk=pk)


def _handled(request, pk):
    meeting = _meeting(request, pk)
    if not works_on(request.user, meeting):
        raise PermissionDenied
    return meeting


def _paper(request, template, context):
    return pdf_response(request, template, context, filename=_filename(context, "pdf"))


def _filename(context, kind):
    return f"{context['title']} – {context['meeting']}.{kind}".replace("/", "-")


def convocation_pdf(request, pk):
    """All letters for those who handle the meeting, `?member=` one of them; for a member their own."""
    meeting = _meeting(request, pk)
    asked, own = request.GET.get("member", ""), request.user.member_id
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        raise Http404
    member = int(asked) if asked else None
    if not works_on(request.user, meeting):
        member = member or own
        if own is None or member != own:
            raise PermissionDenied
    context = convening.letters(meeting, member=member)
    if not context["members"]:
        raise Http404
    return _paper(request, "committees/print/convocation.html", context)


def agenda_pdf(request, pk):
    return _paper(request, "committees/print/agenda.html", convening.agenda(_meeting(request, pk)))


def sign_in_sheet_pdf(request, pk):
    return _paper(request, "committees/print/sign_in_sheet.html", convening.sign_in_sheet(_meeting(request, pk)))


def convocations_pdf(request, pk):
    return _paper(request, "committees/print/convocations.html", convening.convocations(_handled(request, pk)))


def minutes_detail(request, pk):
    meeting = _that_took_place(request, pk)
    context = {
        "heading": _("Minutes"),
        "lede": meeting,
        "trail": [(str(meeting), meeting.get_absolute_url())],
        "meeting": meeting,
        "minutes": minutes.read(meeting),
    }
    return render(request, "committees/minutes_detail.html", context)


def minutes_pdf(request, pk):
    return _paper(request, MINUTES, records.meeting_minutes(_that_took_place(request, pk)))


def minutes_docx(request, pk):
    context = records.meeting_minutes(_that_took_place(request, pk))
    return word_response(request, MINUTES, context, filename=_filename(context, "docx"))


def _that_took_place(request, pk):
    meeting = _meeting(request, pk)
    if not meeting.took_place:
        raise Http404
    return meeting


def meeting_file_pdf(request, pk):
    return _paper(request, "committees/print/meeting_file.html", records.meeting_file(_handled(request, pk)))


def members_pdf(request):
    if not request.user.has_perm("committees.view_member"):
        raise Http404
    filtered = MemberFilter(request.GET, Member.objects.visible_to(request.user), request=request)
    context = organisation.members(filtered, user=request.user)
    return pdf_response(request, "committees/print/members.html", context, filename=f"{context['title']}.pdf")


def meeting_ics(request, pk):
    meeting = _meeting(request, pk)
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{meeting}.ics"),
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(meeting_event(meeting), content_type="text/calendar; charset=utf-8", headers=headers)


urlpatterns = [
    path("members.pdf", members_pdf, name="members-pdf"),
    path("meetings/<int:pk>/convocation.pdf", convocation_pdf, name="convocation-pdf"),
    path("meetings/<int:pk>/agenda.pdf", agenda_pdf, name="agenda-pdf"),
    path("meetings/<int:pk>/sign-in-sheet.pdf", sign_in_sheet_pdf, name="sign-in-sheet-pdf"),
    path("meetings/<int:pk>/convocations.pdf", convocations_pdf, name="convocations-pdf"),
    path("meetings/<int:pk>/minutes/", minutes_detail, name="minutes-detail"),
    path("meetings/<int:pk>/minutes.pdf", minutes_pdf, name="minutes-pdf"),
    path("meetings/<int:pk>/minutes.docx", minutes_docx, name="minutes-docx"),
    path("meetings/<int:pk>/file.pdf", meeting_file_pdf, name="meeting-file-pdf"),
    path("meetings/<int:pk>/meeting.ics", meeting_ics, name="meeting-ics"),
]
