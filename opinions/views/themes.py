"""What opinions are about."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from hayaa.core.exports import ListFile, export_paths
from hayaa.core.views import AccessRules, CreateRecordView, DeleteRecordView, EditRecordView, MoveRecordView
from opinions import spreadsheets
from opinions.forms.opinions import ThemeForm
from opinions.models import Theme


class ThemeList(AccessRules, ListView):
    see = "opinions.view_theme"
    template_name = "opinions/theme_list.html"
    extra_context = {"heading": _("Themes of opinions")}

    def get_queryset(self):
        return Theme.objects.visible_to(self.request.user)


class ThemeListFile(ListFile, ThemeList):
    def sheets(self, context):
        return [spreadsheets.themes(context["object_list"])]


class OfThemes:
    """A page that changes the list of themes."""

    model = Theme
    see = "opinions.view_theme"

    def get_success_url(self):
        return reverse("opinions:theme-list")

    get_back_url = get_success_url


class ThemeCreate(OfThemes, CreateRecordView):
    form_class = ThemeForm
    do = "opinions.add_theme"
    heading = _("New theme")

    def form_valid(self, form):
        form.instance.place_last()
        return super().form_valid(form)


class ThemeUpdate(OfThemes, EditRecordView):
    form_class = ThemeForm
    do = "opinions.change_theme"
    heading = _("Edit the theme")


class ThemeDelete(OfThemes, DeleteRecordView):
    do = "opinions.delete_theme"
    heading = _("Delete this theme?")
    in_use = _("An opinion has this theme: it stays.")


class ThemeMove(OfThemes, MoveRecordView):
    do = "opinions.change_theme"

    def get_list_url(self, record):
        return self.get_back_url()


urlpatterns = [
    path("themes/", ThemeList.as_view(), name="theme-list"),
    *export_paths("themes", ThemeListFile.as_view(), name="themes"),
    path("themes/new/", ThemeCreate.as_view(), name="theme-create"),
    path("themes/<int:pk>/edit/", ThemeUpdate.as_view(), name="theme-update"),
    path("themes/<int:pk>/delete/", ThemeDelete.as_view(), name="theme-delete"),
    path("themes/<int:pk>/move/", ThemeMove.as_view(), name="theme-move"),
]
