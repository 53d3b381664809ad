"""What changed from one version of a year to another, on a page and on paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from activities import printing, reading
from activities.forms import ComparisonForm
from activities.models import PlanVersion
from hayaa.core.pdf.responses import pdf_response


@method_decorator(login_not_required, name="dispatch")
class DifferenceView(TemplateView):
    """Two versions that the reader may see, `?from=1&to=2`; unless asked otherwise the latest and the one before.

    The earlier one stands first, in whatever order they are named.
    """

    template_name = "activities/difference.html"

    @cached_property
    def versions(self):
        visible = PlanVersion.objects.visible_to(self.request.user).filter(year_plan__year=self.kwargs["year"])
        versions = list(visible.select_related("year_plan__programme").order_by("number"))
        if len(versions) < 2:
            raise Http404
        return versions

    @cached_property
    def compared(self):
        """The two versions, the earlier one first."""
        if not self.choice.is_valid():
            raise Http404
        found = [version for version in self.versions if version.number in self.choice.cleaned_data.values()]
        return found[0], found[-1]

    @cached_property
    def choice(self):
        return ComparisonForm(self.request.GET, versions=self.versions)

    def get_context_data(self, **kwargs):
        before, after = self.compared
        difference = reading.difference(before, after)
        return super().get_context_data(
            heading=_("What changed in the plan of %(year)s") % self.kwargs,
            before=before,
            after=after,
            versions=self.versions,
            choice=self.choice,
            difference=difference,
            grid=reading.difference_grid(after.year_plan, difference),
            printed=self._printed(),
            linked=self.request.user.has_perm("activities.view_activity"),
            **kwargs,
        )

    def _printed(self):
        """The address of the same on paper."""
        before, after = self.compared
        query = f"?from={before.number}&to={after.number}"
        return reverse("activities:difference-pdf", args=[self.kwargs["year"]]) + query


class DifferencePdf(DifferenceView):
    def get(self, request, *args, **kwargs):
        context = printing.difference(*self.compared)
        return pdf_response(request, "activities/print/difference.html", context, filename=f"{context['title']}.pdf")
