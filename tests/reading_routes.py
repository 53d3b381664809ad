"""The addresses of the reading room, for the table of routes."""

ROUTES = []
