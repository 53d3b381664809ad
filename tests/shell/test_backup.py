"""A backup is of one moment, whole, and comes back exactly; what it was not told to overwrite stays (decision 0032)."""

import json
import os
import shutil
from io import StringIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from committees.models import MeetingDocument, Member, User
from hayaa.backup import restoring, rows
from hayaa.backup.archive import opened
from hayaa.backup.making import make
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def files(settings, tmp_path):
    """Where the files of records lie, on the disk."""
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return tmp_path / "files"


@pytest.fixture
def kept(files):
    """A body with a meeting, its signed copy, and a member named in two languages."""
    factories.body(name_ar="هيئة", name_fr="Instance")
    factories.member(family_name_ar="العلمي", family_name_fr="El Alami")
    return factories.document(file=ContentFile(b"%PDF-1.7 signed", "signed.pdf"))


def command(name, *words, **options):
    out = StringIO()
    call_command(name, *map(str, words), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_what_was_left_by_a_killed_one_goes_the_next_day(kept, files, tmp_path):
    """Second names, and files of a restore, would outlast their deletion; one that is at work now is left alone."""
    left, now = files / ".restore-1" / "committees", files / ".backup-2"
    left.mkdir(parents=True)
    now.mkdir()
    os.utime(left.parent, (0, 0))
    make(tmp_path / "a.zip")
    assert sorted(path.name for path in files.iterdir()) == [".backup-2", "committees"]


def test_what_was_backed_up_comes_back_into_an_empty_database(kept, files, tmp_path):
    before, names = restoring.content(), rows.files_named()
    made = make(tmp_path / "a.zip")
    with transaction.atomic():
        rows.empty_all()
    shutil.rmtree(files)
    command("restore", tmp_path / "a.zip")
    assert (restoring.content(), made.content, rows.files_named()) == (before, before, names)
    document = MeetingDocument.objects.get()
    with document.file.open() as file:
        assert (document.pk, file.read(), document.added_at) == (kept.pk, b"%PDF-1.7 signed", kept.added_at)
    assert sorted(path.name for path in files.iterdir()) == ["committees"]


def test_next_record_gets_a_key_that_is_free(kept, tmp_path):
    """PostgreSQL counts keys by itself: after a restore it goes on after the last."""
    last = Member.objects.latest("pk").pk
    make(tmp_path / "a.zip")
    command("restore", tmp_path / "a.zip", replace=True)
    assert factories.member().pk == last + 1


def test_restore_refuses_a_database_that_holds_records(kept, tmp_path):
    make(tmp_path / "a.zip")
    factories.partner()
    before = restoring.content()
    with pytest.raises(CommandError, match="This database holds records"):
        command("restore", tmp_path / "a.zip")
    assert restoring.content() == before


def test_replacing_takes_away_what_was_there(kept, files, tmp_path):
    before = make(tmp_path / "a.zip").content
    later = factories.document(file=ContentFile(b"%PDF-1.7 later", "later.pdf"))
    command("restore", tmp_path / "a.zip", replace=True)
    assert (restoring.content(), (files / later.file.name).exists()) == (before, False)


def test_backup_overwrites_nothing(kept, tmp_path):
    (tmp_path / "a.zip").write_text("precious")
    with pytest.raises(CommandError, match="is there already and is not overwritten"):
        command("backup", tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_text() == "precious"


def test_backup_that_fails_leaves_nothing(kept, files, tmp_path):
    with pytest.raises(CommandError, match="No backup was made"):
        command("backup", tmp_path / "nowhere" / "a.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


def test_lost_file_is_named_and_no_reason_to_have_no_backup(kept, files, tmp_path):
    (files / kept.file.name).unlink()
    said = command("backup", tmp_path / "a.zip")
    assert f"A file that a record names is missing, and so from the backup: {kept.file.name}" in said
    command("restore", tmp_path / "a.zip", replace=True)
    assert MeetingDocument.objects.get().file.name == kept.file.name


def test_backup_is_for_its_owner_only_and_checked(kept, tmp_path):
    command("backup", tmp_path / "a.zip")
    assert (tmp_path / "a.zip").stat().st_mode & 0o777 == 0o600
    assert command("check_backup", tmp_path / "a.zip").startswith("Whole: made ")


def test_everything_but_sessions_is_taken(kept, tmp_path):
    """A table that is added later is taken by itself; who leaves one out says so here."""
    make(tmp_path / "a.zip")
    with opened(tmp_path / "a.zip") as archive:
        taken = set(archive.manifest.tables)
    every = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    assert every - taken == {"sessions.session"} | ({"usersessions.usersession"} & every)


def test_rows_are_lines_that_no_database_words_differently(kept, tmp_path):
    """Moments in UTC, days as written, translated columns each as it is kept, whatever language is on."""
    member = Member.objects.get(family_name_fr="El Alami")
    User.objects.update(date_joined="2023-05-31T10:00:00+01:00")
    make(tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as archive:
        people = [json.loads(line) for line in archive.open("rows/committees.user.jsonl")]
        members = [json.loads(line) for line in archive.open("rows/committees.member.jsonl")]
    joined = rows.columns_of(User).index("date_joined")
    assert {row[joined] for row in people} == {"2023-05-31T09:00:00.000000+00:00"}
    columns = rows.columns_of(Member)
    found = next(dict(zip(columns, row, strict=True)) for row in members if row[0] == member.pk)
    assert (found["family_name_ar"], found["family_name_fr"]) == ("العلمي", "El Alami")


def test_backup_reads_the_database_without_changing_it(kept, tmp_path):
    with connection.cursor() as cursor:
        make(tmp_path / "a.zip")
        cursor.execute("SELECT count(*) FROM committees_member")
        assert cursor.fetchone() == (Member.objects.count(),)
    assert factories.partner().pk  # and the same connection writes on
