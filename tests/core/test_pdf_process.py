"""The rendering process: bounded, replaced when it fails, never left behind (decision 0002)."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from hayaa.core import pdf
from hayaa.core.pdf import process

PAGE = '<!doctype html><html lang="ar" dir="rtl"><head><title>عنوان</title></head><body><p>نص</p>{}</body></html>'
# Trap 7: one run of combining marks keeps the engine busy for minutes.
ENDLESS = PAGE.format("<p>ا" + "\u0651" * 60_000)


@pytest.fixture
def renderer(fonts):
    """Makes a renderer with the bounds given, and ends it after the test."""
    made = []

    def make(**bounds):
        made.append(process.Renderer(**bounds))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def gone(pid, seconds=5):
    """Has the process ended, or does it within these seconds? A zombie has: only its parent has not looked."""
    for _ in range(round(seconds / 0.05)):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_made(renderer):
    one = renderer()
    one.render(PAGE, "ar")
    first, one.seconds = one.process.pid, 3
    with pytest.raises(pdf.PdfTimeout):
        one.render(ENDLESS, "ar")
    assert gone(first)
    one.seconds = process.SECONDS
    assert one.render(PAGE, "ar").startswith(b"%PDF")


def test_a_process_that_no_longer_listens_is_given_up(renderer):
    one = renderer()
    one.render(PAGE, "ar")
    one.seconds = 1
    os.kill(one.process.pid, signal.SIGSTOP)
    with pytest.raises(pdf.PdfTimeout):
        one.render(PAGE.format("كلمة " * 200_000), "ar")  # more than a pipe holds
    assert one.process is None


def test_a_killed_process_is_replaced_at_once(renderer):
    one = renderer()
    one.render(PAGE, "ar")
    one.process.kill()
    assert one.render(PAGE, "ar").startswith(b"%PDF")


def test_a_document_that_cannot_be_made_says_why_and_ends_its_process(renderer):
    one = renderer()
    with pytest.raises(pdf.PdfError, match="RecursionError"):
        one.render(PAGE.format("<table><tr><td>" * 300), "ar")
    assert one.process is None


def test_memory_is_bounded(renderer):
    one = renderer()
    one.render(PAGE, "ar")
    limits = Path(f"/proc/{one.process.pid}/limits").read_text().splitlines()
    assert [line.split()[3:5] for line in limits if line.startswith("Max address space")] == [["1073741824"] * 2]


def test_the_process_is_replaced_after_a_number_of_documents(renderer):
    one = renderer(documents=2)
    pids = []
    for _ in range(3):
        one.render(PAGE, "ar")
        pids.append(one.process and one.process.pid)
    assert pids[1] is None
    assert pids[0] != pids[2]


def test_the_process_knows_nothing_of_the_server(renderer, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    one = renderer()
    one.render(PAGE, "ar")
    environment = Path(f"/proc/{one.process.pid}/environ").read_bytes()
    assert sorted(pair.split(b"=")[0] for pair in environment.split(b"\0") if pair) == [
        b"FONTCONFIG_FILE", b"LANG", b"PATH", b"PYTHONDONTWRITEBYTECODE",
    ]  # fmt: skip


def test_threads_take_turns_and_too_many_are_sent_away(renderer):
    # A web process has four threads: one of them always stays free for pages.
    one = renderer()
    one.render(PAGE, "ar")
    answers = []

    def ask():
        try:
            answers.append(one.render(PAGE, "ar")[:4])
        except pdf.PdfBusy:
            answers.append("busy")

    os.kill(one.process.pid, signal.SIGSTOP)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    while not answers:
        time.sleep(0.02)
    assert answers == ["busy"]
    os.kill(one.process.pid, signal.SIGCONT)
    for thread in threads:
        thread.join()
    assert answers == ["busy", b"%PDF", b"%PDF", b"%PDF"]


def test_who_waited_gets_what_was_made_meanwhile(renderer):
    one = renderer()
    assert one.render(PAGE, "ar", meanwhile=lambda: b"kept") == b"kept"
    assert one.process is None


def test_missing_fonts_are_named(renderer, settings, tmp_path):
    settings.FONTS_DIR = tmp_path
    with pytest.raises(pdf.PdfError, match="build_fonts"):
        renderer().render(PAGE, "ar")


SERVER = """
import atexit, os, sys, django
django.setup()
from hayaa.core.pdf import process
renderer = process.Renderer()
atexit.register(renderer.stop)
renderer.render({page!r}, "ar")
print(renderer.process.pid, flush=True)
renderer.seconds = 3
{then}
"""


@pytest.mark.parametrize(
    ("then", "end"),
    [
        ("sys.exit()", None),
        ("os.kill(os.getpid(), 9)", None),
        ("renderer.render('<p>ا' + '\\u0651' * 60_000, 'ar')", signal.SIGKILL),
    ],
    ids=["ended", "killed", "killed while a document is made"],
)
def test_no_process_outlives_its_server(fonts, then, end):
    command = [sys.executable, "-c", SERVER.format(page=PAGE, then=then)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    root = Path(process.__file__).parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=root) as server:
        pid = int(server.stdout.readline())
        if end:
            time.sleep(0.5)
            server.send_signal(end)
    assert gone(pid, seconds=10)
