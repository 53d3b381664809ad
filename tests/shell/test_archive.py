"""The archive of a whole body: everything in it, described, and nothing of the accounts."""

import re
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pytest
from django.apps import apps
from django.utils import translation

from committees.models import CalendarFeed, MeetingDocument, User
from hayaa.core.intake.reading import read
from hayaa.export import archive, contents, files, tables
from opinions.models import Reading
from tests import execution_factories, factories, opinion_factories
from tests.factories import PASSWORD

ACCOUNTS = {User, User.groups.through, User.user_permissions.through, CalendarFeed}


@pytest.fixture
def downloaded(client_of):
    def get(prefix=""):
        answer = client_of("secretariat").get(f"{prefix}/export.zip")
        assert answer.streaming
        return ZipFile(BytesIO(b"".join(answer.streaming_content)))

    return get


def test_every_table_is_in_it_but_accounts_and_who_read_what():
    """A new model is exported, or named here with its reason (domain: readings are shown as a count only)."""
    every = {model for app in contents.APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)}
    exported = {model for app in contents.APPS for model in tables.models_of(app)}
    assert every - exported == {*ACCOUNTS, Reading}


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_sheet_has_a_name_of_its_own_in_the_language_of_the_reader(language):
    """Also the tables that only tie records together: no sheet is named or headed by the names of the program."""
    with translation.override(language):
        for app in contents.APPS:
            found = tables.described(app)
            titles = [title for title, _columns in found]
            assert len({title[:31] for title in titles}) == len(titles)  # no longer is the name of a sheet
            words = " ".join([*titles, *(heading for _title, columns in found for heading, _said in columns)])
            assert (
                re.search(
                    r"[A-Za-z]" if language == "ar" else r"\b(activity|meeting|partner|axis|statement)\b",
                    words,
                    re.IGNORECASE,
                )
                is None
            )


def test_every_kind_of_file_is_in_it(settings, tmp_path, body):
    settings.MEDIA_ROOT = tmp_path
    made = [
        factories.document(), opinion_factories.document(), opinion_factories.letter_document(),
        execution_factories.photograph(),
    ]  # fmt: skip
    fields = {
        (model, field.name)
        for app in contents.APPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if field.get_internal_type() == "FileField"
    }
    assert len(fields) == len(made) + len(("sheet_ar", "sheet_fr", "print_ar", "print_fr"))
    assert [file.about for file in files.kept()] == [str(made[0]), str(made[2]), str(made[1]), str(made[3])]


def test_description_lists_each_file_with_its_digest_and_each_lost_one(settings, tmp_path, downloaded):
    settings.MEDIA_ROOT = tmp_path
    kept, lost = factories.document(filename="ورقة.pdf"), factories.document(filename="ضاعت.pdf")
    lost.file.storage.delete(lost.file.name)
    found = downloaded()
    text = found.read("README.txt").decode("utf-8-sig")
    assert found.testzip() is None
    assert [n for n in found.namelist() if n != "README.txt" and sha256(found.read(n)).hexdigest() not in text] == []
    documents = [name for name in found.namelist() if "ورقة" in name]
    assert [found.read(name) for name in documents] == [kept.file.read()]
    assert [name for name in found.namelist() if "ضاعت" in name] == []
    assert text.count("ضاعت") == 2  # once in each language


def test_archive_holds_no_account_and_no_secret(downloaded):
    user = factories.user(username="zzyzx", email="zzyzx@example.org", password=PASSWORD)
    feed = CalendarFeed.objects.renew(user=user)
    found = downloaded()
    held = b"".join(
        found.read(name) if not name.endswith("xlsx") else _cells(found.read(name)) for name in found.namelist()
    )
    secrets = [user.username, user.email, user.password, feed.token]
    assert [secret for secret in secrets if secret.encode() in held] == []


def _cells(content):
    book = ZipFile(BytesIO(content))
    return b"".join(map(book.read, book.namelist()))


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_spreadsheets_of_the_archive_are_those_that_are_read(prefix, downloaded):
    factories.member_in_office(number=7)
    with translation.override("fr" if prefix else "ar"):
        name = next(entry.name for entry in contents.entries())
    tables_found = {one.name: one.rows for one in read(BytesIO(downloaded(prefix).read(name)), "x.xlsx")}
    assert [row[0] for rows in list(tables_found.values())[2:3] for row in rows[1:]] == [7]


def test_failure_on_the_way_leaves_nothing_that_opens():
    def broken():
        yield b"half"
        raise OSError("the disk is gone")

    sent = []
    with pytest.raises(OSError, match="the disk is gone"):
        sent.extend(archive.stream([archive.Entry("a", "", broken)], name="b", describe=lambda written: ""))
    with pytest.raises(BadZipFile):
        ZipFile(BytesIO(b"".join(sent)))


def test_large_document_leaves_in_pieces(settings, tmp_path, body):
    """Nothing of it is kept: what is sent at once does not grow with the file."""
    settings.MEDIA_ROOT = tmp_path
    document = factories.document()
    with document.file.open("wb") as out:
        for block in range(64):
            out.write(bytes([block]) * 65_536)
    entries = (archive.Entry(file.name, "", file.pieces) for file in files.kept())
    pieces = list(archive.stream(entries, name="b", describe=lambda written: str(written[0].size)))
    assert max(map(len, pieces)) < 2 * files.PIECE
    assert ZipFile(BytesIO(b"".join(pieces))).read("b") == b"4194304"


def test_page_says_how_much_there_is(settings, tmp_path, client_of):
    settings.MEDIA_ROOT = tmp_path
    factories.member_in_office()
    document = factories.document()
    factories.document().file.storage.delete(MeetingDocument.objects.last().file.name)
    answer = client_of("secretariat").get("/export/")
    weight = answer.context["weight"]
    assert (weight.number, weight.size, weight.lost) == (1, document.file.size, 1)
    _kind, sheets = answer.context["kinds"][0]
    assert [number for _title, number in sheets] == [1, 0, 1, 1, 0, 0]


@pytest.mark.parametrize(("words", "name"), [
    (["1/2023", 'رأي: "أ"'], "1-2023 – رأي- -أ"),
    ([3, "x" * 200 + ".pdf"], f"3 – {'x' * 76}.pdf"),
    (["..", "a.b"], "a.b"),
])  # fmt: skip
def test_names_are_such_as_every_system_takes(words, name):
    assert files.safe(*words) == name
