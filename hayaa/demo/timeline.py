"""What happened to the demonstration body, in the order of time: registers number what they get as it comes."""

from operator import itemgetter

from django.utils import timezone


def play(steps):
    """Take the steps, each a moment as the data files write it and what to do then, called with that moment as `at`."""
    for written, take in sorted(steps, key=itemgetter(0)):
        take(at=instant(written))


def instant(written):
    """The moment that the clocks of Morocco showed, or will show, in this way."""
    return timezone.make_aware(written)
