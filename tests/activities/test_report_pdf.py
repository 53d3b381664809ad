"""The report on paper: the whole of it can be read and searched; from an empty body it shows no figure."""

import re
import subprocess

import pytest

from tests import execution_factories as execution
from tests.pdf import INVISIBLE


def text_of(data):
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    return INVISIBLE.sub("", subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode())


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_empty_body_prints_no_figure_but_dates_and_numbering(language, client_of, fonts):
    """Issue: printed from an empty body it shows no figure but dates and numbering."""
    execution.report(year=2022)
    data = client_of("secretariat").get(f"{'/fr' if language == 'fr' else ''}/reports/2022.pdf").content
    pages = data and text_of(data)
    words = {"ar": "غير متوفر", "fr": "non disponible"}
    dates = r"\d{1,2}(er)?\s+[^\W\d]+\s+20\d\d|20\d\d"
    numbering = r"^\s*\d{1,2}\.|\.\d{1,2}\s*$|\s\d{1,2}\s*$|^\s*\d{1,2}\s|Page \d+ sur \d+|الصفحة \d+ من \d+"
    left = [line for line in pages.splitlines() if re.search(r"\d", re.sub(numbering, " ", re.sub(dates, " ", line)))]
    assert left == []
    assert words[language] in " ".join(pages.split())


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_report_can_be_read_and_searched(language, printed):
    paper = printed("/reports/2022.pdf", language)
    assert paper.recovered >= 0.99
    assert paper.loose_fonts == []
    titles = [title for depth, title, _page in paper.bookmarks if depth == 2]
    assert len(titles) == 12  # the contents and eleven chapters
