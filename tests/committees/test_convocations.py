"""Telling people of a meeting: mails that really go out, the text for a group, and the list of who was told."""

from datetime import date, time

import pytest
from django.core import mail
from django.utils.translation import override

from committees import convening
from committees.models import Body, Convocation
from tests import factories
from tests.html import parse
from tests.pages import errors, filled

pytestmark = pytest.mark.usefixtures("body")


@pytest.fixture
def meeting(time_machine):
    time_machine.move_to(date(2023, 5, 15))
    meeting = factories.meeting(day=date(2023, 5, 19), starts_at=time(16))
    factories.agenda_item(meeting=meeting, title_ar="المصادقة على المحضر", title_fr="Approbation du procès-verbal")
    return meeting


def convened(meeting, **values):
    channel = "mail" if values.get("email") else "paper"
    return factories.convocation(meeting=meeting, member=factories.member_in_office(**values), channel=channel)


@pytest.fixture
def office(client_of):
    return client_of("secretariat")


def send(client, meeting):
    return client.post(f"/meetings/{meeting.pk}/convocations/send/")


def test_mail_goes_to_those_with_an_address_in_their_language_with_the_calendar_file(office, meeting):
    woman = convened(meeting, email="a@example.org")
    man = convened(meeting, email="b@example.org", sex="m")
    convened(meeting)
    factories.user(member=man.member, language="fr")
    assert send(office, meeting).status_code == 302
    arabic, french = mail.outbox
    assert (arabic.to, french.to) == (["a@example.org"], ["b@example.org"])
    assert f"السيدة {woman.member.full_name_ar}،" in arabic.body
    assert f"Monsieur {man.member.full_name_fr}," in french.body
    assert all(text in arabic.body for text in ("الجمعة 19 ماي 2023", "16:00", "1. المصادقة على المحضر"))
    assert f"http://testserver/fr/meetings/{meeting.pk}/" in french.body and "http" not in arabic.body
    name, content, kind = arabic.attachments[0]
    assert (name, kind) == ("meeting.ics", "text/calendar")
    assert "DTSTART:20230519T150000Z" in content


