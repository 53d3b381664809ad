"""Fills the database of DATABASE_URL with the demonstration body and prints the address of every page.

A process of its own: the tests of this folder drive a browser and never touch a database.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from activities.models import PlanVersion  # noqa: E402
from committees.models import Member, Term  # noqa: E402
from tests import factories, opinion_factories  # noqa: E402
from tests.browser.sheets import ADOPTING, SHEETS  # noqa: E402
from tests.meeting_routes import DAY  # noqa: E402
from tests.routes import PAGES  # noqa: E402

for command in ("migrate", "createcachetable", "setup_roles", "load_demo"):
    call_command(command, verbosity=0, stdout=sys.stderr)
members = list(Member.objects.values_list("pk", flat=True))
addresses = {route.name: {language: route.url(language) for language in ("ar", "fr")} for route in PAGES}
# Sheets of their own for the tests that fill one: nothing is entered in them yet.
for name in SHEETS:
    meeting = factories.meeting(state="convened", day=DAY, title_ar="اجتماع", title_fr="Réunion")
    addresses[name] = {"ar": f"/meetings/{meeting.pk}/", "fr": f"/fr/meetings/{meeting.pk}/"}
# Opinions of their own for the tests that read one; the last made stands first among those to be read.
for name in ("to open", "to read", "to read first"):
    opinion = opinion_factories.opinion(state="deposited")
    addresses[name] = {"ar": f"/reading/{opinion.pk}/", "fr": f"/fr/reading/{opinion.pk}/"}
# Opinions of their own for the tests that write one.
for name in ("to paste", "to paste from Word", "to write", "to write offline", "to write until a connection comes back",
             "to write twice", "to write by two"):  # fmt: skip
    opinion = opinion_factories.opinion(title_ar="رأي", title_fr="Avis")
    addresses[name] = {"ar": f"/opinions/{opinion.pk}/", "fr": f"/fr/opinions/{opinion.pk}/"}
# The draft that the addresses above have made.
draft = PlanVersion.objects.in_preparation().get(year_plan__year=2024).get_absolute_url()
addresses["draft of 2024"] = {"ar": draft, "fr": f"/fr{draft}"}
held = factories.meeting(state="held", day=DAY)
for _ in range(3):
    factories.attendance(meeting=held)
factories.agenda_item(meeting=held, title_ar=ADOPTING)
# Whoever the addresses and these records needed sits from tomorrow on: the sheets keep the demonstration's members.
Term.objects.exclude(member__in=members).filter(ends_on=None).update(starts_on=DAY + timedelta(days=1))
print(json.dumps(addresses))  # noqa: T201
