"""Reading and proposing opinions."""

urlpatterns = []
