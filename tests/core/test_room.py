"""Quality: files of the body have a quota; what is taken is counted as it is, cheaply, and told before it is all."""

import subprocess
import sys
import time

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from hayaa.core import room
from hayaa.core.forms import KeptFileField

# Puts files into a folder, and into another of its own, and takes them away again, until it is ended.
COMES_AND_GOES = """
import pathlib, shutil, sys
kept, own = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[1], "own")
while True:
    own.mkdir()
    files = [folder / f"new-{n}.pdf" for folder in (kept, own) for n in range(200)]
    for file in files:
        file.write_bytes(b"x")
    for file in files[:200]:
        file.unlink()
    shutil.rmtree(own)
"""


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """A folder of files for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    room._taken_in.cache_clear()
    yield settings.MEDIA_ROOT
    room._taken_in.cache_clear()


def keep(folder, size):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{size}.pdf").write_bytes(b"x" * size)


def upload(size):
    content = b"%PDF-" + b"0" * (size - 10) + b"%%EOF"
    return KeptFileField().clean(SimpleUploadedFile("a.pdf", content)).size


def test_files_of_the_body_have_a_quota(settings, files):
    """One who may add files cannot fill the disk; the sentence says how much is taken."""
    keep(files / "committees" / "2023", 1_000_000)
    settings.FILES_QUOTA = 1
    assert upload(48_576) == 48_576
    with pytest.raises(forms.ValidationError) as refused:
        upload(48_577)
    with override("fr"):
        assert refused.value.messages[0].startswith("Les fichiers de l’instance occupent 0 Mo sur les 1 permis")


def test_what_a_backup_or_a_restore_holds_takes_no_room_of_the_body(files):
    """Second names of the same files, and files that are not there yet."""
    assert room.taken() == 0
    keep(files / "committees" / "2023", 5)
    keep(files / "opinions" / "2022", 7)
    keep(files / ".backup-1", 100)
    keep(files / ".restore-1" / "committees" / "2023", 100)
    keep(files / "committees", 11)
    assert room.taken() == 23


def test_files_that_go_while_they_are_counted_disturb_nobody(files):
    """Those that stay are all counted."""
    for size in range(1, 101):
        keep(files, size)
    with subprocess.Popen([sys.executable, "-c", COMES_AND_GOES, str(files)]) as other:
        try:
            until, found = time.monotonic() + 2, set()
            while time.monotonic() < until:
                found.add(room.taken())
        finally:
            other.kill()
    assert len(found) > 3  # the other was at work
    assert (min(found) >= 5_050, max(found) <= 5_450) == (True, True)


def test_pages_are_told_what_was_counted_lately(settings, files, time_machine):
    """The desk and `/healthz` do not walk the folder each time; within a minute they know."""
    settings.FILES_QUOTA = 1
    time_machine.move_to("2023-05-31T10:00:00Z", tick=False)
    assert room.is_short() is False
    keep(files, int(0.8 * room.MB) + 1)
    assert room.is_short() is False
    time_machine.shift(60)
    assert room.is_short() is True
