"""The report on paper: the whole of it can be read and searched; from an empty body it shows no figure."""

import re
import subprocess

import pytest

from tests import execution_factories as execution
from tests.pdf import INVISIBLE

# A date or a year; the number of a chapter before or after its point; a page in the contents, at the end of the line,
# and at the foot.
ALLOWED = re.compile(
    r"(\d{1,2}\s*(er)?\s*[^\W\d]+\s*)?20\d\d|\.\d{1,2}|\d{1,2}\.|^\d\s{3,}|\s{3,}\d$|(Page|الصفحة)\s+\d\s*(sur|من)\s+\d"
)


def text_of(data):
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    return INVISIBLE.sub("", subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode())


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_empty_body_prints_no_figure_but_dates_and_numbering(language, client_of, fonts):
    """Issue: printed from an empty body it shows no figure but dates and numbering."""
    execution.report(year=2022)
    data = client_of("secretariat").get(f"{'/fr' if language == 'fr' else ''}/reports/2022.pdf").content
    pages = text_of(data)
    words = {"ar": "غير متوفر", "fr": "non disponible"}
    assert [line for line in pages.splitlines() if re.search(r"[\d%]", ALLOWED.sub(" ", line))] == []
    assert words[language] in " ".join(pages.split())


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_report_can_be_read_and_searched(language, printed):
    paper = printed("/reports/2022.pdf", language)
    assert paper.recovered >= 0.99
    assert paper.loose_fonts == []
    titles = [title for depth, title, _page in paper.bookmarks if depth == 2]
    assert len(titles) == 12  # the contents and eleven chapters


def test_percentages_keep_their_sign_on_one_side_in_arabic(printed):
    """Isolated, number and sign are drawn in the order in which they are written; left alone the sign changes sides."""
    paper = printed("/reports/2023/first-half.pdf", "ar", role="secretariat")
    shown = " ".join(paper.body.xpath("main//text()"))
    assert len(re.findall("[0-9]\u00a0%", shown)) > 10
    assert re.findall("[0-9,]+\u00a0%(?!\u2069)|(?<![\u2066(0-9,])[0-9,]+\u00a0%", shown) == []


def test_meeting_without_quorum_is_told_in_arabic_as_one_that_did_not_take_place(printed):
    assert printed("/reports/2023/first-half.pdf", "ar", role="secretariat").holds(
        "اجتماع واحد لم ينعقد لعدم اكتمال النصاب"
    )
