from django.urls import path

from activities.views import activities, plans, programme

app_name = "activities"
urlpatterns = [
    path("programme/", programme.ProgrammeDetailView.as_view(), name="programme-detail"),
    path("logframe/", programme.LogframeView.as_view(), name="logframe"),
    path("plans/", plans.PlanListView.as_view(), name="plan-list"),
    path("plans/<int:year>/", plans.PlanDetailView.as_view(), name="plan-detail"),
    path("plans/<int:year>/versions/<int:number>/", plans.VersionDetailView.as_view(), name="version-detail"),
    path("activities/<int:pk>/", activities.ActivityDetailView.as_view(), name="activity-detail"),
]
