"""The papers of opinions, and their registers on paper. What a reader may not see of them does not exist (404)."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views import View

from hayaa.core.pdf.responses import pdf_response
from hayaa.core.views import AccessRules
from hayaa.core.word.responses import word_response
from opinions import follow_up, printing
from opinions.filters import OpinionFilter
from opinions.models import Opinion
from opinions.views.access import HandlesOpinion, State

OPINION = "opinions/print/opinion.html"
RELATED = ("committee", "rapporteur", "adopted_text", "adopted_in__meeting", "cover_letter")


def _paper(request, template, context):
    return pdf_response(request, template, context, filename=_filename(context, "pdf"))


def _filename(context, kind):
    return f"{context['title']} – {context['opinion'].title}.{kind}".replace("/", "-")


def _opinion(request, pk):
    found = Opinion.objects.visible_to(request.user).select_related(*RELATED)
    return printing.opinion(get_object_or_404(found, pk=pk), user=request.user)


@login_not_required
def opinion_pdf(request, pk):
    return _paper(request, OPINION, _opinion(request, pk))


@login_not_required
def opinion_docx(request, pk):
    context = _opinion(request, pk)
    return word_response(request, OPINION, context, filename=_filename(context, "docx"))


class ToCouncil(HandlesOpinion, AccessRules, View):
    """A paper that goes to the council with an adopted opinion: for the chair and the secretariat."""

    may = "opinions.direct_opinion"
    states = [State.ADOPTED, *State.with_council()]
    http_method_names = ["get"]


class DepositSlip(ToCouncil):
    heading = _("Deposit slip")

    def get(self, request, pk):
        return _paper(request, "opinions/print/deposit_slip.html", printing.deposit_slip(self.opinion))


class CoverLetter(ToCouncil):
    heading = _("Cover letter")

    def get(self, request, pk):
        return _paper(request, "opinions/print/cover_letter.html", printing.cover_letter(self.opinion))


@login_not_required
def follow_up_pdf(request):
    context = printing.follow_up_table(follow_up.table(request))
    return pdf_response(request, "opinions/print/follow_up.html", context, filename=f"{context['title']}.pdf")


@login_not_required
def register_pdf(request):
    seen = Opinion.objects.visible_to(request.user)
    asked = OpinionFilter(request.GET, queryset=seen, request=request)
    asked.form.is_valid()
    context = printing.register(asked, user=request.user)
    return pdf_response(request, "opinions/print/register.html", context, filename=f"{context['title']}.pdf")


urlpatterns = [
    path("opinions.pdf", register_pdf, name="register-pdf"),
    path("opinions/<int:pk>.pdf", opinion_pdf, name="opinion-pdf"),
    path("opinions/<int:pk>.docx", opinion_docx, name="opinion-docx"),
    path("opinions/<int:pk>/deposit-slip.pdf", DepositSlip.as_view(), name="deposit-slip-pdf"),
    path("opinions/<int:pk>/cover-letter.pdf", CoverLetter.as_view(), name="cover-letter-pdf"),
    path("recommendations.pdf", follow_up_pdf, name="follow-up-pdf"),
]
