"""Fills the database of DATABASE_URL with the demonstration body and prints the address of every page.

A process of its own: the tests of this folder drive a browser and never touch a database.
"""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from tests.routes import PAGES  # noqa: E402

for command in ("migrate", "createcachetable", "setup_roles", "load_demo"):
    call_command(command, verbosity=0, stdout=sys.stderr)
print(json.dumps({route.name: {language: route.url(language) for language in ("ar", "fr")} for route in PAGES}))  # noqa: T201
