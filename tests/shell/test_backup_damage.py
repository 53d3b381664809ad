"""An archive from elsewhere is refused in a sentence, before anything is touched; half of one is never restored."""

import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError, call_command

from hayaa.backup import manifest, restoring
from hayaa.backup.making import make
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    factories.member_in_office()
    make(tmp_path / "whole.zip")
    return tmp_path / "whole.zip"


def rewritten(backup, *, about=lambda about: about, parts=lambda parts: parts):
    """The same backup with another manifest, or other parts (name → content)."""
    with ZipFile(backup) as old:
        content = {name: old.read(name) for name in old.namelist()}
    said = about(json.loads(content.pop(manifest.NAME)))
    target = backup.with_name("rewritten.zip")
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name, data in parts(content).items():
            new.writestr(name, data)
        new.writestr(manifest.NAME, said if isinstance(said, bytes) else json.dumps(said))
    return target


def truncated(backup):
    target = backup.with_name("truncated.zip")
    target.write_bytes(backup.read_bytes()[:-2000])
    return target


def flipped(backup):
    """One byte of the rows is another."""
    with ZipFile(backup) as archive:
        largest = max(archive.infolist()[:-1], key=lambda info: info.compress_size)
    content = bytearray(backup.read_bytes())
    content[largest.header_offset + 30 + len(largest.filename) + largest.compress_size // 2] ^= 1
    target = backup.with_name("flipped.zip")
    target.write_bytes(content)
    return target


def another_file(backup):
    backup.with_name("letter.pdf").write_bytes(b"%PDF-1.7 %%EOF")
    return backup.with_name("letter.pdf")


def another_zip(backup):
    with ZipFile(backup.with_name("other.zip"), "w") as archive:
        archive.writestr("README.txt", "hello")
    return backup.with_name("other.zip")


def with_part(name, data=b"x"):
    """A backup whose manifest and parts agree on one part more."""
    more = manifest.Part(name, len(data), manifest.sha256(data).hexdigest())

    def make_it(backup):
        return rewritten(
            backup,
            about=lambda about: {**about, "parts": [*about["parts"], more.__dict__]},
            parts=lambda parts: {**parts, name: data},
        )

    return make_it


def about(**values):
    return lambda backup: rewritten(backup, about=lambda said: {**said, **values})


def without_a_table(backup):
    return rewritten(backup, parts=lambda parts: {k: v for k, v in parts.items() if "member.jsonl" not in k})


def with_a_row_more(backup):
    return rewritten(backup, parts=lambda parts: {k: v + b"[]\n" for k, v in parts.items()})


REFUSED = {
    "half an archive": (truncated, "cannot be read as a backup"),
    "another byte": (flipped, "The backup is damaged"),
    "another kind of file": (another_file, "cannot be read as a backup"),
    "another archive": (another_zip, "This is no backup of Hayaa"),
    "no file": (lambda backup: backup.with_name("none.zip"), "There is no file"),
    "another kind": (about(kind="other"), "This is no backup of Hayaa"),
    "a manifest that is none": (
        lambda backup: rewritten(backup, about=lambda _: b"[" * 9999),
        "manifest cannot be read",
    ),
    "a later format": (about(format=2), "The backup has format 2"),
    "another hash of the content": (about(content="0" * 64), "the hash of its content is another"),
    "a newer program": (about(migrations=["committees.9999_later"], program="9.9"), "newer than this program"),
    "parts that are none": (about(parts=[{"name": "x"}]), "its manifest lacks something"),
    "a table less": (without_a_table, "its parts are not those of its manifest"),
    "a row more": (with_a_row_more, "its parts are not those of its manifest"),
    "a path upwards": (with_part("files/../../evil"), "a name that is not taken"),
    "an absolute path": (with_part("/etc/passwd"), "a name that is not taken"),
    "a path of another system": (with_part("files/a\\..\\b"), "a name that is not taken"),
    "a hidden file": (with_part("files/.ssh/authorized_keys"), "a name that is not taken"),
    "a file that no row names": (with_part("files/committees/2022/evil.html"), "its files are not those"),
    "a bomb": (with_part("files/bomb", bytes(80 * 1024 * 1024)), "more than a hundred times its own size"),
}


def answer(target):
    try:
        call_command("restore", str(target), replace=True)
    except CommandError as error:
        return str(error)
    return "restored"


def test_every_damaged_archive_is_refused_with_everything_as_it_was(backup, tmp_path):
    before, files = restoring.content(), list((tmp_path / "files").glob("**/*"))
    wrong = {}
    for case, (make_it, sentence) in REFUSED.items():
        said = answer(make_it(backup))
        if sentence not in said or restoring.content() != before or list((tmp_path / "files").glob("**/*")) != files:
            wrong[case] = said
    assert wrong == {}


def test_every_damage_is_one(backup):
    """The losing control: the same archive, written anew and not changed, is taken."""
    call_command("restore", str(rewritten(backup)), replace=True, verbosity=0)
