"""The addresses of the whole program; each app declares its own."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from hayaa import views

urlpatterns = [path("healthz", views.healthz, name="healthz")]
urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("search/", views.search_page, name="search"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("committees.urls")),
    path("", include("opinions.urls")),
    path("", include("activities.urls")),
    prefix_default_language=False,
)
