"""What an installation must not do without, and what a library cannot be exchanged for."""

import os
import re
import subprocess
import sys

import pytest

from tests.house.sources import ROOT

PINS = sorted(ROOT.glob("requirements*.txt"))


def test_program_does_not_start_without_a_secret_key_of_its_own():
    done = subprocess.run(
        [sys.executable, "-c", "import hayaa.settings"],
        cwd=ROOT, env=os.environ | {"SECRET_KEY": ""}, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, "SECRET_KEY is not set" in done.stderr) == (1, True)


def test_settings_are_safe_when_the_environment_is_silent():
    """No debugging, and nobody's pages under a name that was not said; `.env` of this machine is left out."""
    source = (ROOT / "hayaa" / "settings.py").read_text()
    silent = dict(re.findall(r'env\.\w+\("(\w+)", (.*)\)$', source, re.M))
    assert (silent["DEBUG"], silent["SECRET_KEY"]) == ("False", '""')
    assert silent["ALLOWED_HOSTS"] == '["localhost", "127.0.0.1"]'


@pytest.mark.parametrize("file", PINS, ids=lambda path: path.name)
def test_every_library_is_one_version_with_its_digest(file):
    """Whoever exchanges a file of the registry is refused at the installation."""
    wanted = re.split(r"^(?=[a-z0-9])", file.read_text(), flags=re.M)[1:]
    assert wanted
    assert [pin.split()[0] for pin in wanted if not re.match(r"[\w.-]+==\S+", pin) or "--hash=sha256:" not in pin] == []


def test_installation_asks_for_the_digests():
    script = (ROOT / "run").read_text()
    installing = re.findall(r"^.*pip install.*$", script, re.M)
    assert len(installing) == 2
    assert [line for line in installing if "--require-hashes" not in line] == []
