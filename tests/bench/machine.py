"""A site of their own for the benches of faults: tables without migrations, a secretary who is signed in, a server."""

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
TOKEN = secrets.token_hex(16)
PREPARE = """
import django
from django.conf import settings
import tests.settings
settings.MIGRATION_MODULES = {label: None for label in (
    "activities", "opinions", "committees", "auth", "contenttypes", "sessions", "account", "admin", "usersessions",
    "auditlog", "mfa")}
django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from hayaa.accounts import SIGN_IN
from hayaa.sessions import SessionStore
from tests import factories
call_command("migrate", run_syncdb=True, verbosity=0)
settings.CACHES["default"] = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
call_command("createcachetable", verbosity=0)
call_command("setup_roles", verbosity=0)
factories.body()
user = factories.user(role="secretariat")
session = SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = SIGN_IN
session.create()
factories.partner(name_ar="0", code="counted")
print(session.session_key)
"""


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def environment(database, folder):
    return {
        **os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database,
        "SECRET_KEY": "only-for-the-bench", "VAR_DIR": str(folder), "PYTHONWARNINGS": "ignore",
    }  # fmt: skip


def python(code, database, folder, *arguments):
    """The last line that a piece of code says, run with the settings of the tests on this database."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True,
        env=environment(database, folder),
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.strip().rpartition("\n")[2]


class Postgres:
    """A server of our own on a socket in its folder; it keeps what it was told to keep, as in earnest."""

    def __init__(self, folder):
        self.folder = folder
        self.programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        if os.getuid() == 0:
            subprocess.run(["chown", "postgres:", folder], check=True)
        self._run("initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()
        self._run("createdb", "-h", folder, "-U", "postgres", "hayaa")
        self.url = f"postgres://postgres@{str(folder).replace('/', '%2F')}/hayaa"

    def start(self):
        options = f"-k {self.folder} -c listen_addresses="
        self._run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "start", "-o", options)

    def stop(self, mode="immediate"):
        """`immediate` is a crash: it begins anew from its log."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", mode, "-w", "stop")

    def _run(self, program, *arguments):
        command = [str(self.programs / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Gunicorn as `./run` starts it: two workers of four threads; loaded once, so that a killed worker is soon back."""

    def __init__(self, database, folder, session):
        self.port, self.cookies = free_port(), f"session={session}; csrf={TOKEN}"
        command = ["-m", "gunicorn", "hayaa.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers=2", "--preload",
                   "--worker-class=gthread", "--threads=4", "--log-level=critical", "--no-control-socket"]  # fmt: skip
        self.log = Path(folder, "server.log").open("w")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment(database, folder), stdout=self.log, stderr=self.log
        )
        while self.status("GET", "/healthz") != 200:
            time.sleep(0.2)

    def status(self, method, path, form=None):
        """The status of the answer; None where there was none, so nothing was acknowledged."""
        with (
            suppress(OSError, http.client.HTTPException),
            closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection,
        ):
            body = urlencode({"csrfmiddlewaretoken": TOKEN, **form}) if form else None
            headers = {"Cookie": self.cookies} | ({"Content-Type": "application/x-www-form-urlencoded"} if form else {})
            connection.request(method, path, body, headers)
            return connection.getresponse().status
        return None

    def kill_workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in map(int, children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


@contextmanager
def site(database, folder):
    server = Server(database, folder, python(PREPARE, database, folder))
    try:
        yield server
    finally:
        server.stop()
