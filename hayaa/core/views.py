"""Mixins of class-based views: who may see and do, and records saved whole or not at all."""

from django.contrib import messages
from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import CreateView, UpdateView


class AccessRules(AccessMixin):
    """`see`: without this permission the page does not exist (404). `do`: without it, it is refused (403)."""

    see = None
    do = None

    def dispatch(self, request, *args, **kwargs):
        if self.see and not request.user.has_perm(self.see):
            raise Http404
        if self.do and not request.user.has_perm(self.do):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RecordFormView(AccessRules):
    """A page that saves one record and says so.

    `heading` names the page, `saved` is the message; `layouts/form.html` draws it unless told otherwise.
    """

    template_name = "layouts/form.html"
    heading = None
    saved = _("Saved.")

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"heading": self.heading, "back": self.get_back_url(), **kwargs})

    def get_back_url(self):
        """Where «cancel» leads."""
        return self.object.get_absolute_url()

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, self.saved)
        return response


class CreateRecordView(RecordFormView, CreateView):
    """A page that makes a record."""


class EditRecordView(RecordFormView, UpdateView):
    """A page that corrects a record; the second of two writers is told (`RecordForm`)."""
