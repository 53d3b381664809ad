"""`/import/`: choose a kind, send a file, see what it would do, take it or not."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.intake import PlanReview
from committees.models import Body
from hayaa.audit.recording import unrecorded
from hayaa.core.intake.reading import read
from hayaa.core.spreadsheet import spreadsheet_response
from hayaa.core.views import came_from
from hayaa.intake import store
from hayaa.intake.forms import SpreadsheetForm
from hayaa.intake.kinds import KINDS

SHOWN = 200  # lines of a sheet; the others are counted
GONE = gettext_lazy(
    "This file is no longer here: it was entered already, or thrown away after a day. "
    "Look at the records before you send it again."
)


def for_the_secretariat(view):
    """The page exists for those who see the records, and takes files from those who enter them."""

    def wrapped(request, code=None, **kwargs):
        if not request.user.has_perm("committees.view_member"):
            raise Http404
        if not request.user.has_perm("committees.add_member"):
            raise PermissionDenied
        if code is None:
            return view(request, **kwargs)
        if code not in KINDS:
            raise Http404
        return view(request, KINDS[code], **kwargs)

    return wrapped


def one_after_another(view):
    """Imports wait for each other, also those of one button pressed twice; what the view does is one transaction."""

    @transaction.atomic
    def wrapped(*args, **kwargs):
        list(Body.objects.select_for_update(no_key=True))
        return view(*args, **kwargs)

    return wrapped


@for_the_secretariat
@require_GET
def kinds(request):
    return render(request, "intake/kinds.html", {"heading": _("Bring in spreadsheets"), "kinds": KINDS.values()})


@for_the_secretariat
@require_GET
def kind_template(request, kind):
    return spreadsheet_response(kind.template(), filename=f"{kind.name}.xlsx")


@for_the_secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def send(request, kind):
    """Take a file and show what it would do."""
    form = SpreadsheetForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        back = came_from(request) or reverse("imports")
        return render(request, "intake/send.html", {"heading": kind.name, "kind": kind, "form": form, "back": back})
    with unrecorded():  # of a trial nothing stays
        review = kind.review(form.tables, by=request.user)
    kept = store.keep(form.cleaned_data["file"], kind=kind.code, user=request.user) if review.may_be_taken else None
    return _show(request, kind, review, kept)


def _show(request, kind, review, kept, is_new=False):
    context = {"heading": kind.name, "kind": kind, "review": review, "kept": kept, "shown": SHOWN, "is_new": is_new}
    return render(request, "intake/review.html", context, status=409 if is_new else 200)


def _kept(request, kind, token):
    kept = store.find(token, kind=kind.code, user=request.user)
    if kept is None:
        raise Http404
    return kept


@for_the_secretariat
@require_POST
@one_after_another
def take(request, kind, token):
    """Enter what the review has shown; shown again where the records have changed meanwhile."""
    kept = store.find(token, kind=kind.code, user=request.user)
    if kept is None:
        return _again(request, kind, GONE)
    try:
        review, taken = _take(request, kind, kept)
    except store.CalledOff:
        kept.forget()
        return _again(request, kind, _("The import was called off: nothing was entered."))
    if not taken:
        return _show(request, kind, review, kept, is_new=True)
    kept.forget()
    messages.success(request, _entered(review.touched))
    return redirect(came_from(request) or _drafts(request, review) or kind.done)


def _take(request, kind, kept):
    with kept.open() as file:
        tables = read(file, kept.about["name"])
    expected = request.POST.get("fingerprint")
    return kind.take(tables, by=request.user, expected=expected, tell=kept.tell, answers=request.POST)


def _drafts(request, review):
    """Say which drafts were made; the address of the only one, for the plan in force is on its page as before."""
    drafts = review.drafts if isinstance(review, PlanReview) else []
    for draft in drafts:
        said = _("%(version)s was made. It is a draft: go over it, then submit it for adoption.")
        messages.info(request, said % {"version": draft})
    return drafts[0].get_absolute_url() if len(drafts) == 1 else ""


def _entered(number):
    return ngettext("%(number)s row was entered.", "%(number)s rows were entered.", number) % {"number": number}


def _again(request, kind, sentence):
    messages.warning(request, sentence)
    return redirect("import", code=kind.code)


@for_the_secretariat
@require_GET
def progress(request, kind, token):
    return JsonResponse({"rows": _kept(request, kind, token).rows})


@for_the_secretariat
@require_POST
def call_off(request, kind, token):
    _kept(request, kind, token).call_off()
    return HttpResponse(status=204)
