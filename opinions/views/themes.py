"""What opinions are about."""

urlpatterns = []
