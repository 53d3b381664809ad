"""The sentences of the papers, agreeing with what they count, in both languages."""

from datetime import date

import pytest
from django.utils.translation import override

from committees.models import AgendaItem, Meeting
from opinions import wording
from opinions.models import Opinion

pytestmark = pytest.mark.once


def item(*votes, quorum=(31, 16, 18), **values):
    """A point of the second ordinary meeting of 2023 with its votes for, against and abstentions."""
    of = {"session": "ordinary", "number": 2, "number_year": 2023, "day": date(2023, 5, 19), "call": 1} | values
    frozen = dict(zip(("quorum_eligible", "quorum_needed", "quorum_present"), quorum, strict=True))
    return AgendaItem(
        meeting=Meeting(**of, **frozen), **dict(zip(("votes_for", "votes_against", "abstentions"), votes, strict=True))
    )


def adoption(language, point, attending=18):
    with override(language):
        return wording.adoption(point, attending=attending)


def votes(language, *cast):
    with override(language):
        return wording.votes(item(*cast))


def test_sentence_of_adoption_in_arabic():
    assert adoption("ar", item(15, 0, 3)) == (
        "صادقت الهيئة على هذا الرأي في اجتماعها العادي رقم 2/2023 المنعقد بتاريخ 19 ماي 2023، "
        "بحضور 18 من أصل 31 عضوا (النصاب القانوني: 16)، بأغلبية 15 صوتا، دون معارضة، مع امتناع 3 أعضاء عن التصويت."
    )


def test_sentence_of_adoption_in_french():
    assert adoption("fr", item(15, 0, 3)) == (
        "L’instance a adopté le présent avis lors de sa réunion ordinaire n°\u00a02/2023, tenue le 19 mai 2023, en "
        "présence de 18 de ses 31 membres en exercice (quorum\u00a0: 16), à la majorité de 15 voix, sans voix contre, "
        "avec 3 abstentions."
    )


def test_extraordinary_meeting_at_its_second_call():
    # Domain, the body: the quorum of later calls is often any number, and then there is none to state.
    point = item(4, 0, 0, session="extraordinary", call=2, number=None, quorum=(31, 1, 4))
    assert adoption("ar", point, attending=4) == (
        "صادقت الهيئة على هذا الرأي في اجتماعها الاستثنائي المنعقد بتاريخ 19 ماي 2023، الاستدعاء الثاني، "
        "بحضور 4 من أصل 31 عضوا، بالإجماع (4 أصوات)."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "بالإجماع (صوت واحد)"), (2, "بالإجماع (صوتان)"), (3, "بالإجماع (3 أصوات)"), (10, "بالإجماع (10 أصوات)"),
     (11, "بالإجماع (11 صوتا)"), (31, "بالإجماع (31 صوتا)"), (100, "بالإجماع (100 صوت)")],
)  # fmt: skip
def test_unanimity_agrees_in_arabic(number, words):
    assert votes("ar", number, 0, 0) == [words]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "ودون امتناع عن التصويت"), (1, "مع امتناع عضو واحد عن التصويت"), (2, "مع امتناع عضوين عن التصويت"),
     (3, "مع امتناع 3 أعضاء عن التصويت"), (10, "مع امتناع 10 أعضاء عن التصويت"),
     (11, "مع امتناع 11 عضوا عن التصويت"), (99, "مع امتناع 99 عضوا عن التصويت")],
)  # fmt: skip
def test_abstentions_agree_in_arabic(number, words):
    assert votes("ar", 100, 1, number) == ["بأغلبية 100 صوت", "مقابل صوت معارض واحد", words]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "دون معارضة"), (1, "مقابل صوت معارض واحد"), (2, "مقابل صوتين معارضين"), (3, "مقابل 3 أصوات معارضة"),
     (10, "مقابل 10 أصوات معارضة"), (11, "مقابل 11 صوتا معارضا")],
)  # fmt: skip
def test_votes_against_agree_in_arabic(number, words):
    assert votes("ar", 12, number, 1) == ["بأغلبية 12 صوتا", words, "مع امتناع عضو واحد عن التصويت"]


@pytest.mark.parametrize(
    ("cast", "words"),
    [((16, 0, 0), ["à l’unanimité (16 voix)"]),
     ((2, 1, 0), ["à la majorité de 2 voix", "contre 1 voix", "sans abstention"]),
     ((15, 2, 1), ["à la majorité de 15 voix", "contre 2 voix", "avec 1 abstention"])],
)  # fmt: skip
def test_votes_agree_in_french(cast, words):
    assert votes("fr", *cast) == words


@pytest.mark.parametrize(
    ("eligible", "words"),
    [(3, "بحضور 2 من أصل 3 أعضاء"), (11, "بحضور 2 من أصل 11 عضوا"), (100, "بحضور 2 من أصل 100 عضو")],
)
def test_those_in_office_agree_in_arabic(eligible, words):
    assert words in adoption("ar", item(2, 0, 0, quorum=(eligible, 2, 2)), attending=2)


@pytest.mark.parametrize(
    ("number", "arabic", "french"),
    [(0, "دون ملاحق", "aucune annexe"), (1, "ملحق واحد", "1 annexe"), (2, "ملحقان", "2 annexes"),
     (3, "3 ملاحق", "3 annexes"), (11, "11 ملحقا", "11 annexes")],
)  # fmt: skip
def test_annexes_are_counted(number, arabic, french):
    found = []
    for language in ("ar", "fr"):
        with override(language):
            found.append(wording.annexes(number))
    assert found == [arabic, french]


@pytest.mark.parametrize(
    ("values", "origin", "reference"),
    [({"origin": "own"}, "بمبادرة من الهيئة (إحالة ذاتية)", ""),
     ({"origin": "council"}, "بناء على إحالة من مجلس الجماعة", "إحالة من المجلس"),
     ({"origin": "president", "referral_reference": "45/2023", "referred_on": date(2023, 3, 1)},
      "بناء على إحالة من رئيس مجلس الجماعة، مرجعها 45/2023، بتاريخ 1 مارس 2023",
      "إحالة من رئيس المجلس، مرجعها 45/2023، بتاريخ 1 مارس 2023")],
)  # fmt: skip
def test_origin_says_what_was_entered(values, origin, reference):
    opinion = Opinion(**values)
    assert (wording.origin(opinion), wording.reference(opinion)) == (origin, reference)
