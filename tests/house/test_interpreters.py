"""What is run, queried, unpacked or shown as markup is written by us; each place where it might not be is known."""

import ast
import re

from tests.house.sources import MODULES, TEMPLATES, name

NEVER = {"eval", "exec", "__import__", "pickle", "marshal", "shelve", "dill", "yaml", "system", "popen",
         "extra", "RawSQL", "raw"}  # fmt: skip
# Where a program is started, SQL is said, or a text is said to be markup; each with what it is made of.
DECLARED = {
    "hayaa/core/pdf/process.py: Popen": "our own renderer, by a list of words",
    "hayaa/checks.py: execute": "a constant",
    "hayaa/backup/snapshot.py: execute": "a constant",
    "hayaa/backup/rows.py: execute": "names of our own tables, quoted",
    "hayaa/backup/rows.py: executemany": "names of our own tables, values as parameters",
    "hayaa/templatetags/hayaa.py: mark_safe": "rich text cleaned just there; our own words around escaped ones",
}
SAFE = {
    "templates/mfa/totp/activate_form.html": "the picture of a key, drawn by us: nothing but one path",
    "templates/print/base.html": "constants",
}


def called(tree):
    """The last name of what is called, and the names of what is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", ""))
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


CALLS = {(name(path), call) for path in MODULES for call in called(ast.parse(path.read_text()))}


def test_nothing_is_run_or_unpickled_that_somebody_sent():
    assert {(path, call) for path, call in CALLS if call in NEVER} == set()


def test_every_program_query_and_markup_of_our_making_is_declared():
    watched = {"Popen", "run", "call", "check_output", "execute", "executemany", "mark_safe", "SafeString"}
    assert {f"{path}: {call}" for path, call in CALLS if call in watched} == set(DECLARED)


def test_templates_escape_everything_but_what_is_declared():
    marks = re.compile(r"\|safe\b|{% *autoescape off|safeseq")
    assert {name(path) for path in TEMPLATES if marks.search(path.read_text())} == set(SAFE)


def test_no_template_is_made_of_what_somebody_sent():
    assert {(path, call) for path, call in CALLS if call in ("from_string", "Template")} == set()
