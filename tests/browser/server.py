"""A real server for each worker, on a demonstration body of its own."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

from django.conf import settings


@dataclass(frozen=True)
class Site:
    """A running server, its database, and the addresses of its pages: name → language → path."""

    base: str
    paths: dict
    database: str

    def url(self, name, language):
        return self.base + self.paths[name][language]


def environment(database):
    """Served as in earnest, not with the settings of the tests."""
    return {
        **os.environ, "DJANGO_SETTINGS_MODULE": "hayaa.settings", "DATABASE_URL": database,
        "ALLOWED_HOSTS": "127.0.0.1", "DEBUG": "false", "HTTPS": "false",
    }  # fmt: skip


def _prepare(database):
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.prepare"],
        cwd=settings.BASE_DIR, env=environment(database), check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def sqlite_database(shared, own):
    """A copy of one demonstration file, which the first worker to come makes for all; and its addresses."""
    file, addresses = shared / "demonstration.sqlite3", shared / "addresses.json"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not addresses.exists():
            addresses.write_text(_prepare(f"sqlite:///{file}"))
    shutil.copy(file, own / "site.sqlite3")
    return f"sqlite:///{own / 'site.sqlite3'}", json.loads(addresses.read_text())


def empty_database(server, own, worker):
    """A database with the tables and nothing in them."""
    sqlite = server["ENGINE"].endswith("sqlite3")
    database = f"sqlite:///{own / 'empty.sqlite3'}" if sqlite else made(server, f"empty_{worker}")
    for command in ("migrate", "createcachetable", "setup_roles"):
        subprocess.run(
            [sys.executable, "manage.py", command],
            cwd=settings.BASE_DIR, env=environment(database), check=True, capture_output=True,
        )  # fmt: skip
    return database


def postgresql_database(server, worker):
    """A database of the worker's own on the server of DATABASE_URL; and its addresses."""
    database = made(server, f"browser_{worker}")
    return database, json.loads(_prepare(database))


def made(server, name):
    """A new database of this name on the server of DATABASE_URL."""
    import psycopg
    from psycopg.conninfo import make_conninfo

    options = {"host": server["HOST"], "port": server["PORT"], "user": server["USER"], "password": server["PASSWORD"]}
    with psycopg.connect(make_conninfo(dbname="postgres", **{k: v for k, v in options.items() if v})) as connection:
        connection.autocommit = True
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"


def _free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(url):
    try:
        with urlopen(url, timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def serving(database, paths, log):
    """Gunicorn on a free port of 127.0.0.1, for as long as the block lasts."""
    base = f"http://127.0.0.1:{_free_port()}"
    command = ["-m", "gunicorn", "hayaa.wsgi", "--bind", base.removeprefix("http://"), "--no-control-socket"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command, "--workers=1", "--worker-class=gthread", "--threads=4", "--log-level=warning"],
            cwd=settings.BASE_DIR, env=environment(database), stdout=output, stderr=output,
        )  # fmt: skip
        try:
            for _ in range(150):
                if _answers(f"{base}/healthz"):
                    break
                time.sleep(0.2)
            else:
                raise RuntimeError(f"The server did not start:\n{log.read_text()}")
            yield Site(base, paths, database)
        finally:
            process.terminate()
            process.wait(timeout=20)
