"""The attendance statistics as a document; their page is made from the same."""

from django.utils.translation import gettext as _

from committees.models import Body
from committees.statistics_words import kind_of, method

CHARTED = 12  # the last meetings, beside each other
MOST_ROWS, MOST_SQUARES = 24, 60  # a square for each member, on paper, where they can be told apart


def statistics(counted, *, inside):
    """`inside`: the reader may see what a meeting was about."""
    invited = [line.count.all.invited for line in counted.meetings]
    latest = counted.latest(CHARTED)
    return {
        "title": _("Attendance statistics"),
        "body": Body.current(),
        "statistics": counted,
        "kind": kind_of(counted.scope),
        "method": method(counted.scope, counted.threshold),
        "latest": latest,
        "highest": max((max(x.count.women.invited, x.count.men.invited) for x in latest), default=0),
        "squares": len(invited) <= MOST_ROWS and max(invited, default=0) <= MOST_SQUARES,
        "inside": inside,
    }
