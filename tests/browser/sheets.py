"""What the tests of this folder find made for them: see `prepare.py`."""

# The sheets that tests fill, one each.
SHEETS = ("phone", "keyboard", "form", "offline", "conflict", "rush", "all")
# The point, of a meeting held, that adopts the opinion of the same title.
ADOPTING = "رأي حول ولوج المرافق الجماعية"
