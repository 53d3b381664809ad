"""A backup made while people write restores into the other database with an equal content hash and equal files.

Everything by the commands themselves, with the settings of a commune: SQLite under load → PostgreSQL → SQLite.
"""

import json
import subprocess
import sys
from contextlib import contextmanager
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.db import connection

from hayaa.backup.archive import opened
from tests.browser.server import environment, made

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="needs both databases"),
    pytest.mark.django_db,
]


class Commune:
    """A database and a folder of files, and the commands on them."""

    def __init__(self, folder, database=None):
        self.files = folder / "files"
        self.environment = environment(database or f"sqlite:///{folder / 'hayaa.sqlite3'}")
        self.environment |= {"VAR_DIR": str(folder), "PYTHONWARNINGS": "default"}

    def run(self, *words):
        done = subprocess.run(
            [sys.executable, "manage.py", *map(str, words)],
            cwd=settings.BASE_DIR, env=self.environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def prepared(self):
        for command in ("migrate", "createcachetable", "setup_roles"):
            self.run(command)
        return self

    def backup(self, path):
        self.run("backup", path)
        with opened(path) as archive:
            return archive.manifest

    @contextmanager
    def written_to(self):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.shell.writers"],
            cwd=settings.BASE_DIR, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as writers:  # fmt: skip
            try:
                assert writers.stdout.readline() == "writing\n"
                yield
                assert writers.poll() is None  # they wrote to the end
            finally:
                writers.kill()


def codes(path):
    """The codes of the partners in a backup."""
    with ZipFile(path) as archive:
        about = json.loads(archive.read("manifest.json"))
        columns = next(part["columns"] for part in about["parts"] if part["name"] == "rows/activities.partner.jsonl")
        rows = archive.read("rows/activities.partner.jsonl").splitlines()
    return {json.loads(row)[columns.index("code")] for row in rows}


def files_of(manifest):
    return [(part.file, part.digest) for part in manifest.files]


def test_backup_under_load_moves_to_the_other_database_and_back(tmp_path, worker_id):
    for name in ("first", "moved", "back"):
        (tmp_path / name).mkdir()
    first = Commune(tmp_path / "first").prepared()
    first.run("load_demo")
    with first.written_to():
        written = first.backup(tmp_path / "a.zip")
        later = first.backup(tmp_path / "b.zip")
    pairs = codes(tmp_path / "a.zip")
    assert {f"right-{code[5:]}" for code in pairs if code.startswith("left-")} == {
        code for code in pairs if code.startswith("right-")
    }
    assert (written.lost, len(written.files) > 4, later.content != written.content) == ([], True, True)
    moved = Commune(tmp_path / "moved", _empty(worker_id)).prepared()
    moved.run("restore", tmp_path / "a.zip")
    there = moved.backup(tmp_path / "there.zip")
    back = Commune(tmp_path / "back").prepared()
    back.run("restore", tmp_path / "there.zip")
    again = back.backup(tmp_path / "again.zip")
    assert (written.database, there.database, again.database) == ("sqlite", "postgresql", "sqlite")
    assert there.content == written.content == again.content
    assert files_of(there) == files_of(written) == files_of(again)


def _empty(worker):
    return made(settings.DATABASES["default"], f"moved_{worker}")
