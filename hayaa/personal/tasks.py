"""What waits to be erased, for the desk (decision 0018): nothing is erased by itself."""

from datetime import timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import ngettext

from committees.models import Body
from hayaa.core.tasks import task
from hayaa.personal.erasing import due, years_from


def tasks(user, on):
    """One line, since the day after the first retention period."""
    if not user.has_perm("committees.change_member"):
        return []
    body = Body.current()
    number, first = due(body).aggregate(number=Count("pk"), first=Min("last_day")).values()
    if not number:
        return []
    sentence = ngettext(
        "Contact details of %(number)s former member to be erased",
        "Contact details of %(number)s former members to be erased",
        number,
    )
    since = years_from(first, body.retention_years) + timedelta(days=1)
    return [task(on, since, sentence % {"number": number}, reverse("personal-data") + "#due")]
