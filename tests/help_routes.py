"""The addresses of the guide, for the table of routes; its other chapters are read in tests/shell/test_help.py."""

from tests.access import EVERYBODY, Route

ROUTES = [
    Route("help", EVERYBODY),
    Route("help-chapter", EVERYBODY, args=lambda: ["first-steps"]),
]