def test_second_sending_reaches_only_who_has_no_mail_yet(office, meeting):
    first = convened(meeting, email="a@example.org")
    send(office, meeting)
    convened(meeting, email="b@example.org")
    send(office, meeting)
    assert [letter.to for letter in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    first.refresh_from_db()
    assert (first.sent_on, first.version) == (date(2023, 5, 15), 2)


def test_server_that_refuses_is_named_and_nobody_counts_as_told(office, meeting, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing answers there
    row = convened(meeting, email="a@example.org")
    page = parse(office.get(send(office, meeting)["Location"]))
    assert row.member.full_name_ar in page.find_class("tone-red")[0].text_content()
    row.refresh_from_db()
    assert row.sent_on is None


@pytest.mark.parametrize("backend, offered", [("django.core.mail.backends.locmem.EmailBackend", 1),
                                              ("hayaa.no_mail.NoMailBackend", 0)])  # fmt: skip
def test_mails_are_offered_where_they_can_leave(backend, offered, office, meeting, settings):
    """Without a mail server the page says so and how to tell people, and blames nobody's address."""
    settings.EMAIL_BACKEND = backend
    convened(meeting, email="a@example.org")
    page = parse(office.get(f"/meetings/{meeting.pk}/convocations/"))
    assert len(page.xpath("//form[contains(@action, '/convocations/send/')]")) == offered
    assert ("لا يرسل هذا الموقع" in page.text_content()) is not bool(offered)


def test_subject_of_several_lines_is_one_header(office, meeting):
    meeting.title_ar = "اجتماع\nBcc: x@example.org"
    meeting.save()
    convened(meeting, email="a@example.org")
    send(office, meeting)
    assert "\n" not in mail.outbox[0].subject and mail.outbox[0].recipients() == ["a@example.org"]


def test_text_for_a_group_names_nobody_and_holds_all_that_is_needed(meeting):
    row = convened(meeting, email="a@example.org")
    factories.decision(agenda_item=factories.agenda_item(meeting=factories.meeting(day=date(2023, 4, 1))))
    with override("fr"):
        text = convening.message(meeting, Body.current())
    assert all(part in text for part in ("vendredi 19 mai 2023", "16:00", "1. Approbation du procès-verbal"))
    assert "- Préparer le rapport" in text
    assert row.member.full_name_fr not in text


def test_list_keeps_who_was_told_how_and_when(office, meeting):
    row = convened(meeting)
    url = f"/meetings/{meeting.pk}/convocations/"
    typed = {f"{row.pk}-channel": "phone", f"{row.pk}-sent_on": "12/05/2023", f"{row.pk}-delivered_on": "13/05/2023"}
    assert office.post(url, filled(office.get(url), **typed)).status_code == 302
    row.refresh_from_db()
    assert (row.channel, row.sent_on, row.delivered_on) == ("phone", date(2023, 5, 12), date(2023, 5, 13))


def test_wrong_row_of_the_list_is_said_beside_it_and_nothing_is_saved(office, meeting):
    rows = [convened(meeting), convened(meeting)]
    url = f"/meetings/{meeting.pk}/convocations/"
    typed = {f"{rows[0].pk}-sent_on": "12/05/2023", f"{rows[1].pk}-delivered_on": "13/05/2023"}
    page = parse(office.post(url, filled(office.get(url), **typed)))
    assert "يوجه الاستدعاء قبل تسلمه" in page.find_class("convocations")[0].text_content()
    assert list(Convocation.objects.values_list("sent_on", flat=True)) == [None, None]


def test_row_that_somebody_else_saved_meanwhile_is_theirs(office, client_of, meeting):
    """Two people at the list: saving row B does not touch row A, and both are kept."""
    rows = [convened(meeting), convened(meeting)]
    url = f"/meetings/{meeting.pk}/convocations/"
    mine = filled(office.get(url), **{f"{rows[1].pk}-channel": "phone"})
    theirs = client_of("administrator")
    theirs.post(url, filled(theirs.get(url), **{f"{rows[0].pk}-channel": "message"}))
    assert office.post(url, mine).status_code == 302
    assert list(meeting.convocations.values_list("channel", flat=True)) == ["message", "phone"]


def test_mail_that_somebody_else_is_sending_is_not_sent_twice(meeting):
    row = convened(meeting, email="a@example.org")
    letters = convening.Letters(meeting, str, mail.get_connection())
    assert [letters.mail(row), letters.mail(row)] == [True, None]
    assert len(mail.outbox) == 1


def test_who_joined_meanwhile_is_convened_with_one_click(office, meeting):
    convened(meeting)
    newcomer = factories.member_in_office(email="n@example.org")
    url = f"/meetings/{meeting.pk}/convocations/"
    assert "newcomers" in office.get(url).content.decode()
    office.post(f"{url}newcomers/")
    assert meeting.convocations.get(member=newcomer).channel == "mail"
    assert "newcomers" not in office.get(url).content.decode()


@pytest.mark.parametrize(("today", "notice"), [(12, None), (13, 6), (19, 0), (25, None)])
def test_notice_shorter_than_the_rule_is_said(meeting, time_machine, today, notice):
    """Domain, Body: seven days of notice unless the body says otherwise; a meeting entered afterwards has none."""
    time_machine.move_to(date(2023, 5, today))
    meeting.steps.all().delete()
    assert convening.short_notice(meeting, Body.current()) == notice


def test_convening_page_warns_and_refuses_without_an_agenda(office, meeting):
    draft = factories.meeting(state="draft", day=date(2023, 5, 18))
    factories.member_in_office()
    url = f"/meetings/{draft.pk}/convene/"
    assert "3 أيام" in office.get(url).content.decode()
    assert errors(office.post(url, filled(office.get(url)))) == ["يتضمن الاستدعاء جدول الأعمال: أضيفوا نقطته الأولى."]
    factories.agenda_item(meeting=draft)
    assert office.post(url, filled(office.get(url))).status_code == 302
