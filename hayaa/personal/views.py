"""`/personal-data/`: register, notice, draft for the CNDP, copies for people, what is erased (decision 0036)."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from committees.models import Body, Member, User
from hayaa.core.pdf.responses import pdf_response
from hayaa.core.spreadsheet import spreadsheet_response
from hayaa.core.views import ConfirmRecordView, refusal
from hayaa.core.word.responses import word_response
from hayaa.personal import erasing, export, reading
from hayaa.personal.forms import EraseForm
from hayaa.personal.words import MEASURES, RIGHTS

DECLARATION = "personal/print/declaration.html"


def for_the_secretariat(view):
    """The pages exist for those who see the members, and are open to those who correct them."""

    def wrapped(request, **kwargs):
        if not request.user.has_perm("committees.view_member"):
            raise Http404
        if not request.user.has_perm("committees.change_member"):
            raise PermissionDenied
        return view(request, **kwargs)

    return wrapped


@for_the_secretariat
@require_GET
def register(request):
    due = erasing.due(Body.current())
    context = {"heading": _("Personal data"), "entries": reading.entries(), "due": due}
    return render(request, "personal/register.html", context)


@for_the_secretariat
@require_GET
def register_pdf(request):
    context = {"title": _("Register of personal data"), "body": Body.current(), "entries": reading.entries()}
    return pdf_response(request, "personal/print/register.html", context, filename=f"{context['title']}.pdf")


@for_the_secretariat
@require_GET
def declaration_pdf(request):
    context = _declaration()
    return pdf_response(request, DECLARATION, context, filename=f"{context['title']}.pdf")


@for_the_secretariat
@require_GET
def declaration_docx(request):
    context = _declaration()
    return word_response(request, DECLARATION, context, filename=f"{context['title']}.docx")


def _declaration():
    said = {"entries": reading.entries(), "measures": MEASURES, "rights": RIGHTS}
    return {"title": _("Declaration of a processing of personal data"), "body": Body.current(), **said}


@login_not_required
@require_GET
def notice(request):
    """For everybody of whom the body holds something (law 09-08, art. 5)."""
    context = {"heading": _("Your personal data"), "entries": reading.entries(), "rights": RIGHTS}
    return render(request, "personal/notice.html", context)


@require_GET
def own_copy(request):
    """All that is held about whoever is signed in, for them alone."""
    return _copy(request.user.member, request.user)


@for_the_secretariat
@require_GET
def copy_of_member(request, pk):
    """For a member who asks by letter; accounts are for the administrator, so is what is held of them."""
    member = get_object_or_404(Member.objects.visible_to(request.user), pk=pk)
    account = User.objects.filter(member=member).first() if request.user.has_perm("committees.view_user") else None
    return _copy(member, account)


def _copy(member, account):
    name = _("Personal data of %(person)s") % {"person": member or account}
    return spreadsheet_response(export.sheets(member=member, account=account), filename=f"{name}.xlsx")


class Erase(ConfirmRecordView):
    """Erase what is no part of the official record, of a former member whose retention period has passed."""

    model = Member
    form_class = EraseForm
    template_name = "personal/erase.html"
    see = "committees.view_member"
    do = "committees.change_member"
    heading = confirm = gettext_lazy("Erase contact details")
    saved = gettext_lazy("The contact details are erased; the official record stays.")
    not_due = gettext_lazy(
        "The retention period of this member has not passed, or their contact details are erased already."
    )

    def obstacle(self):
        member = self.get_object()
        if not erasing.due(Body.current()).filter(pk=member.pk).exists():
            return refusal(self.request, heading=self.heading, reason=self.not_due, back=member.get_absolute_url())
        return None

    def get_context_data(self, **kwargs):
        last = self.object.terms.order_by("ends_on").last()
        fields = [Member._meta.get_field(name).verbose_name for name in erasing.NAMES]
        account = erasing.account_to_close(self.object)
        return super().get_context_data(last_day=last.ends_on, fields=fields, account=account, **kwargs)
