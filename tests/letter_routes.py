"""The addresses of the register of correspondence, for the table of routes."""

ROUTES = []
