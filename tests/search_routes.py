"""The route of the search, as in `tests/routes.py`."""

from tests.access import EVERYBODY, Route

ROUTES = [Route("search", EVERYBODY)]
