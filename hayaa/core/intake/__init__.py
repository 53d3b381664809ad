"""Spreadsheets that come in: files read within bounds, cells understood as Moroccans write them (decision 0020)."""
