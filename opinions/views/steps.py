"""The steps of an opinion: each page says what will happen, then it happens."""

urlpatterns = []
