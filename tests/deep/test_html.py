"""The Nu HTML checker finds nothing on any page in either language. Needs Java and npm (`./check --deep`)."""

import json
import subprocess
import tarfile

import pytest
from django.conf import settings

from tests.routes import PAGES

pytestmark = pytest.mark.deep


@pytest.fixture(scope="session")
def checker():
    """The checker's program, kept in var/ once it has been fetched."""
    folder = settings.VAR_DIR / "vnu"
    jar = folder / "package" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        folder.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", "vnu-jar"], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(folder / packed.stdout.strip()) as archive:
            archive.extractall(folder, filter="data")
    return jar


def test_pages_are_valid_html(checker, demonstration, tmp_path):
    for route in PAGES:
        for language in ("ar", "fr"):
            response = demonstration(route.reader).get(route.url(language))
            name = route.name.replace(":", ".")
            (tmp_path / f"{name}.{language}.html").write_bytes(response.content)
    command = ["java", "-jar", str(checker), "--format", "json", "--exit-zero-always", "--skip-non-html", str(tmp_path)]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    found = {
        f"{message['url'].rsplit('/', 1)[-1]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(report)["messages"]
    }
    assert sorted(found) == []
