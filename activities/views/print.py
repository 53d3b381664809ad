"""The documents of the programme and its plans, at the addresses of their pages with `.pdf`."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from activities import printing
from activities.models import Activity, Programme
from activities.views.plans import PlanDetailView, VersionDetailView
from hayaa.core.pdf.responses import kept_pdf, pdf_response


class PrintedPlan:
    """The version that the page would show, on one sheet: as it was kept at its adoption, where it was."""

    def get(self, request, *args, **kwargs):
        if self.version is None:
            raise Http404
        filename = f"{printing.plan_title(self.version)}.pdf"
        if sheet := getattr(self.version, f"sheet_{get_language()}"):
            return kept_pdf(request, sheet, filename=filename)
        return pdf_response(request, printing.PLAN_SHEET, printing.plan(self.version), filename=filename)


class PlanPdf(PrintedPlan, PlanDetailView):
    pass


class VersionPdf(PrintedPlan, VersionDetailView):
    pass


def sign_in_sheet_pdf(request, pk):
    activity = _activity(request, pk)
    return _paper(request, "activities/print/sign_in_sheet.html", activity, printing.sign_in_sheet(activity))


def certificates_pdf(request, pk):
    """Only of what took place, and for those who took part."""
    activity = _activity(request, pk)
    context = printing.certificates(activity)
    if not activity.is_carried_out or not context["members"]:
        raise Http404
    return _paper(request, "activities/print/certificates.html", activity, context)


def _activity(request, pk):
    if not request.user.has_perm("activities.view_activity"):
        raise Http404
    return get_object_or_404(Activity.objects.select_related("year_plan"), pk=pk)


def _paper(request, template, activity, context):
    return pdf_response(request, template, context, filename=f"{context['title']} – {activity.code}.pdf")


@login_not_required
def programme_pdf(request):
    programme = Programme.objects.visible_to(request.user).current()
    if programme is None:
        raise Http404
    context = printing.programme(programme, user=request.user)
    return pdf_response(request, "activities/print/programme.html", context, filename=f"{context['title']}.pdf")
