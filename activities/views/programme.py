"""Reading the programme: the whole document, and its logical framework."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from activities import reading
from activities.document import outline
from activities.models import Programme


@method_decorator(login_not_required, name="dispatch")
class ProgrammePage(TemplateView):
    """A page of the programme of the latest years that the reader may see; it says so where there is none yet."""

    heading = None

    def get_context_data(self, **kwargs):
        programme = Programme.objects.visible_to(self.request.user).current()
        return super().get_context_data(
            **{"heading": self.heading, "programme": programme, **(self.read(programme) if programme else {}), **kwargs}
        )


class ProgrammeDetailView(ProgrammePage):
    """The programme as a document with contents."""

    template_name = "activities/programme_detail.html"
    heading = _("Action programme")

    def read(self, programme):
        return {"chapters": outline(reading.material(programme, user=self.request.user)), "heading": programme}


class LogframeView(ProgrammePage):
    """Axes, objectives, expected results, indicators and means of verification."""

    template_name = "activities/logframe.html"
    heading = _("Logical framework")

    def read(self, programme):
        return {"axes": reading.logframe(programme)}
