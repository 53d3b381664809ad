"""An empty database and its first administrator, for the tests of a new commune."""

from django.contrib.auth.models import Group
from django.test import Client

from committees.models import User
from hayaa.accounts import SIGN_IN
from tests import factories


def administrator():
    """A signed-in browser of the first administrator; nothing else is in the database."""
    user = User.objects.create_user("naima", password="kitab-azraq-42", first_name="نعيمة", last_name="بنعلي")
    user.groups.add(Group.objects.get_or_create(name="administrator")[0])
    factories.phone(user=user)
    client = Client()
    client.force_login(user, backend=SIGN_IN)
    return client
