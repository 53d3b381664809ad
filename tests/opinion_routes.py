"""The addresses of opinions, their steps, texts, documents and papers, for the table of routes."""

ROUTES = []
