"""Who takes which step of an opinion, and in which of its states a page about it works."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hayaa.core.views import refusal
from opinions.models import Opinion

State = Opinion.State


class HandlesOpinion:
    """A page of those who hold `may` for the opinion: 404 for who may not see it, 403 for who may not handle it.

    `may`: «opinions.change_opinion» for those who draft it, «opinions.direct_opinion» for chair and secretariat,
    «opinions.record_opinion» for the secretariat. `states`: where the opinion must stand for the page to work.
    A POST holds the row of the opinion, so that what its state allows still holds when it is done.
    """

    may = "opinions.change_opinion"
    states = State.in_writing()
    not_now = _("This step is not possible: the opinion is now in the state “%(state)s”.")

    @cached_property
    def opinion(self):
        found = Opinion.objects.visible_to(self.request.user).select_related("committee", "rapporteur")
        if self.request.method == "POST":
            found = found.select_for_update(of=("self",))
        return get_object_or_404(found, pk=self.opinion_key())

    def opinion_key(self):
        return self.kwargs["pk"]

    def obstacle(self):
        if not self.request.user.has_perm(self.may, self.opinion):
            raise PermissionDenied
        if self.opinion.state not in self.states:
            reason = self.not_now % {"state": self.opinion.get_state_display()}
            return refusal(self.request, heading=self.heading, reason=reason, back=self.opinion.get_absolute_url())

    def get_back_url(self):
        return self.opinion.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"lede": self.opinion, "opinion": self.opinion, **kwargs})


class OfOpinion(HandlesOpinion):
    """The page makes a record of the opinion whose key stands in the address."""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.model(opinion=self.opinion)}


class PartOfOpinion(HandlesOpinion):
    """The page is about a record that belongs to an opinion; `path_to_opinion` leads from one to the other."""

    path_to_opinion = "opinion"

    def opinion_key(self):
        found = self.model.objects.values_list(self.path_to_opinion, flat=True)
        return get_object_or_404(found, pk=self.kwargs["pk"])
