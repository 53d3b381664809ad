"""The documents of the committees, at the addresses of their pages with `.pdf`."""

from django.contrib.auth.decorators import login_not_required

from committees.printing import organisation
from hayaa.core.pdf.responses import pdf_response


@login_not_required
def chart_pdf(request):
    context = organisation.organisation_chart(user=request.user)
    return pdf_response(request, "committees/print/chart_sheet.html", context, filename=f"{context['title']}.pdf")


@login_not_required
def committees_pdf(request):
    context = organisation.committees(user=request.user)
    return pdf_response(request, "committees/print/committees.html", context, filename=f"{context['title']}.pdf")
