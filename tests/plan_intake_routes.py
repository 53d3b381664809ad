"""The address of a plan as a spreadsheet, in the shape in which it is read."""

from tests import factories
from tests.access import INSIDE, Route

ROUTES = [
    Route("activities:version-lines", INSIDE, args=lambda: [2024, 1], kind="file", rows=factories.line),
]
