"""What a reader can take in at once: modules, views, templates and tests stay short."""

import ast

import pytest

from tests.house.sources import MODULES, TEMPLATES, TESTS, name


def lines(path):
    return len(path.read_text().splitlines())


def too_long(paths, limit):
    return {name(path): lines(path) for path in paths if lines(path) > limit}


def is_print(path):
    return "print" in path.parts or path.stem.endswith(("_print", "_pdf"))


def test_modules_have_at_most_350_lines():
    assert too_long(MODULES, 350) == {}


def test_test_files_have_at_most_300_lines():
    assert too_long(TESTS, 300) == {}


@pytest.mark.parametrize(("printed", "limit"), [(False, 60), (True, 90)])
def test_templates_are_short(printed, limit):
    assert too_long([path for path in TEMPLATES if is_print(path) == printed], limit) == {}


def test_view_functions_have_at_most_15_lines():
    views = [path for path in MODULES if "views" in (path.stem, path.parent.name)]
    functions = [
        (f"{name(path)}: {node.name}", node.end_lineno - node.lineno + 1)
        for path in views
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    assert {where: length for where, length in functions if length > 15} == {}
