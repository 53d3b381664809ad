"""The papers on security say nothing that nobody holds: each test, command, decision and file they name is there."""

import ast
import re

import pytest

from tests.house.sources import ROOT, TESTS, name

FOLDER = ROOT / "docs" / "security"
CLAIMS, ASVS = FOLDER / "threat-model.md", FOLDER / "asvs.md"
COLUMNS = {CLAIMS: ("property", "condition", "broken if", "test"), ASVS: ("number", "level", "asks", "answer")}
# The requirements that are answered, each with its level (OWASP ASVS 5.0.0, chapters 1, 3, 5, 6, 7 and 8).
REQUIREMENTS = dict(line.split() for line in (ROOT / "tests" / "house" / "asvs.txt").read_text().splitlines())
STATES = ("met", "in part", "not applicable", "not met")
NODE = re.compile(r"`(tests/[\w/]+\.py::\w+)`")
COMMAND = re.compile(r"`(docs/operating/\w+|python -m tests\.[\w.]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")
both = pytest.mark.parametrize("paper", COLUMNS, ids=name)


def rows(paper):
    """The rows of the tables that have the columns of this paper, each as its cells."""
    wanted, inside = list(COLUMNS[paper]), False
    for line in paper.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        inside = cells == wanted or (inside and bool(cells))
        if inside and cells != wanted and set(cells) != {"---"}:
            yield cells


def there():
    """The node names of all tests that stand by themselves, as pytest would say them."""
    return {
        f"{name(path)}::{node.name}"
        for path in TESTS
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def held_by(cell):
    return [*NODE.findall(cell), *COMMAND.findall(cell), *LINK.findall(cell)]


@both
def test_every_row_has_all_its_columns(paper):
    assert [cells for cells in rows(paper) if len(cells) != 4 or not all(cells)] == []


@both
def test_every_test_that_is_named_is_there(paper):
    named = NODE.findall(paper.read_text())
    assert len(named) > 100
    assert sorted(set(named) - there()) == []


@both
def test_nothing_that_looks_like_a_test_is_passed_over(paper):
    """A name with a slip would be read by people, and not by the test above."""
    looks = [code for code in re.findall(r"`([^`]*)`", paper.read_text()) if "test_" in code or "::" in code]
    assert [code for code in looks if not NODE.fullmatch(f"`{code}`") and not (ROOT / code).is_file()] == []


@both
def test_every_command_and_page_that_is_named_is_there(paper):
    text = paper.read_text()
    links = [target.split("#")[0] for target in LINK.findall(text) if not target.startswith("https:")]
    files = [command for command in COMMAND.findall(text) if not command.startswith("python")]
    modules = [command.split()[-1].replace(".", "/") + ".py" for command in COMMAND.findall(text) if "-m" in command]
    assert [target for target in links if not (FOLDER / target).is_file()] == []
    assert [target for target in files + modules if not (ROOT / target).is_file()] == []


def test_every_claim_is_held_by_something():
    claims = list(rows(CLAIMS))
    assert len(claims) > 40
    assert [property_ for property_, _condition, _symptom, held in claims if not held_by(held)] == []


def test_every_requirement_is_answered_once_at_its_level():
    answered = [(number, level) for number, level, _asks, _answer in rows(ASVS)]
    assert answered == list(REQUIREMENTS.items())


def test_every_answer_says_how_it_stands_and_why():
    """What is met is held by something; what is not has a reason in words."""
    unsaid = []
    for number, _level, _asks, answer in rows(ASVS):
        state = re.match(r"\*\*([a-z ]+)\*\*: ", answer)
        reason = re.sub(r"`[^`]*`", "", answer.partition(": ")[2]).strip()
        held = bool(held_by(answer))
        if not state or state[1] not in STATES or not (held if state[1] in STATES[:2] else len(reason) > 15):
            unsaid.append(number)
        if state and state[1] == "in part" and len(reason) < 15:
            unsaid.append(number)
    assert unsaid == []


@pytest.mark.parametrize("paper", ["README.md", "SECURITY.md"])
def test_papers_are_found_from_where_people_begin(paper):
    targets = LINK.findall((ROOT / paper).read_text())
    assert [target for target in targets if not target.startswith("https:") and not (ROOT / target).exists()] == []
    assert {"README.md": "SECURITY.md", "SECURITY.md": "docs/security/threat-model.md"}[paper] in targets
