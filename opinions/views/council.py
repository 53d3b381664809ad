"""The council's side: deposit, events and answers."""

urlpatterns = []
