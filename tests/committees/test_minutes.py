"""The minutes as they are composed: who was there, the quorum, the votes, in words that agree."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from committees import minutes
from committees.models import AgendaItem, AttendanceCorrection
from committees.quorum import Quorum
from tests import factories


@pytest.fixture
def held(body):
    """A meeting that took place, chaired by a woman; its rapporteur is a man."""
    chair, rapporteur = factories.member_in_office(sex="f"), factories.member_in_office(sex="m")
    factories.office(member=chair)
    factories.office(office="rapporteur", member=rapporteur)
    meeting = factories.meeting(state="held", chaired_by=chair, recorded_by=rapporteur, ends_at=time(18))
    factories.attendance(meeting=meeting, member=chair)
    factories.attendance(meeting=meeting, member=rapporteur, status="late", arrived_at=time(16, 20))
    return meeting


def add(meeting, sex, status, **values):
    return factories.attendance(meeting=meeting, member=factories.member_in_office(sex=sex), status=status, **values)


@pytest.mark.parametrize(
    ("cast", "arabic", "french"),
    [
        ((20, 0, 0), "بالإجماع: 20 صوتا بالموافقة", "À l’unanimité\u00a0: 20 voix pour"),
        ((15, 3, 2), "بالأغلبية: 15 صوتا بالموافقة، 3 أصوات بالرفض، امتناعان",
         "À la majorité\u00a0: 15 voix pour, 3 voix contre, 2 abstentions"),
        ((12, 0, 1), "بالأغلبية: 12 صوتا بالموافقة، لا صوت بالرفض، امتناع واحد",
         "À la majorité\u00a0: 12 voix pour, 0 voix contre, 1 abstention"),
        ((4, 4, 0), "دون الحصول على الأغلبية: 4 أصوات بالموافقة، 4 أصوات بالرفض، دون امتناع",
         "Sans majorité\u00a0: 4 voix pour, 4 voix contre, 0 abstention"),
        ((0, 2, 0), "رفض بالإجماع: صوتان بالرفض", "Rejet à l’unanimité\u00a0: 2 voix contre"),
        ((None, None, None), "", ""),
        ((0, 0, 0), "", ""),
    ],
)  # fmt: skip
def test_vote_is_told_in_words(cast, arabic, french):
    # Glossary: by unanimity, by majority, with so many abstentions; one against is no unanimity.
    item = AgendaItem(votes_for=cast[0], votes_against=cast[1], abstentions=cast[2])
    assert minutes.votes(item) == arabic
    with override("fr"):
        assert minutes.votes(item) == french


@pytest.mark.parametrize(
    ("women", "men", "arabic"),
    [
        (1, 0, "حضرت عضوة واحدة من أصل 31."), (0, 1, "حضر عضو واحد من أصل 31."),
        (2, 0, "حضرت عضوتان من أصل 31."), (0, 2, "حضر عضوان من أصل 31."), (1, 1, "حضر عضوان من أصل 31."),
        (5, 0, "حضرت 5 عضوات من أصل 31."), (0, 10, "حضر 10 أعضاء من أصل 31."),
        (2, 3, "حضر 5 أعضاء وعضوات من أصل 31."), (6, 12, "حضر 18 عضوا وعضوة من أصل 31."),
        (11, 0, "حضرت 11 عضوة من أصل 31."), (0, 16, "حضر 16 عضوا من أصل 31."), (60, 42, "حضر 102 عضو وعضوة من أصل 31."),
    ],
)  # fmt: skip
def test_quorum_sentence_agrees_in_number_and_gender(women, men, arabic):
    sentence = minutes.quorum_sentence(Quorum(31, 16, women + men), women, men)
    assert sentence == f"{arabic} والنصاب القانوني المطلوب 16، وقد اكتمل."


def test_quorum_sentence_in_french():
    with override("fr"):
        sentence = minutes.quorum_sentence(Quorum(31, 16, 18), 18, 0)
    assert sentence == "18 membres sur les 31 en exercice étaient présentes. Le quorum est de 16\u00a0: il est atteint."


def test_call_that_needs_no_number_says_so():
    # Domain, Body: by default any number after the first call.
    sentence = minutes.quorum_sentence(Quorum(31, 1, 7), 3, 4)
    assert sentence == "حضر 7 أعضاء وعضوات من أصل 31. وينعقد الاجتماع في هذا الاستدعاء صحيحا مهما كان عدد الحاضرين."


def test_those_who_attend_without_counting_are_told_apart():
    # Domain, Quorum: late and remote count where the body's rule says so.
    sentence = minutes.quorum_sentence(Quorum(31, 16, 16), 6, 12)
    assert "ما مجموعه 6 نساء و12 رجلا" in sentence


def test_members_stand_in_three_groups_by_name(held):
    add(held, "f", "remote")
    add(held, "f", "excused")
    add(held, "m", "absent")
    groups = minutes.read(held).groups
    assert [(group.code, [line.member.sex for line in group.lines]) for group in groups] == [
        ("present", ["f", "m", "f"]), ("excused", ["f"]), ("absent", ["m"]),
    ]  # fmt: skip
    assert [group.label for group in groups] == ["الحاضرات والحاضرون", "المعتذرات", "المتغيبون"]
    assert [group.people for group in groups] == ["امرأتان ورجل واحد", "امرأة واحدة", "رجل واحد"]


def test_times_of_those_who_came_late_or_left_agree_with_their_sex(held):
    add(held, "f", "late", arrived_at=time(16, 30), left_at=time(17, 45), note="تأخرت الحافلة")
    _chair, man, woman = minutes.read(held).groups[0].lines
    assert man.remarks[1:] == ("التحق على الساعة 16:20",)
    assert woman.remarks[1:] == ("التحقت على الساعة 16:30", "غادرت على الساعة 17:45")
    assert woman.note == "تأخرت الحافلة"


def test_chair_and_rapporteur_sign_under_titles_of_their_sex(held):
    chair, rapporteur = minutes.read(held).signatures
    assert (chair.role, chair.post) == ("رئيسة الاجتماع", "رئيسة الهيئة")
    assert (rapporteur.role, rapporteur.post) == ("مقرر الاجتماع", "المقرر")


def test_without_a_rapporteur_the_place_stays_blank(held):
    held.recorded_by = None
    _chair, rapporteur = minutes.read(held).signatures
    assert (str(rapporteur.role), rapporteur.member) == ("مقرر(ة) الاجتماع", None)


def test_deputy_who_chairs_is_called_by_their_rank(held):
    deputy = factories.office(office="first_deputy_chair", member=factories.member_in_office(sex="f")).member
    held.chaired_by = deputy
    assert minutes.read(held).chair.post == "النائبة الأولى"


def test_only_guests_who_came_stand_in_the_minutes(held):
    came = factories.guest(meeting=held, attended=True)
    factories.guest(meeting=held)
    assert minutes.read(held).guests == (came,)


def test_points_are_numbered_with_their_decisions(held):
    factories.agenda_item(meeting=held)
    decision = factories.decision(agenda_item=factories.agenda_item(meeting=held), due_on=date(2023, 6, 30))
    assert [(item.number, item.decisions) for item in minutes.read(held).items] == [(1, ()), (2, (decision,))]


def test_corrections_and_reopenings_stay_visible(held):
    # Domain: approved means locked; a correction needs a reason and leaves its trace.
    row, by = add(held, "f", "absent"), factories.user(role="secretariat")
    correction = AttendanceCorrection.objects.create(
        attendance=row, from_status="excused", to_status="absent", by=by, at=timezone.now(), reason="دون عذر"
    )
    held.become("minutes_drafted", by=by)
    held.become("held", by=by, reason_ar="سهو في المحضر")
    found = minutes.read(held)
    assert found.corrections == (correction,)
    assert [step.reason for step in found.reopenings] == ["سهو في المحضر"]


def test_page_shows_what_is_composed(held, client_of):
    item = factories.agenda_item(
        meeting=held, discussion_ar="<p>نوقش <script>x</script>المشروع</p>", outcome="approved",
        votes_for=2, votes_against=0, abstentions=0,
    )  # fmt: skip
    page = client_of("member").get(f"/meetings/{held.pk}/minutes/").content.decode()
    assert "وترأسته السيدة فاطمة" in page
    assert "نوقش المشروع" in page and "<script>x" not in page
    assert minutes.votes(item) in page
    assert "مسودة محضر" in page


def test_number_of_questions_does_not_grow(held):
    def questions():
        with CaptureQueriesContext(connection) as captured:
            found = minutes.read(held)
            [decision.in_charge for item in found.items for decision in item.decisions]
        return len(captured)

    def grow():
        add(held, "m", "present")
        item = factories.agenda_item(meeting=held, presented_by=held.chaired_by)
        factories.decision(agenda_item=item, in_charge=held.chaired_by)
        factories.guest(meeting=held, attended=True)

    grow()
    few = questions()
    for _ in range(9):
        grow()
    assert questions() == few
