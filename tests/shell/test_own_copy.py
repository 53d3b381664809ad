"""Everybody gets all that is held about them, and nothing of others (law 09-08, art. 7)."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from committees.models import User
from opinions.models import Reading
from tests import execution_factories, factories, opinion_factories
from tests.html import ARABIC

pytestmark = pytest.mark.django_db
OTHER = "زهور"  # stands beside the member in every record


@pytest.fixture
def member(body):
    """A member of whom there is something in every sheet, beside somebody else."""
    other = factories.member_in_office(given_name_ar=OTHER, given_name_fr="Zhour", phone="0699999999")
    entering = User.objects.create(username="zhour", member=other)
    member = factories.member_in_office(
        given_name_ar="سلمى",
        family_name_ar="الوزاني",
        phone="0612345678",
        notes="تفضل الهاتف",
        specialities_ar="القانون",
    )
    factories.office(member=member)
    factories.seat(member=member, role="coordinator")
    meeting = factories.meeting(state="held", chaired_by=member)
    for one in (member, other):
        factories.attendance(meeting=meeting, member=one, status="excused", note=f"سفر {one}", entered_by=entering)
        factories.convocation(meeting=meeting, member=one, channel="phone", sent_on=date(2023, 5, 10))
        item = factories.agenda_item(meeting=meeting, presented_by=one)
        factories.decision(agenda_item=item, in_charge=one, text_ar=f"مهمة {one}")
        execution_factories.participation(member=one)
        execution_factories.evidence(note_ar=f"صورة {one}")
    member.specialities_ar = "الاقتصاد"
    member.save()
    return member


def cells(response):
    """Sheet → its rows, as words."""
    book = load_workbook(BytesIO(response.content))
    return {page.title: [[str(cell) for cell in row if cell is not None] for row in page.values] for page in book}


def rows(page):
    """Those below the head, as their values."""
    return list(page.iter_rows(min_row=2, values_only=True))


def words(sheets):
    return " ".join(word for rows in sheets.values() for row in rows for word in row)


def test_a_member_finds_all_that_is_held_and_nobody_else(member, client_of):
    found = cells(client_of("administrator").get(f"/personal-data/members/{member.pk}.xlsx"))
    text = words(found)
    own = ("0612345678", "تفضل الهاتف", "سفر سلمى", "مهمة سلمى", "صورة سلمى", "القانون", "الاقتصاد", "10/05/2023")
    assert [word for word in own if word not in text.replace("2023-05-10 00:00:00", "10/05/2023")] == []
    assert [word for word in (OTHER, "zhour", "Zhour", "0699999999") if word in text] == []
    lines = {title: len(rows) - 1 for title, rows in found.items()}
    assert lines == {
        "الشخص": 15, "فترات العضوية والمهام واللجان": 3, "الاجتماعات": 1,
        "المهام والمسؤوليات": 3, "الأنشطة": 2, "تغييرات السجل": lines["تغييرات السجل"],
    }  # fmt: skip
    assert lines["تغييرات السجل"] > 1


def test_an_account_gets_its_own_and_no_other(member, client_of):
    client = client_of("council")
    account = User.objects.get(username="council")
    Reading.objects.create(opinion=opinion_factories.opinion(), user=account, opened_at="2023-05-01T10:00Z")
    found = cells(client.get("/fr/personal-data/mine.xlsx"))
    assert list(found) == ["Personne", "Connexion", "Avis ouverts"]
    assert len(found["Avis ouverts"]) == 2
    assert "council" in words(found)
    assert "0612345678" not in words(found)
    assert not ARABIC.search(" ".join(row[0] for rows in found.values() for row in rows))


def test_moments_are_moments_and_presentations_stand_by_date(member, client_of):
    """A spreadsheet sorts and counts with them; the role of the chair comes from the office, and is said, too."""
    account = User.objects.create(username="salma@example.ma", member=member)
    earlier = factories.meeting(state="held", day=date(2022, 2, 3))
    factories.agenda_item(meeting=earlier, presented_by=member)
    Reading.objects.create(opinion=opinion_factories.opinion(), user=account, opened_at="2023-05-01T10:00Z")
    response = client_of("administrator").get(f"/fr/personal-data/members/{member.pk}.xlsx")
    book = load_workbook(BytesIO(response.content))
    assert [page.title for page in book if page.max_row == 1] == []
    opened = book["Avis ouverts"]["B2"]
    assert (opened.value, opened.number_format) == (datetime(2023, 5, 1, 11), "dd/mm/yyyy hh:mm")
    changes, tasks = (rows(book[title]) for title in ("Modifications de la fiche", "Tâches et responsabilités"))
    assert {type(row[0]) for row in changes} == {datetime}
    tasks = [row[1] for row in tasks if row[0] == "Présente"]
    assert (tasks[0], len(tasks), tasks == sorted(tasks)) == (datetime(2022, 2, 3), 2, True)
    roles = [row[1] for row in rows(book["Connexion"]) if row[0] == "Rôle"]
    assert (roles[0], len(roles)) == ("Présidence et bureau", 3)  # and the seat that leads, and the term
    assert {len(row) for row in book["Activités"].iter_rows(values_only=True)} == {4}


def test_the_secretariat_gives_out_no_account(member, client_of):
    """Accounts are for the administrator and their owner alone."""
    User.objects.create(username="salma@example.ma", member=member)
    url = f"/personal-data/members/{member.pk}.xlsx"
    texts = {role: words(cells(client_of(role).get(url))) for role in ("secretariat", "administrator")}
    assert {role: "salma@example.ma" in text for role, text in texts.items()} == {
        "secretariat": False,
        "administrator": True,
    }


def test_no_password_leaves(client_of):
    text = words(cells(client_of("secretariat").get("/personal-data/mine.xlsx")))
    assert User.objects.get(username="secretariat").password not in text
    assert "argon2" not in text
