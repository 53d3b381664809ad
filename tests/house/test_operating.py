"""The files that an operator copies fit the guide and the program (docs/operating)."""

import re
import subprocess

import pytest

from hayaa import policy
from hayaa.core import documents
from tests.house.sources import ROOT

FOLDER = ROOT / "docs" / "operating"
GUIDE = (FOLDER / "README.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.M | re.S)


def test_every_file_is_named_in_the_guide():
    files = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    assert {name for name in files if f"`{name}`" not in GUIDE and f"/{name}`" not in GUIDE} == set()


def test_variables_are_those_of_the_settings():
    source = (ROOT / "hayaa" / "settings.py").read_text()
    names = re.findall(r"^#?([A-Z_]+)=", (FOLDER / "hayaa.env").read_text(), re.M)
    assert [name for name in names if f'"{name}"' not in source] == []


@pytest.mark.parametrize("block", BLOCKS)
def test_commands_of_the_guide_are_commands(block):
    assert subprocess.run(["sh", "-n"], input=block, capture_output=True, text=True).stderr == ""


def test_file_that_may_be_uploaded_passes_the_web_server():
    """A form holds a little more than its largest file."""
    allowed = int(re.search(r"client_max_body_size (\d+)m;", (FOLDER / "nginx-site").read_text())[1])
    assert allowed * 1024 * 1024 > documents.LARGEST + 1024 * 1024
    assert allowed * 1024 * 1024 > 2 * policy.LARGEST  # what is a little too large is told so by the program itself


def test_address_of_the_client_is_the_one_that_the_web_server_saw():
    """What a client says of itself is written over, not added to; nobody reaches the program past the web server."""
    site, unit = (FOLDER / "nginx-site").read_text(), (FOLDER / "hayaa-web.service").read_text()
    assert re.findall(r"X-Forwarded-\w+ .*;", site) == ["X-Forwarded-For $remote_addr;", "X-Forwarded-Proto $scheme;"]
    assert re.findall(r"--bind (\S+)", unit) == re.findall(r"proxy_pass http://(\S+);", site) == ["127.0.0.1:8000"]


def test_web_server_keeps_no_log_of_addresses():
    """They may hold a secret, or what somebody searched for; the program's own log has neither (decision 0033).

    An error below «crit» names the address, too: 502 while the program restarts, a file that is too large.
    """
    servers = (FOLDER / "nginx-site").read_text().split("server {")[1:]
    assert [server.count("access_log off;") for server in servers] == [1, 1]
    assert [server.count("error.log crit;") for server in servers] == [1, 1]
