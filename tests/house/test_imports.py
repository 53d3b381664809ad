"""Who may import whom: only downwards, and never inside a function to get round it."""

import ast

from tests.house.sources import MODULES, PACKAGES, ROOT, name

FLOORS = ("hayaa.core", "committees", "opinions", "activities", "hayaa")
TREES = {path: ast.parse(path.read_text()) for path in MODULES}


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def floor(module):
    return next(n for n, package in enumerate(FLOORS) if f"{module}.".startswith(f"{package}."))


def imports(tree):
    """The modules of ours that the nodes of a tree import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            # `from hayaa import roles` imports hayaa.roles: each name is looked at with its module
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (imported for imported in names if imported.split(".")[0] in PACKAGES)


def functions(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_imports_go_downwards():
    upwards = [
        (name(path), imported)
        for path, tree in TREES.items()
        for imported in imports(tree)
        if floor(imported) > floor(module_of(path))
    ]
    assert upwards == []


def test_nothing_of_ours_is_imported_inside_a_function():
    hidden = [
        (name(path), imported)
        for path, tree in TREES.items()
        for function in functions(tree)
        for imported in imports(function)
    ]
    assert hidden == []


def test_imports_of_ours_are_absolute():
    relative = [
        (name(path), node.lineno)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []
