"""What the pages of this app share: pages of a member's or committee's records, and pages of an end."""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models import Body, Committee, Member
from hayaa.core.views import EditRecordView


class OfMember:
    """The page makes a record of the member whose key stands in the address."""

    see = "committees.view_member"

    @cached_property
    def member(self):
        return get_object_or_404(Member.objects.visible_to(self.request.user), pk=self.kwargs["member"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.model(member=self.member)}

    def get_back_url(self):
        return self.member.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(lede=self.member, **kwargs)


class OfCommittee:
    """The page makes a record of the committee whose key stands in the address."""

    see = "committees.view_member"

    @cached_property
    def committee(self):
        return get_object_or_404(Committee.objects.visible_to(self.request.user), pk=self.kwargs["committee"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.model(committee=self.committee)}

    def get_back_url(self):
        return self.committee.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(lede=self.committee, **kwargs)


class EndRecordView(EditRecordView):
    """A page that ends a record on a day, after saying what else will end."""

    template_name = "committees/end.html"
    see = "committees.view_member"
    saved = _("Ended. To take it back, edit the record and empty its last day.")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        ending = groupby(context["form"].dependents(Body.today()), key=lambda record: record._meta.verbose_name_plural)
        dependents = [(name, list(records)) for name, records in ending]
        return {"confirm": pgettext_lazy("step", "End"), "dependents": dependents, **context}
