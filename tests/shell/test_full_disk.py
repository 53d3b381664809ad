"""Quality: a file that finds no room is refused without an orphan; one whose row was not saved goes with it."""

import errno
from pathlib import Path

import pytest
from django.core.files import locks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError

from committees.models import MeetingDocument
from tests import factories


@pytest.fixture
def folder(settings, tmp_path):
    """Files lie in a folder, as in earnest."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "hayaa.core.storage.KeptFiles"}}
    return tmp_path


def files_in(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def add(client, content=b"%PDF-1.7 %%EOF"):
    meeting = factories.meeting()
    client.raise_request_exception = False
    file = SimpleUploadedFile("a.pdf", content)
    return client.post(f"/meetings/{meeting.pk}/documents/new/", {"kind": "other", "file": file})


def test_file_is_kept(folder, client_of):
    assert (add(client_of("secretariat")).status_code, len(files_in(folder))) == (302, 1)


def test_full_disk_refuses_the_file_and_leaves_nothing(folder, client_of, monkeypatch):
    def full(file, flags):
        assert [path.stat().st_size for path in files_in(folder)] == [0]  # it was begun
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(locks, "lock", full)
    answer = add(client_of("secretariat"))
    assert (answer.status_code, answer["Retry-After"], files_in(folder)) == (503, "10", [])
    assert MeetingDocument.objects.count() == 0


@pytest.mark.parametrize(
    ("error", "tries", "status"),
    [(IntegrityError("twice"), 6, 500), (OperationalError("server closed the connection"), 1, 503)],
)
def test_file_goes_when_its_row_is_not_saved(error, tries, status, folder, client_of, monkeypatch):
    """A row is tried again where somebody else saved meanwhile: each time its file came with it."""
    kept = []

    def fail(self, *args):
        original(self, *args)
        kept.append(len(files_in(folder)))
        raise error

    original = MeetingDocument._do_insert
    monkeypatch.setattr(MeetingDocument, "_do_insert", fail)
    answer = add(client_of("secretariat"))
    assert (answer.status_code, kept, files_in(folder)) == (status, [1] * tries, [])
    assert MeetingDocument.objects.count() == 0
