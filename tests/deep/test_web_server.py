"""What a stranger claims in headers does not pass the nginx of the guide (docs/operating/nginx-site), before gunicorn.

Needs nginx and openssl: `python -m pytest -m deep tests/deep/test_web_server.py` (it is part of `./check --deep`).
"""

import http.client
import json
import os
import shutil
import ssl
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.bench.machine import free_port
from tests.house.sources import ROOT

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed"),
]
SITE = (ROOT / "docs" / "operating" / "nginx-site").read_text()
# Says what reached it, in the place of the program.
ECHO = """
import json
KEYS = ("REMOTE_ADDR", "HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme")
def application(environ, start):
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps({key: environ.get(key) for key in KEYS}).encode()]
"""


def certificate(folder):
    names = ["-subj", "/CN=hayaa.example", "-keyout", folder / "site.key", "-out", folder / "site.crt"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *names]
    subprocess.run(command, check=True, capture_output=True)


def configuration(folder, tls, behind):
    """The site of the guide as it stands, but for its ports and paths."""
    site = SITE.replace("127.0.0.1:8000", f"127.0.0.1:{behind}").replace("/etc/hayaa/tls", str(folder))
    site = site.replace("/var/log/nginx", str(folder))
    for written, ours in (
        ("listen 443 ", f"listen 127.0.0.1:{tls} "),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
    ):
        site = site.replace(written, ours)
    site = "\n".join(line for line in site.splitlines() if "listen [::]" not in line)
    paths = " ".join(f"{name}_temp_path {folder};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return f"daemon off; pid {folder}/pid; error_log stderr; events {{}} http {{ {paths}\n{site}\n}}"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Where nginx answers for this module."""
    folder, tls, behind = tmp_path_factory.mktemp("nginx"), free_port(), free_port()
    certificate(folder)
    (folder / "echo.py").write_text(ECHO)
    (folder / "nginx.conf").write_text(configuration(folder, tls, behind))
    gunicorn = [sys.executable, "-m", "gunicorn", "echo:application", "--bind", f"127.0.0.1:{behind}",
                "--no-control-socket", "--log-level=critical"]  # fmt: skip
    with (
        subprocess.Popen(gunicorn, cwd=folder, env={"PATH": os.defpath}) as program,
        subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-p", folder]) as server,
    ):
        for _ in range(100):
            if answers(tls):
                break
            time.sleep(0.1)
        yield tls
        server.terminate()
        program.terminate()


def answers(port):
    try:
        return asked(port)
    except (OSError, ValueError):
        return None


def asked(port, *headers):
    """What reached the program of a request with these headers."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with closing(http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=10)) as connection:
        connection.putrequest("GET", "/", skip_host=True)
        for name, value in (("Host", "hayaa.example"), *headers):
            connection.putheader(name, value)
        connection.endheaders()
        return json.loads(connection.getresponse().read())


@pytest.mark.parametrize(
    "claimed",
    [
        [],
        [("X-Forwarded-For", "198.51.100.1")],
        [("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-For", "198.51.100.2")],
        [("x_forwarded_for", "198.51.100.1")],
        [("X-Forwarded-Proto", "http")],
        [("Forwarded", "for=198.51.100.1;proto=http")],
    ],
    ids=["nothing", "address", "two", "underscores", "scheme", "Forwarded"],
)
def test_program_hears_the_address_that_nginx_saw_and_nothing_that_was_claimed(claimed, port):
    assert asked(port, *claimed) == {
        "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "hayaa.example", "HTTP_X_FORWARDED_FOR": "127.0.0.1",
        "HTTP_X_FORWARDED_PROTO": "https", "wsgi.url_scheme": "https",
    }  # fmt: skip
