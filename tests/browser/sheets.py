"""The sheets that the tests of this folder fill, one each."""

SHEETS = ("phone", "keyboard", "form", "offline", "conflict", "rush", "all")
