from django.urls import path

from hayaa.setup import views

app_name = "setup"
urlpatterns = [
    path("", views.CheckListPage.as_view(), name="check-list"),
    path("account/<str:code>/", views.FirstAccount.as_view(), name="first-account"),
    path("committees/", views.Committees.as_view(), name="committees"),
    path("rules/", views.AgreeToRules.as_view(), name="rules"),
    path("plan/", views.FirstPlan.as_view(), name="first-plan"),
]
