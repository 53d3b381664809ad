"""Both catalogues are complete, certain, consistent in their placeholders, and up to date with the sources."""

import re
import shutil
import subprocess
import sys
from collections import Counter

import polib
import pytest

from tests.house.sources import PACKAGES, ROOT

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
languages = pytest.mark.parametrize("language", ["ar", "fr"])


def catalogue(language, root=ROOT):
    return polib.pofile(str(root / "locale" / language / "LC_MESSAGES" / "django.po"))


def forms(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@languages
def test_catalogue_is_complete_and_certain(language):
    entries = catalogue(language)
    assert [entry.msgid for entry in entries if not all(forms(entry))] == []
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []


@languages
def test_placeholders_are_those_of_the_source(language):
    """A plural form may leave its number out («one day»), but never names anything else."""
    wrong = []
    for entry in catalogue(language):
        wanted = Counter(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for form in forms(entry):
            found = Counter(PLACEHOLDER.findall(form))
            if found - wanted or (not entry.msgid_plural and found != wanted):
                wrong.append((entry.msgid, form))
    assert wrong == []


def test_french_keeps_its_typography():
    """A no-break space (U+00A0) before high signs and within « », and the curved apostrophe."""
    loose = re.compile("(?<!\\u00a0)[;?!»]|[ \\u202f]:|«(?!\\u00a0)|'")
    texts = [form for entry in catalogue("fr") for form in forms(entry)]
    assert [text for text in texts if loose.search(text)] == []


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """The sources in a folder of their own, their messages extracted anew."""
    copy = tmp_path_factory.mktemp("sources")
    for folder in (*PACKAGES, "templates", "locale"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("static", "*.mo", "__pycache__"))
    shutil.copy(ROOT / "manage.py", copy)
    options = [
        "--settings=hayaa.settings",
        "--locale=ar",
        "--locale=fr",
        "--no-obsolete",
        "--no-location",
        "--no-wrap",
        "--verbosity=0",
    ]
    subprocess.run([sys.executable, "manage.py", "makemessages", *options], cwd=copy, check=True)
    return copy


@languages
def test_catalogue_holds_exactly_the_messages_of_the_sources(language, extracted):
    def messages(entries):
        return {(entry.msgctxt, entry.msgid) for entry in entries}

    kept, found = messages(catalogue(language)), messages(catalogue(language, extracted))
    assert (sorted(found - kept, key=str), sorted(kept - found, key=str)) == ([], [])
