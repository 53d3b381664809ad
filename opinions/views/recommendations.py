"""Recommendations of an opinion, and the table of their follow-up."""

urlpatterns = []
