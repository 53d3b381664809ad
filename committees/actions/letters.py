"""The register of correspondence."""

from django.db import transaction

from committees.models import Letter


@transaction.atomic
def register(*, day, direction, **values):
    """Enter a letter under the next number of its direction and year; of two at once the database refuses one."""
    letter = Letter(day=day, direction=direction, **values)
    letter.take_number()
    letter.save()
    return letter
