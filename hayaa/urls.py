"""The addresses of the whole program; each app declares its own."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from hayaa import calendars, views
from hayaa.audit import views as audit
from hayaa.core.exports import export_paths
from hayaa.export import views as export
from hayaa.intake import views as intake
from hayaa.open_data import views as open_data

handler500 = "hayaa.faults.server_error"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    *open_data.files,
]
urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("search/", views.search_page, name="search"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("help/", views.guide, name="help"),
    path("help/<slug:code>/", views.guide_chapter, name="help-chapter"),
    path("import/", intake.kinds, name="imports"),
    path("import/<slug:code>/", intake.send, name="import"),
    path("import/<slug:code>.xlsx", intake.kind_template, name="import-template"),
    path("import/<slug:code>/<str:token>/", intake.take, name="import-take"),
    path("import/<slug:code>/<str:token>/progress/", intake.progress, name="import-progress"),
    path("import/<slug:code>/<str:token>/call-off/", intake.call_off, name="import-call-off"),
    path("export/", export.exports, name="exports"),
    path("export/<slug:code>.xlsx", export.export_kind, name="export-kind"),
    path("export.zip", export.export_archive, name="export-archive"),
    path("changes/", audit.ChangeList.as_view(), name="changes"),
    *export_paths("changes", audit.ChangeListFile.as_view(), name="changes"),
    path("history/<str:kind>/<int:pk>/", audit.History.as_view(), name="history"),
    *export_paths("history/<str:kind>/<int:pk>", audit.HistoryFile.as_view(), name="history"),
    path("personal-data/", include("hayaa.personal.urls")),
    path("accounts/", include("hayaa.access.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("setup/", include("hayaa.setup.urls")),
    *calendars.urlpatterns,
    *open_data.pages,
    path("", include("committees.urls")),
    path("", include("opinions.urls")),
    path("", include("activities.urls")),
    prefix_default_language=False,
)
