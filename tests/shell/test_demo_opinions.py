"""The opinions of the demonstration body at its reference date, and the register of its letters."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.utils import timezone
from django.utils.html import strip_tags
from modeltranslation.translator import translator

from activities.models import Activity
from committees.models import AgendaItem, Body, Letter, Meeting, User
from hayaa.core import richtext
from opinions import clock
from opinions.models import (
    CouncilEvent,
    Deposit,
    FollowUp,
    Opinion,
    OpinionStep,
    OpinionText,
    Reading,
    Recommendation,
    Theme,
)

SCOPE = re.compile(' scope="(?:col|row)"')
BETWEEN = re.compile(r">\s+<")
MODELS = (
    Opinion, OpinionText, OpinionStep, Recommendation, FollowUp, Deposit, CouncilEvent, Reading, Theme, Letter,
)  # fmt: skip
MONTHS = {"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"}
NOT_OF_MOROCCO = re.compile("يوليو(?!ز)|مايو|أغسطس|أغست|سبتمبر|نوفمبر|ديسمبر|ابريل|[٠-٩]|[ًٌٍَُِّْـ]")
FICTIONAL = {"ar": "معطيات هذا الرأي تجريبية", "fr": "Les données de cet avis sont fictives"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def titled(start):
    return Opinion.objects.with_clock().get(title_ar__startswith=start)


def handicap():
    return titled("إدماج")


def steps(opinion):
    return [(step.kind, step.to_state, timezone.localdate(step.at)) for step in opinion.steps.all()]


def state():
    """Every row of everything that is loaded, by model."""
    return {model: list(model.objects.order_by("pk").values()) for model in MODELS}


def written():
    """Every text of the opinions, in both languages: record, column, language, text."""
    for model in (row for row in MODELS if row in translator.get_registered_models()):
        for record in model.objects.all():
            for name in translator.get_options_for_model(model).fields:
                for language in ("ar", "fr"):
                    if text := getattr(record, f"{name}_{language}"):
                        yield record, name, language, text


def test_four_opinions_of_2023_stand_where_the_programme_puts_them():
    # Domain, the seed: the six of 2024 are planned activities and no opinions.
    found = {opinion.title_fr.split()[0]: (opinion.state, opinion.origin) for opinion in Opinion.objects.all()}
    assert found == {
        "Inclusion": ("in_follow_up", "own"),
        "Occupation": ("submitted", "own"),
        "Équipements": ("drafting", "council"),
        "Gestion": ("under_study", "president"),
    }
    assert Activity.objects.filter(code__startswith="24", kind="opinion").count() == 6


def test_first_opinion_was_adopted_with_the_votes_of_its_meeting():
    opinion, item = handicap(), handicap().adopted_in
    assert (opinion.official_number, opinion.adopted_on) == ("1/2023", date(2023, 2, 10))
    assert (item.votes_for, item.votes_against, item.abstentions, item.outcome) == (15, 0, 1, "approved")
    assert item.meeting.frozen_quorum.is_reached
    assert opinion.adopted_text == opinion.texts.last()
    assert Opinion.objects.exclude(number=None).get() == opinion


def test_first_opinion_was_deposited_with_its_cover_letter():
    deposit = handicap().deposit
    assert (deposit.day, deposit.receipt_number) == (date(2023, 4, 20), "187/2023")
    assert deposit.letter == handicap().cover_letter
    assert (deposit.letter.direction, deposit.letter.day) == ("out", date(2023, 4, 20))


def test_clock_is_silent_since_the_answer_in_part():
    # Clock: an answer in part stops it; without one it would show the days since the deposit.
    opinion, today = handicap(), Body.today()
    assert clock.read(opinion, today) is None
    opinion.answered_on = None
    assert clock.read(opinion, today) == clock.Clock("answer", date(2023, 4, 20), 41)
    assert opinion.state == "in_follow_up"


def test_council_dealt_with_the_first_opinion():
    events = [(event.kind, event.day, event.in_part) for event in handicap().events.all()]
    assert events == [
        ("agenda", date(2023, 5, 4), False),
        ("committee", date(2023, 5, 11), False),
        ("letter", date(2023, 5, 29), True),
    ]
    letter = handicap().events.last().letter
    assert (letter.direction, letter.day, letter.their_reference) == ("in", date(2023, 5, 29), "318/2023")


def test_recommendations_are_answered_overdue_and_due_soon():
    found, today = handicap().recommendations, Body.today()
    assert Counter(found.values_list("state", flat=True)) == {
        "awaiting": 3, "accepted": 2, "in_execution": 1, "postponed": 1, "rejected": 1,
    }  # fmt: skip
    assert [row.position for row in found.overdue(today)] == [2]
    assert [row.position for row in found.unsettled() if row.due_on and 0 <= (row.due_on - today).days <= 30] == [3]
    assert all(row.addressee_ar for row in found.all())


def test_log_of_a_recommendation_ends_in_its_state():
    for recommendation in Recommendation.objects.all():
        log = list(recommendation.follow_ups.all())
        assert recommendation.state == (log[-1].state if log else "awaiting")
        assert [entry.day for entry in log] == [timezone.localdate(entry.at) for entry in log]
        assert all(handicap().deposit.day < entry.day <= Body.today() for entry in log)


def test_answer_says_what_the_log_says():
    # The letter of 29 May answers five of eight: three accepted, one postponed, one rejected.
    answered = FollowUp.objects.filter(day=date(2023, 5, 29)).exclude(state="awaiting")
    assert Counter(answered.values_list("state", flat=True)) == {"accepted": 3, "postponed": 1, "rejected": 1}
    assert handicap().recommendations.count() == 8


def test_first_opinion_is_released_and_unread():
    # The council's account finds it unread.
    assert ("released", "deposited", date(2023, 5, 2)) in steps(handicap())
    assert handicap().released_on == date(2023, 5, 2)
    assert Opinion.objects.visible_to(AnonymousUser()).get() == handicap()
    assert not Reading.objects.exists()


def test_second_opinion_waits_for_its_vote():
    # Its vote was postponed on 19 May; the call of 26 May lacked its quorum.
    opinion = titled("احتلال")
    points = AgendaItem.objects.filter(title_ar__contains="احتلال الملك العمومي", meeting__kind="plenary")
    assert [point.outcome for point in points.order_by("meeting__day")] == ["postponed", ""]
    assert [(step[1], step[2]) for step in steps(opinion)][-3:] == [
        ("submitted", date(2023, 5, 9)), ("drafting", date(2023, 5, 22)), ("submitted", date(2023, 5, 25)),
    ]  # fmt: skip
    assert opinion.texts.count() == 2


def test_third_opinion_was_returned_and_written_by_two():
    opinion = titled("المنشآت")
    returned = opinion.steps.get(from_state="submitted", to_state="drafting")
    assert returned.note_ar
    assert returned.note_fr
    texts = list(opinion.texts.all())
    assert [text.by.username for text in texts] == ["coordinator", "secretariat"]
    assert all(
        text.by.has_perm("opinions.change_opinion", opinion) or text.by.username == "secretariat" for text in texts
    )
    assert not texts[-1].conclusions_ar


@pytest.mark.parametrize(("title", "day"), [("المنشآت", date(2023, 2, 20)), ("تدبير", date(2023, 3, 6))])
def test_referrals_came_by_letter(title, day):
    opinion = titled(title)
    letter = opinion.referral_letter
    assert (letter.direction, letter.day) == ("in", day)
    assert letter.their_reference == opinion.referral_reference
    assert opinion.referred_on <= day


def test_letters_are_numbered_in_the_order_of_their_days():
    for direction in Letter.Direction:
        for year in (2022, 2023):
            letters = list(Letter.objects.filter(direction=direction, year=year).order_by("number"))
            assert [letter.number for letter in letters] == list(range(1, len(letters) + 1))
            assert [letter.day for letter in letters] == sorted(letter.day for letter in letters)
    assert Letter.objects.filter(direction="in", year=2023).count() == 4
    assert not Letter.objects.filter(day__gt=Body.today()).exists()


def test_every_convened_meeting_has_its_letter():
    # Domain, Letter: convocations point to their letter.
    convened = Meeting.objects.exclude(number=None)
    assert {letter.meeting for letter in Letter.objects.exclude(meeting=None)} == set(convened)
    for meeting in convened:
        day = timezone.localdate(meeting.steps.get(to_state="convened").at)
        assert [letter.day for letter in meeting.letters.all()] == [day]


def test_steps_follow_each_other_in_time():
    for opinion in Opinion.objects.all():
        taken = list(opinion.steps.all())
        assert [step.from_state for step in taken] + [opinion.state] == ["proposed", *(step.to_state for step in taken)]
        assert [step.at for step in taken] == sorted(step.at for step in taken)
        assert all(timezone.localdate(step.at) <= Body.today() for step in taken)
        saved = [text.saved_at for text in opinion.texts.order_by("number")]
        assert saved == sorted(saved)
        assert all(later - earlier > timedelta(hours=1) for earlier, later in pairwise(saved))


def test_records_are_what_a_form_would_have_saved():
    for model in MODELS:
        for record in model.objects.all():
            record.full_clean()


def test_texts_are_clean():
    # Cleaning changes nothing of them but the lines of the source: they hold only what may be stored.
    sections = [text for record, _, _, text in written() if isinstance(record, OpinionText)]
    assert sections
    for text in sections:
        cleaned = SCOPE.sub("", richtext.clean(text, richtext.LONG).replace("&nbsp;", "\u00a0"))
        assert BETWEEN.sub("><", cleaned) == BETWEEN.sub("><", text)
        assert richtext.depth(text) <= richtext.DEEPEST


@pytest.mark.parametrize("tag", ["h3", "h4", "ul", "ol", "table", "blockquote", "strong", "em", "a"])
def test_first_opinion_shows_what_rich_text_can(tag):
    assert any(f"<{tag}" in getattr(handicap().text, f"{name}_ar") for name in OpinionText.SECTIONS)


def test_first_opinion_is_complete_in_both_languages():
    text = handicap().text
    for name in OpinionText.SECTIONS:
        arabic, french = getattr(text, f"{name}_ar"), getattr(text, f"{name}_fr")
        assert arabic
        assert re.findall(r"<[^>]+>", arabic) == re.findall(r"<[^>]+>", french), name


def test_second_opinion_is_complete_in_arabic():
    text = titled("احتلال").text
    assert all(getattr(text, f"{name}_ar") for name in OpinionText.SECTIONS)
    assert text.summary_fr


def test_every_opinion_says_that_it_is_fictional():
    for opinion in Opinion.objects.all():
        for language, sentence in FICTIONAL.items():
            said = "".join(getattr(opinion.text, f"{name}_{language}") or "" for name in ("summary", "context"))
            assert sentence in said, opinion.title_ar


def test_french_has_its_typography():
    for record, name, language, text in written():
        french = strip_tags(text) if language == "fr" else ""
        assert not re.search(r"(?<!\u00a0)[;?!»]|[^\u00a0\d]:|«(?!\u00a0)|'", french), (record, name, french)


def test_arabic_has_the_words_of_morocco():
    for record, name, language, text in written():
        if language == "ar":
            assert not NOT_OF_MOROCCO.search(text), (record, name, text)
    said = " ".join(strip_tags(text) for _, _, language, text in written() if language == "ar")
    assert set(re.findall(r"\d{1,2} (\S+) 20\d\d", said)) <= MONTHS


def test_loading_again_changes_nothing():
    before = state()
    call_command("load_demo", verbosity=0)
    assert state() == before


def test_loading_again_keeps_what_somebody_tried_out():
    by = User.objects.get(username="secretariat")
    opinion = titled("المنشآت")
    opinion.title_ar = "ملاعب القرب"
    opinion.become("withdrawn", by=by, note_ar="تجربة")
    Theme.objects.filter(opinions=None).delete()
    Letter.objects.filter(opinion_sent=None, referrals=None, council_events=None).update(subject_ar="تجربة")
    before = state()
    call_command("load_demo", verbosity=0)
    assert state() == before
