"""What waits to be done with opinions, for the desk."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hayaa.core.tasks import MOST, Task, at_most, in_short, task
from opinions.models import Opinion, OpinionStep, Recommendation

State = Opinion.State


def tasks(user, on):
    """What waits for this user on a day, whoever has nothing to do with it left out, in no special order.

    Chair and secretariat: opinions to approve, to deposit, without an answer, and recommendations by their term;
    whoever writes opinions: those in writing, the returned ones said so, and the recommendations of theirs.
    """
    directs = user.has_perm("opinions.direct_opinion")
    drafted = Opinion.objects.drafted_by(user)
    return [
        *(_proposed(on) if directs else ()),
        *(_submitted(user, on) if directs else ()),
        *(_with_clock(user, on) if directs else ()),
        *([] if user.has_perm("opinions.change_opinion") else _in_writing(drafted, on)),
        *_recommendations(user, None if directs else drafted, on),
    ]


def _since(opinions):
    """With `since`, the moment of the step that led to their state, and `came_from`, the state before it."""
    steps = OpinionStep.objects.filter(opinion=OuterRef("pk"), kind=OpinionStep.Kind.STEP).order_by("-at", "-pk")
    return opinions.annotate(
        since=Subquery(steps.values("at")[:1]), came_from=Subquery(steps.values("from_state")[:1])
    ).order_by("pk")


def _day(opinion):
    return opinion.since and localdate(opinion.since)


def _page(user, name, record):
    """Where the secretariat does it; the others, who cannot, read about it."""
    if user.has_perm("opinions.record_opinion"):
        return reverse(f"opinions:{name}", args=[record.pk])
    return record.get_absolute_url()


def _titled(sentence, opinion):
    return sentence % {"title": in_short(opinion.title), "number": opinion.official_number}


def _proposed(on):
    waiting = _since(Opinion.objects.filter(state=State.PROPOSED))[: MOST + 1]
    sentence = _("Proposed, to be taken up for study: “%(title)s”")
    found = [task(on, _day(o), _titled(sentence, o), reverse("opinions:opinion-study", args=[o.pk])) for o in waiting]
    return _at_most(found, _("More opinions are proposed"))


def _submitted(user, on):
    waiting = _since(Opinion.objects.filter(state=State.SUBMITTED))[: MOST + 1]
    sentence = _("Submitted, to be put to the vote of the body: “%(title)s”")
    found = [task(on, _day(o), _titled(sentence, o), _page(user, "opinion-adopt", o)) for o in waiting]
    return _at_most(found, _("More opinions wait for their approval"))


def _with_clock(user, on):
    """Adopted and not deposited, then deposited and not answered, each the oldest first."""
    clocked = Opinion.objects.with_clock()
    adopted = clocked.filter(state=State.ADOPTED).order_by("adopted_on", "pk")[: MOST + 1]
    silent = clocked.filter(state__in=State.followed(), answered_on=None).order_by("deposited_on", "pk")[: MOST + 1]
    deposit = _("To be deposited with the council: opinion no. %(number)s, “%(title)s”")
    answer = _("Without an answer of the council: opinion no. %(number)s, “%(title)s”")
    to_deposit = [task(on, o.adopted_on, _titled(deposit, o), _page(user, "deposit-create", o)) for o in adopted]
    unanswered = [task(on, o.deposited_on, _titled(answer, o), _page(user, "event-create", o)) for o in silent]
    return [
        *_at_most(to_deposit, _("More adopted opinions wait for their deposit")),
        *_at_most(unanswered, _("More deposited opinions wait for an answer")),
    ]


def _in_writing(drafted, on):
    writing = _since(drafted.filter(state__in=State.in_writing()))[: MOST + 1]
    returned, written = _("Returned to you, with its reason: “%(title)s”"), _("In preparation: “%(title)s”")
    found = [
        task(on, _day(o), _titled(returned if o.came_from == State.SUBMITTED else written, o), o.get_absolute_url())
        for o in writing
    ]
    return _at_most(found, _("More opinions are in preparation"))


def _recommendations(user, drafted, on):
    """Those overdue or due within a month, by their term; where there are more, how many, of all opinions or some."""
    mine = Recommendation.objects.all() if drafted is None else Recommendation.objects.filter(opinion__in=drafted)
    late, soon = mine.overdue(on), mine.due_soon(on)
    near = (late | soon).select_related("opinion").order_by("due_on", "pk")[: MOST + 1]
    sentence = _("Recommendation of opinion no. %(number)s: %(text)s")
    found = []
    for r in near:
        words = sentence % {"number": r.opinion.official_number, "text": in_short(r.text)}
        found.append(task(on, r.due_on, words, _page(user, "follow-up-create", r), late=r.is_overdue(on)))
    if drafted is None and len(found) > MOST:
        return found[:MOST] + _numbers(late.count(), soon.count())
    table = reverse("opinions:recommendation-list")
    return at_most(found, _("More recommendations are due"), table)


def _numbers(late, soon):
    """How many there are of each, with the table behind the number; none of what there is none of."""
    table = reverse("opinions:recommendation-list")
    overdue = ngettext("%(number)s recommendation is overdue", "%(number)s recommendations are overdue", late)
    due = ngettext(
        "%(number)s recommendation is due within 30 days", "%(number)s recommendations are due within 30 days", soon
    )
    lines = (("overdue", overdue, late), ("soon", due, soon))
    return [Task(None, text % {"number": n}, f"{table}?state={state}", None) for state, text, n in lines if n]


def _at_most(found, more):
    return at_most(found, more, reverse("opinions:opinion-list"))
