"""The action programme on paper: one that a commune can file, search and have read aloud."""

import re
import subprocess

import pytest
from django.core.management import call_command

from activities.models import PlanVersion
from tests.pdf import INVISIBLE

PATH = "/programme.pdf"
both_languages = pytest.mark.parametrize("language", ["ar", "fr"])


@pytest.fixture
def programme(printed, language):
    return printed(PATH, language)


def numbers_of_contents(programme):
    """The page numbers that the contents print, from top to bottom: each ends its line, far from its title."""
    page = str(programme.pages_of_anchors["contents"])
    command = ["pdftotext", "-enc", "UTF-8", "-layout", "-f", page, "-l", page, "-", "-"]
    text = subprocess.run(command, input=programme.data, capture_output=True, check=True).stdout.decode()
    end = re.compile(r"^\s*(\d+) {3,}" if programme.language == "ar" else r" {3,}(\d+)$")
    found = (end.search(INVISIBLE.sub("", line)) for line in text.splitlines())
    return [int(match[1]) for match in found if match]


@both_languages
def test_contents_name_the_real_pages(programme):
    anchors = [entry.get("data-h").removeprefix("#") for entry in programme.body.iterfind(".//li[@data-h]")]
    assert len(anchors) > 15
    assert numbers_of_contents(programme) == [programme.pages_of_anchors[anchor] for anchor in anchors]


@both_languages
def test_bookmarks_are_the_headings(programme):
    headings = [(int(h.tag[1]), " ".join(h.text_content().split())) for h in programme.body.iter("h1", "h2", "h3")]
    assert [(depth, " ".join(title.split())) for depth, title, _page in programme.bookmarks] == headings
    pages = [page for _depth, _title, page in programme.bookmarks]
    assert pages == sorted(pages)


@both_languages
def test_document_says_what_it_is(programme, language):
    root = programme.document.Root
    assert str(root.Lang) == language
    assert str(programme.document.docinfo.Title) != ""
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert root.ViewerPreferences.get("/Direction") == ("/R2L" if language == "ar" else None)
    assert programme.loose_fonts == []


@both_languages
def test_words_can_be_searched(programme):
    assert programme.recovered >= 0.99


@both_languages
def test_every_activity_stands_on_the_page_of_its_plan(programme, language):
    # Print, Documents: one landscape grid per adopted version of each year; 2023 has two.
    versions = PlanVersion.objects.filter(state__in=PlanVersion.State.official())
    pages = [programme.pages_of_anchors[f"plan-{v.year_plan.year}-{v.number}"] for v in versions]
    missing = [
        line.activity.code
        for version, page in zip(versions, pages, strict=True)
        for line in version.lines.select_related("activity")
        if not programme.holds(getattr(line, f"wording_{language}"), page)
    ]
    assert missing == []
    assert pages == list(range(pages[0], pages[0] + 4))


@both_languages
def test_logframe_and_grids_lie_on_their_side(programme):
    anchors = programme.pages_of_anchors
    wide = [n for n, page in enumerate(programme.document.pages, start=1) if page.mediabox[2] > page.mediabox[3]]
    assert wide == list(range(anchors["implementation"], anchors["conclusion"]))


@both_languages
def test_percentages_are_right(programme):
    # Domain, Seed arithmetic: the source prints 41,93 and 58,08.
    page = str(programme.pages_of_anchors["attendance"])
    command = ["pdftotext", "-f", page, "-l", page, "-", "-"]
    text = subprocess.run(command, input=programme.data, capture_output=True, check=True).stdout.decode()
    # Each twice: as stated, and as counted from the sheets of the demonstration.
    assert sorted(re.findall(r"\d+,\d\d", text)) == sorted(["22,58", "35,48", "41,94", "58,06"] * 2)


@both_languages
def test_command_prints_what_everybody_may_read(programme, language, tmp_path):
    out = tmp_path / "programme.pdf"
    call_command("print_programme", "--lang", language, "--out", str(out))
    assert out.read_bytes() == programme.data
