"""The pages of imports: nothing is entered before it was shown, everything or nothing, and only by whoever sent it."""

import os
import time
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from lxml.html import fromstring
from openpyxl import load_workbook

from committees.models import Member
from committees.resources import MemberSheet
from hayaa.core.intake.reading import read
from hayaa.core.intake.review import Mistake
from hayaa.core.spreadsheet import Sheet, workbook
from hayaa.intake import store
from hayaa.intake.kinds import KINDS
from tests import factories
from tests.html import parse
from tests.intake import book, upload

COLUMNS = ["number", "family_name_ar", "given_name_ar", "sex"]
ROW = [7, "الناصري", "فاطمة", "امرأة"]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def members(*rows):
    return upload(book(MemberSheet, *rows, columns=COLUMNS, name="الأعضاء"))


def send(client, *rows):
    return client.post("/import/members/", {"file": members(*rows)})


def confirmation(response):
    """Where the button of the review leads, and what it sends."""
    form = parse(response).get_element_by_id("take")
    return form.get("action"), {"fingerprint": form.fields["fingerprint"]}


def test_file_is_shown_then_entered(client_of):
    client = client_of("secretariat")
    shown = send(client, ROW)
    assert (shown.status_code, Member.objects.count()) == (200, 0)
    action, data = confirmation(shown)
    done = client.post(action, data)
    assert (done.status_code, done.url, Member.objects.get().number) == (302, "/members/", 7)
    assert list(store._root().iterdir()) == []


def test_revision_of_a_plan_leads_to_its_draft(client_of):
    # Domain, PlanVersion: adopted lines never change; what the import makes is a draft, on a page of its own.
    version = factories.plan_version()
    year = version.year_plan.year
    factories.axis(programme=version.year_plan.programme, title_ar="التنظيم الداخلي")
    client = client_of("secretariat")
    done = client.post(*confirmation(client.post("/import/plan/", {"file": grid_of(year)})), follow=True)
    assert done.redirect_chain == [(f"/plans/{year}/versions/2/", 302)]
    assert f"أنشئت مسودة: الصيغة 2 من برنامج سنة {year}" in parse(done).text_content()


def grid_of(year):
    rows = [["المحور", "النشاط"], ["التنظيم الداخلي", "ندوة حول البيئة"]]
    return upload(workbook([Sheet(str(year), rows[0], rows[1:])]), "plan.xlsx")


def test_wrong_file_is_shown_with_its_cells_and_cannot_be_confirmed(client_of):
    page = parse(send(client_of("secretariat"), ROW, [8, "أ", "ب", "؟"]))
    assert "D3" in page.text_content()
    assert [form.get("id") for form in page.forms if form.get("id") == "take"] == []


def test_unreadable_file_says_why_beside_its_field(client_of):
    response = client_of("secretariat").post("/import/members/", {"file": upload(b"%PDF-1.7 %%EOF", "members.xlsx")})
    page = parse(response)
    assert response.status_code == 200
    assert "PDF" in page.get_element_by_id("id_file_error").text_content()


def test_records_changed_after_the_review_are_shown_again(client_of):
    client = client_of("secretariat")
    action, data = confirmation(send(client, ROW))
    factories.member(number=7)
    again = client.post(action, data)
    assert (again.status_code, Member.objects.get().family_name_ar) == (409, "العائلة 7")
    assert client.post(*confirmation(again)).status_code == 302
    assert Member.objects.get().family_name_ar == "الناصري"


def test_file_is_found_by_its_sender_only(client_of):
    action, data = confirmation(send(client_of("secretariat"), ROW))
    other = client_of("administrator")
    assert (other.post(action, data).url, other.get(f"{action}progress/").status_code) == ("/import/members/", 404)
    assert Member.objects.count() == 0


def test_import_called_off_enters_nothing(client_of):
    client = client_of("secretariat")
    action, data = confirmation(send(client, ROW, [8, "أ", "ب", "رجل"]))
    assert client.post(f"{action}call-off/").status_code == 204
    done = client.post(action, data)
    assert (done.status_code, done.url, Member.objects.count()) == (302, "/import/members/", 0)


def test_file_that_nobody_confirmed_is_thrown_away_after_a_day(client_of):
    client = client_of("secretariat")
    send(client, ROW)
    old = next(store._root().iterdir())
    os.utime(old, (0, time.time() - store.KEPT - 60))
    send(client, ROW)
    assert (old.exists(), len(list(store._root().iterdir()))) == (False, 1)


def test_nobody_chooses_from_bare_numbers(body):
    """Members are known by number or name: a list «1, 2, 3» says of nobody who it is."""
    for _each in range(3):
        factories.member_in_office()
    sheets = [sheet for code in ("members", "attendance") for sheet in KINDS[code].template()]
    offered = [list(map(str, words)) for sheet in sheets for words in sheet.choices.values()]
    assert [words for words in offered if all(word.isdecimal() for word in words)] == []
    said = [str(cell) for sheet in sheets for row in sheet.rows for cell in row]
    assert [cell for cell in said if "1، 2" in cell] == []


def test_mistake_in_french_keeps_its_typography():
    with override("fr"):
        mistake = Mistake("Écrivez un mot.", "D3", heading="Sexe", written="x")
        html = render_to_string("intake/mistake.html", {"mistake": mistake})
    assert fromstring(html).text_content().strip() == "✕ D3 Sexe («\u00a0x\u00a0»)\u00a0: Écrivez un mot."


@pytest.mark.parametrize("language", ["", "/fr"])
@pytest.mark.parametrize("code", sorted(KINDS))
def test_template_is_read_as_an_empty_file_of_its_kind(code, language, client_of):
    """Right to left in Arabic; its lists offer the words, its example is passed over."""
    response = client_of("secretariat").get(f"{language}/import/{code}.xlsx")
    sheets = load_workbook(BytesIO(response.content)).worksheets
    assert {sheet.sheet_view.rightToLeft for sheet in sheets if sheet.sheet_state == "visible"} == {not language}
    found = KINDS[code].review(read(BytesIO(response.content), "x.xlsx"), by=factories.user())
    assert (found.wrong, found.touched) == (0, 0)


@pytest.mark.parametrize(("records", "kind"), [("committees/member", "members"), ("activities/partner", "partners")])
def test_list_of_the_back_room_leads_to_the_import_of_its_records(records, kind, client_of):
    factories.body()
    page = parse(client_of("administrator").get(f"/admin/{records}/"))
    assert page.xpath("//ul[@class='object-tools']//a/@href")[-1] == f"/import/{kind}/"
