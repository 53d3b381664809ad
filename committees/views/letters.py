"""The register of correspondence."""

urlpatterns = []
