"""The addresses of imports, for the table of routes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from committees.models import User
from hayaa.intake import store
from tests.access import POSTS, SECRETARIAT_INSIDE, Route

OWN = SECRETARIAT_INSIDE | {"administrator": 404}  # a file is found by whoever sent it


def _members():
    return ["members"]


def _kept():
    """A file of members that the secretariat has sent."""
    secretariat = User.objects.get(username="secretariat")
    return ["members", store.keep(SimpleUploadedFile("x.csv", b"x"), kind="members", user=secretariat).token]


ROUTES = [
    Route("imports", SECRETARIAT_INSIDE),
    Route("import", SECRETARIAT_INSIDE, _members),
    Route("import-template", SECRETARIAT_INSIDE, _members, "file"),
    Route("import-take", POSTS, _kept, "post"),
    Route("import-progress", OWN, _kept, "file"),
    Route("import-call-off", POSTS, _kept, "post"),
]
