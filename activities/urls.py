from django.urls import path

from activities.views import activities, plans, programme
from activities.views.editing import line, lists, ordered, partner, plan
from activities.views.editing import programme as programme_entry

app_name = "activities"
urlpatterns = [
    path("programme/", programme.ProgrammeDetailView.as_view(), name="programme-detail"),
    path("logframe/", programme.LogframeView.as_view(), name="logframe"),
    path("plans/", plans.PlanListView.as_view(), name="plan-list"),
    path("plans/<int:year>/", plans.PlanDetailView.as_view(), name="plan-detail"),
    path("plans/<int:year>/versions/<int:number>/", plans.VersionDetailView.as_view(), name="version-detail"),
    path("activities/<int:pk>/", activities.ActivityDetailView.as_view(), name="activity-detail"),
    # Entry, by those who keep the records: each module lists the addresses of its nouns.
    *programme_entry.urlpatterns,
    *lists.urlpatterns,
    *ordered.urlpatterns,
    *partner.urlpatterns,
    *plan.urlpatterns,
    *line.urlpatterns,
]
