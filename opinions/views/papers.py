"""The papers of opinions."""

urlpatterns = []
