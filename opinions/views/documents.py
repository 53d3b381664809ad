"""Files that belong to an opinion."""

urlpatterns = []
