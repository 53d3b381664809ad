"""Mixins of class-based views: who may see and do, and records saved whole or not at all."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import CreateView, DeleteView, UpdateView

from hayaa.core.storage import with_the_transaction

MOST_TRIES = 6
RETURNS = {"setup": "setup:check-list"}  # pages to which `?back=` leads once the work of another page is done


class AccessRules(AccessMixin):
    """`see`: without this permission the page does not exist (404). `do`: without it, it is refused (403)."""

    see = None
    do = None

    def dispatch(self, request, *args, **kwargs):
        if self.see and not request.user.has_perm(self.see):
            raise Http404
        if self.do and not request.user.has_perm(self.do):
            raise PermissionDenied
        return self.obstacle() or super().dispatch(request, *args, **kwargs)

    def obstacle(self):
        """A page to answer with instead, where the state of the record forbids the step."""
        return None


class WritingRules(AccessRules):
    """A page that writes: each POST is one transaction, what forbids the step included.

    Where somebody else saved between our checks and our writing, all is done again: the checks then see what they
    saved, and say so; of several who take the next number at once, each gets the one after.
    """

    def dispatch(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        untouched = vars(self).copy()
        for _again in range(MOST_TRIES - 1):
            with suppress(IntegrityError, ObjectDoesNotExist):
                return self._write(request, *args, **kwargs)
            vars(self).clear()
            vars(self).update(untouched)
        return self._write(request, *args, **kwargs)

    def _write(self, request, *args, **kwargs):
        with with_the_transaction(), transaction.atomic():
            return super().dispatch(request, *args, **kwargs)


class RecordFormView(WritingRules):
    """A page that saves one record and says so.

    `heading` names the page, `saved` is the message; `layouts/form.html` draws it unless told otherwise.
    """

    template_name = "layouts/form.html"
    heading = None
    saved = _("Saved.")

    def get_context_data(self, **kwargs):
        back = came_from(self.request) or self.get_back_url()
        return super().get_context_data(**{"heading": self.heading, "back": back, **kwargs})

    def get_back_url(self):
        """Where «cancel» leads."""
        return self.object.get_absolute_url()

    def get_success_url(self):
        return came_from(self.request) or super().get_success_url()

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, self.saved)
        return response


class CreateRecordView(RecordFormView, CreateView):
    """A page that makes a record."""


class EditRecordView(RecordFormView, UpdateView):
    """A page that corrects a record; the second of two writers is told (`RecordForm`)."""


class WithUser:
    """A page whose form needs to know who fills it in."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}


class ConfirmRecordView(EditRecordView):
    """A step of a record: the page says what will happen, then it happens.

    `consequence` is that sentence, `confirm` the word of the button; `primary`: nothing is undone by it.
    """

    template_name = "layouts/confirm.html"
    consequence = confirm = None
    primary = False

    def get_context_data(self, **kwargs):
        words = {"consequence": self.consequence, "confirm": self.confirm, "primary": self.primary}
        return super().get_context_data(**{**words, **kwargs})


class MoveRecordView(WritingRules, View):
    """Change places with the record before (`by` −1) or after (`by` 1) in an ordered list."""

    model = None
    http_method_names = ["post"]

    def post(self, request, pk):
        record = get_object_or_404(self.model, pk=pk)
        record.move(-1 if request.POST.get("by") == "-1" else 1)
        return HttpResponseRedirect(self.get_list_url(record))

    def get_list_url(self, record):
        """Where its list stands."""
        return record.get_absolute_url()


class DocumentFileView(AccessRules, View):
    """The file of a record with `as_response`, for those who may read it; for the others there is none."""

    model = None

    def obstacle(self):
        self.document = get_object_or_404(self.model.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get(self, request, pk):
        return self.document.as_response()


class DeleteRecordView(WritingRules, DeleteView):
    """A page that deletes a part or a draft that nothing refers to, after saying what will happen.

    `consequence` is that sentence. A record with `is_used` true is refused with the sentence `in_use`.
    """

    template_name = "layouts/confirm.html"
    heading = None
    consequence = _("It will be deleted and cannot be brought back.")
    in_use = _("Other records refer to it, so it cannot be deleted.")
    deleted = _("Deleted.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{
                "heading": self.heading,
                "consequence": self.consequence,
                "confirm": _("Delete"),
                "back": self.object.get_absolute_url(),
                **kwargs,
            }
        )

    def render_to_response(self, context, **kwargs):
        if getattr(self.object, "is_used", False):
            return refusal(self.request, heading=context["heading"], reason=self.in_use, back=context["back"])
        return super().render_to_response(context, **kwargs)

    def form_valid(self, form):
        if getattr(self.object, "is_used", False):
            return self.render_to_response(self.get_context_data())
        response = super().form_valid(form)
        messages.success(self.request, self.deleted)
        return response


class DeleteDocumentView(DeleteRecordView):
    """A page that deletes a document and, once that is saved, its file where it has one."""

    def form_valid(self, form):
        file = self.object.file
        if file:
            transaction.on_commit(lambda: file.storage.delete(file.name))
        return super().form_valid(form)


def came_from(request):
    """The page that sent the reader here with `?back=` and wants them back, or None."""
    name = RETURNS.get(request.GET.get("back"))
    return name and reverse(name)


def refusal(request, *, heading, reason, back):
    """409: the state of the record forbids the step; the page says why and leads back."""
    return render(request, "refusal.html", {"heading": heading, "reason": reason, "back": back}, status=409)
