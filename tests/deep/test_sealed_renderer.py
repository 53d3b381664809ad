"""The engine of documents opens nothing and calls nobody (strace), and no document keeps it or pages busy.

Needs strace: `python -m pytest -m deep tests/deep/test_sealed_renderer.py` (it is part of `./check --deep`). It prints
its figures with `-s`.
"""

import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from hayaa.core import pdf
from hayaa.core.pdf import process
from tests.core.evil_documents import EVIL, VECTORS
from tests.core.test_pdf import PAGE, canary

__all__ = ["canary"]
pytestmark = pytest.mark.deep
# What Python, its libraries and the fonts are made of.
OURS = (sys.prefix, sys.base_prefix, "/usr/lib", "/usr/share", "/lib", "/proc/self", "/dev/null", "/etc/ld.so",
        "/etc/localtime", str(settings.BASE_DIR))  # fmt: skip
CALLS = re.compile(r"^\d+ +(openat|connect|execve)\((.*)$", re.MULTILINE)


@pytest.fixture
def renderer(fonts):
    one = process.Renderer()
    yield one
    one.stop()


def memory(pid):
    """MB of a process now, and the most it had."""
    status = Path(f"/proc/{pid}/status").read_text()
    return [int(re.search(rf"{name}:\s+(\d+)", status)[1]) // 1024 for name in ("VmRSS", "VmHWM")]


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_process_opens_and_calls_nothing_once_it_is_at_work(renderer, canary, tmp_path):
    address, called = canary
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    renderer.render(PAGE, "ar")
    log = tmp_path / "calls"
    command = ["strace", "-f", "-e", "trace=openat,connect,execve", "-o", str(log), "-p", str(renderer.process.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
        watching.stderr.readline()  # attached
        hosts = (
            f"{address}/a",
            address.removeprefix("http:") + "/a",
            f"file://{secret}",
            str(secret),
            "data:text/css,",
        )
        for host in hosts:
            renderer.render(PAGE.format("".join(VECTORS.values()).replace("URL", host)), "ar")
        watching.terminate()
    calls = CALLS.findall(log.read_text())
    opened = {re.search(r'"([^"]*)"', rest)[1] for name, rest in calls if name == "openat"}
    elsewhere = sorted(path for path in opened if not path.startswith(OURS))
    print(f"\n{len(VECTORS)} vectors, {len(hosts)} targets each; opened: {sorted(opened)}")  # noqa: T201
    assert (called, elsewhere, str(secret) in opened) == ([], [], False)
    assert [call for call in calls if call[0] != "openat"] == []


@pytest.mark.parametrize("body", EVIL.values(), ids=EVIL)
def test_evil_document_is_bounded_in_time_and_memory(body, renderer, request):
    """Quality: it is made or given up within 20 seconds and 1 GiB, and the next one is made."""
    renderer.render(PAGE, "ar")
    began, pid, peak, stop = time.monotonic(), renderer.process.pid, [0], threading.Event()

    def watch():
        while not stop.wait(0.2) and Path(f"/proc/{pid}/status").exists():
            peak[0] = max(peak[0], *memory(pid)) if "VmHWM" in Path(f"/proc/{pid}/status").read_text() else peak[0]

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        outcome = f"{len(renderer.render(PAGE.format(body), 'ar')) // 1024} KB"
    except pdf.PdfError as error:
        outcome = type(error).__name__
    seconds = time.monotonic() - began
    stop.set()
    watcher.join()
    print(f"\n{request.node.callspec.id}: {outcome}, {seconds:.1f} s, at most {peak[0]} MB")  # noqa: T201
    assert seconds < 2 * process.SECONDS + 5  # a process that dies is asked a second time
    assert peak[0] <= 1024
    assert renderer.render(PAGE, "ar").startswith(b"%PDF")
