"""Every address of the program in one table: how to reach it in the demonstration body, and who may see it.

A new route is entered here, or `tests/house/test_routes.py` fails; the house tests and the browser tests then
walk it in both languages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse
from django.utils.translation import override

from activities.models import Activity, YearPlan
from tests import factories

READERS = (None, "member", "coordinator", "chair", "secretariat", "council", "administrator")
EVERYBODY = dict.fromkeys(READERS, 200)
SIGNED_IN = EVERYBODY | {None: 302}
SIGNED_OUT = dict.fromkeys(READERS, 302) | {None: 200}
INSIDE = SIGNED_IN | {"council": 404}
# Sees the pages about these records, and may or may not change them.
SECRETARIAT = dict.fromkeys(READERS, 403) | {None: 302, "secretariat": 200, "administrator": 200}
SECRETARIAT_INSIDE = SECRETARIAT | {"council": 404}
REDIRECTS = dict.fromkeys(READERS, 302)


@dataclass(frozen=True)
class Route:
    """`access`: status by reader of a GET. `args`: called in the demonstration body. `kind`: page, file or post.

    `rows`: for a list, makes one more row, and its number of queries must not grow with them.
    `reader`: as whom the page is looked at.
    """

    name: str
    access: dict
    args: Callable[[], list] = list
    kind: str = "page"
    rows: Callable | None = None
    reader: str | None = "secretariat"

    def url(self, language):
        with override(language):
            return reverse(self.name, args=self.args())


def _first(model):
    return lambda: [model.objects.order_by("pk").first().pk]


def _latest_year():
    return [YearPlan.objects.order_by("year").last().year]


ROUTES = [
    Route("healthz", EVERYBODY, kind="file"),
    Route("home", EVERYBODY),
    Route("styleguide", INSIDE),
    Route("activities:programme-detail", EVERYBODY, rows=factories.line),
    Route("activities:logframe", EVERYBODY, rows=factories.axis),
    Route("activities:plan-list", REDIRECTS, kind="redirect"),
    Route("activities:plan-detail", EVERYBODY, args=_latest_year, rows=factories.line),
    Route("activities:version-detail", EVERYBODY, args=lambda: [*_latest_year(), 1], rows=factories.line),
    Route("activities:activity-detail", INSIDE, args=_first(Activity)),
    Route("account_login", SIGNED_OUT, reader=None),
    Route("account_logout", SIGNED_IN),
    Route("account_inactive", EVERYBODY),
    Route("account_signup", SIGNED_OUT, reader=None),
    Route("account_reauthenticate", SIGNED_IN),
    Route("account_email", SIGNED_IN),
    Route("account_email_verification_sent", EVERYBODY),
    Route("account_change_password", SIGNED_IN),
    Route("account_set_password", REDIRECTS, kind="redirect"),
    Route("account_reset_password", EVERYBODY),
    Route("account_reset_password_done", EVERYBODY),
    Route("account_reset_password_from_key", EVERYBODY, args=lambda: ["1", "gone"]),
    Route("account_reset_password_from_key_done", EVERYBODY),
    Route("account_confirm_email", EVERYBODY, args=lambda: ["gone"]),
    Route("account_confirm_login_code", REDIRECTS, kind="redirect"),
]
PAGES = [route for route in ROUTES if route.kind == "page"]
LISTS = [route for route in ROUTES if route.rows]


def declared(patterns=None, prefix=""):
    """Name and view of every route of the URLconf but the back room's."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLPattern):
            yield prefix + entry.name, entry.callback
        elif entry.namespace != "admin":
            yield from declared(entry.url_patterns, prefix + (f"{entry.namespace}:" if entry.namespace else ""))
