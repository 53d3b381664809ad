"""The addresses of recommendations, their follow-up, deposits and events at the council, for the table of routes."""

ROUTES = []
