"""The addresses of opinions, their steps, texts, documents and papers, for the table of routes."""

from committees.models import Meeting
from opinions.models import Opinion, Theme
from tests import factories, opinion_factories
from tests.access import ADOPTERS, EVERYBODY, INSIDE, POSTS, SECRETARIAT_INSIDE, Route

State = Opinion.State
# Not of a committee that an account of the demonstration leads or sits in: the others do not see it in writing.
UNSEEN = {"member": 404, "coordinator": 404}
DRAFTERS = SECRETARIAT_INSIDE | UNSEEN
DIRECTORS = ADOPTERS | UNSEEN
PROPOSERS = ADOPTERS | {"coordinator": 200}


def opinion(state, **values):
    """An opinion in this state, of a committee in which no account sits."""
    return opinion_factories.opinion(state=state, committee=factories.committee(), **values)


def of(state, **values):
    return lambda: [opinion(state, **values).pk]


def _drafted():
    return [opinion_factories.text(opinion=opinion("drafting")).opinion_id]


def _second_text():
    """The second version of a text, with words of its own."""
    record = opinion("drafting")
    opinion_factories.text(opinion=record)
    return [record.pk, opinion_factories.text(opinion=record, summary_ar="<p>ملخص منقح</p>").number]


def _submitted():
    """With a meeting held that could have adopted it, and one to come whose agenda could take it."""
    factories.agenda_item(meeting=factories.meeting(state="held"))
    if not Meeting.objects.filter(kind="plenary", state="convened").exists():
        factories.meeting()
    return [opinion("submitted").pk]


def _answered():
    """Every recommendation has its end state."""
    record = opinion("in_follow_up")
    opinion_factories.recommendation(opinion=record, state="executed")
    return [record.pk]


def _document(state):
    return lambda: [opinion_factories.document(opinion=opinion(state)).pk]


def _theme():
    return [(Theme.objects.filter(opinions=None).first() or opinion_factories.theme()).pk]


def _recommended():
    """One more recommendation of the newest opinion, with an entry in its log."""
    newest = Opinion.objects.order_by("-pk").first()
    return opinion_factories.follow_up(recommendation=opinion_factories.recommendation(opinion=newest))


def _step(name, access, args):
    return Route(f"opinions:opinion-{name}", access, args=args)


PAGES = [
    Route("opinions:opinion-list", EVERYBODY, rows=opinion_factories.opinion),
    Route("opinions:opinion-create", PROPOSERS),
    Route(
        "opinions:opinion-detail",
        EVERYBODY | {"council": 302},
        args=of("in_follow_up", released_on=factories.MAY),
        rows=_recommended,
    ),
    Route("opinions:opinion-update", DRAFTERS, args=of("drafting")),
    Route("opinions:opinion-delete", DRAFTERS, args=of("proposed")),
]
STEPS = [
    _step("study", DIRECTORS, of("proposed")),
    _step("draft", DIRECTORS, of("under_study")),
    _step("submit", DIRECTORS, _drafted),
    _step("agenda", ADOPTERS, _submitted),
    _step("return", DIRECTORS, of("drafting")),
    _step("withdraw", DIRECTORS, of("drafting")),
    _step("adopt", SECRETARIAT_INSIDE, _submitted),
    _step("cancel", SECRETARIAT_INSIDE, of("adopted")),
    _step("follow", SECRETARIAT_INSIDE | {"council": 403}, of("deposited")),
    _step("close", SECRETARIAT_INSIDE | {"council": 403}, _answered),
    _step("close-without-answer", SECRETARIAT_INSIDE | {"council": 403}, of("deposited")),
    _step("reopen", SECRETARIAT_INSIDE | {"council": 403}, of("closed")),
    _step("erratum", SECRETARIAT_INSIDE, of("adopted")),
    _step("release", ADOPTERS, of("adopted")),
    _step("hide", ADOPTERS | {"council": 403}, of("adopted", released_on=factories.MAY)),
]
DOCUMENTS = [
    Route("opinions:document-create", DRAFTERS, args=of("drafting")),
    Route("opinions:document-file", INSIDE | UNSEEN, args=_document("drafting"), kind="file"),
    Route("opinions:document-delete", DRAFTERS, args=_document("drafting")),
]
TEXTS = [
    Route("opinions:text-update", DRAFTERS, args=lambda: [*_drafted(), "ar"]),
    Route("opinions:text-list", ADOPTERS | UNSEEN, args=_drafted, rows=lambda: opinion_factories.text()),
    Route("opinions:text-detail", ADOPTERS | UNSEEN, args=_second_text),
    Route("opinions:text-restore", POSTS | UNSEEN, args=_second_text, kind="post"),
]
THEMES = [
    Route("opinions:theme-list", INSIDE, rows=opinion_factories.theme),
    Route("opinions:theme-create", SECRETARIAT_INSIDE),
    Route("opinions:theme-update", SECRETARIAT_INSIDE, args=_theme),
    Route("opinions:theme-delete", SECRETARIAT_INSIDE, args=_theme),
    Route("opinions:theme-move", POSTS, args=_theme, kind="post"),
]


def _printed():
    """One more of all that may stand on the paper of the newest opinion."""
    newest = _recommended().recommendation.opinion
    opinion_factories.document(opinion=newest)
    opinion_factories.step(
        opinion=newest, kind="erratum", from_state=newest.state, to_state=newest.state, note_ar="استدراك"
    )


def _registered():
    """One more line of the register: a deposited opinion with an answer."""
    opinion_factories.event(opinion=opinion("deposited"), kind="letter")


PAPERS = [
    Route(
        "opinions:opinion-pdf", EVERYBODY, args=of("in_follow_up", released_on=factories.MAY), kind="file",
        rows=_printed,
    ),
    Route(
        "opinions:opinion-docx", EVERYBODY, args=of("in_follow_up", released_on=factories.MAY), kind="file",
        rows=_printed,
    ),
    Route("opinions:deposit-slip-pdf", ADOPTERS, args=of("adopted"), kind="file"),
    Route("opinions:cover-letter-pdf", ADOPTERS, args=of("adopted"), kind="file"),
    Route("opinions:follow-up-pdf", EVERYBODY, kind="file", rows=_recommended),
    Route("opinions:register-pdf", EVERYBODY, kind="file", rows=_registered),
]  # fmt: skip

ROUTES = [*PAGES, *STEPS, *DOCUMENTS, *TEXTS, *THEMES, *PAPERS]
