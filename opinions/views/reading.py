"""The council's reading room."""

urlpatterns = []
