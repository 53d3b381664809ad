"""Writing the text of an opinion, and reading its kept versions."""

urlpatterns = []
