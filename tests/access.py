"""What a route is, and who gets which answer: shared by the tables of routes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import override

READERS = (None, "member", "coordinator", "chair", "secretariat", "council", "administrator")
EVERYBODY = dict.fromkeys(READERS, 200)
SIGNED_IN = EVERYBODY | {None: 302}
SIGNED_OUT = dict.fromkeys(READERS, 302) | {None: 200}
INSIDE = SIGNED_IN | {"council": 404}
# Sees the pages about these records, and may or may not change them.
SECRETARIAT = dict.fromkeys(READERS, 403) | {None: 302, "secretariat": 200, "administrator": 200}
SECRETARIAT_INSIDE = SECRETARIAT | {"council": 404}
POSTS = SECRETARIAT_INSIDE | {"secretariat": 405, "administrator": 405}
ADOPTERS = SECRETARIAT_INSIDE | {"chair": 200}
CLOSED = SECRETARIAT_INSIDE | {"secretariat": 409, "administrator": 409}
# Figures of somebody else: for those who see every line.
OTHERS = dict.fromkeys(READERS, 404) | {None: 302, "chair": 200, "secretariat": 200, "administrator": 200}
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
