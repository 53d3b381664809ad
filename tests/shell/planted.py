"""One record of each kind and each visibility in the demonstration body, with a word that stands nowhere else."""

from activities.actions import copy_version
from activities.models import Programme, YearPlan
from activities.report import freeze, read
from committees.models import Committee, Member, User
from tests import execution_factories as execution
from tests import factories
from tests import opinion_factories as opinions

NOTHING = "qxnothing"


def word(name):
    return f"qx{name.replace(' ', '')}z"


def text(name):
    return f"كلام {word(name)} آخر"


def plant():
    """Plant them all; the latest records that the factories fall back on are those of each part."""
    _people()
    _meetings()
    _opinions()
    _plans()


def _people():
    led = Committee.objects.led_by(User.objects.get(username="coordinator")).get()
    factories.member_in_office(
        family_name_ar=word("member name"), organisation_fr=text("organisation"), phone=word("phone"),
        email=f"{word('mail')}@example.ma", notes=text("notes"),
    )  # fmt: skip
    factories.seat(committee=led, member=factories.member_in_office(email=f"{word('mail of the committee')}@a.ma"))
    own = Member.objects.get(user__username="member")
    own.phone = word("own phone")
    own.save()
    factories.committee(task_ar=text("committee"))
    opinions.letter_document(letter=opinions.letter(subject_ar=text("letter")), title=text("scan"))
    cancelled = opinions.letter(correspondent_fr=text("cancelled letter"))
    cancelled.cancel(by=User.objects.get(username="secretariat"), reason="خطأ", on=factories.MAY)
    cancelled.save()


def _meetings():
    led = Committee.objects.led_by(User.objects.get(username="coordinator")).get()
    for state in ("draft", "convened"):
        meeting = factories.meeting(state=state, title_ar=text(f"{state} meeting"))
        item = factories.agenda_item(
            meeting=meeting, title_fr=text(f"{state} point"), discussion_ar=f"<p>{text(f'{state} discussion')}</p>"
        )
        factories.decision(agenda_item=item, text_ar=text(f"{state} decision"))
        factories.guest(meeting=meeting, capacity_ar=text(f"{state} guest"))
        factories.document(meeting=meeting, title=text(f"{state} document"))
    factories.meeting(state="draft", kind="committee", committee=led, place_ar=text("own draft meeting"))


def _opinions():
    opinions.theme(name_ar=text("theme"))
    factories.committee()  # nobody with an account sits in it
    for state in ("drafting", "withdrawn", "submitted", "cancelled", "deposited"):
        opinion = opinions.opinion(state=state, title_ar=text(f"{state} title"))
        held = opinion.adopted_text or opinions.text(opinion=opinion)
        held.findings_ar = f"<p>{text(f'{state} text')}</p>"
        held.save()
        opinions.recommendation(opinion=opinion, text_ar=text(f"{state} recommendation"))
        opinions.document(opinion=opinion, title=text(f"{state} annex"))
    opinions.document(opinion=opinion, title=text("receipt"), kind="receipt")
    opinion.deposits.get().delete()
    opinions.deposit(opinion=opinion, receipt_number=word("receipt number"))
    opinions.event(opinion=opinion, session_fr=text("session"))
    struck = opinions.event(opinion=opinion, text_ar=text("struck event"))
    struck.cancel(by=User.objects.get(username="secretariat"), reason="خطأ", on=factories.MAY)
    struck.save()
    opinions.follow_up(finding_fr=text("finding"))
    opinions.text(opinion=opinion, number=90, method_fr=f"<p>{text('later text')}</p>")
    opinions.text(opinion=opinions.opinion(), number=1, context_ar=f"<p>{text('former text')}</p>")
    opinions.text(number=2)
    released = opinions.opinion(state="adopted", released_on=factories.MAY, title_ar=text("released title"))
    released.adopted_text.summary_ar = f"<p>{text('released text')}</p>"
    released.adopted_text.save()
    opinions.recommendation(opinion=released, addressee_fr=text("released recommendation"))
    opinions.document(opinion=released, title=text("released annex"))
    public = opinions.opinion(state="in_follow_up", released_on=factories.MAY)
    opinions.event(opinion=public, kind="letter", text_ar=text("released answer"))
    opinions.follow_up(recommendation=opinions.recommendation(opinion=public), finding_ar=text("released finding"))


def _plans():
    programme = Programme.objects.get()
    old = factories.programme(first_year=2010)
    for name, one in (("old part", old), ("part", programme)):
        one.parts.create(section="about", heading_ar="عنوان", body_ar=f"<p>{text(name)}</p>")
    programme.statements.create(kind="strength", text_ar=text("statement"))
    axis = factories.axis(programme=programme, objective_fr=text("axis"), code="planted")
    axis.results.create(text_ar=text("result"))
    means = axis.means.create(text_ar=text("means"))
    axis.indicators.create(text_ar=text("indicator"))
    plan = YearPlan.objects.get(year=2024)
    activity = execution.done(year_plan=plan, axis=axis, wording_ar=text("line"), outcome_ar=text("outcome"))
    for state in ("to_check", "rejected"):
        because = {"rejected_because_ar": "صورة أخرى"} if state == "rejected" else {}
        execution.evidence(activity=activity, means=means, note_ar=text(f"{state} evidence"), state=state, **because)
    activity.partners.add(factories.partner(name_fr=text("partner")))
    adopted = plan.basis
    adopted.reason_ar = text("adopted reason")
    adopted.save()
    draft = copy_version(version=adopted)
    draft.label_ar = text("draft label")
    draft.save()
    line = draft.lines.first()
    line.wording_ar = text("draft line")
    line.save()
    execution.representation(name_ar=text("representation"))
    execution.report(year=2090, summary_ar=text("draft report"))
    report = execution.report(year=2024, lessons_fr=text("adopted report"))
    report.adopt(on=factories.MAY, figures=freeze(read(report, on=factories.MAY)))
