"""The year plan as one of the kinds of spreadsheets that are brought in, beside the lists of records."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities import spreadsheets
from activities.intake.headings import LABELS
from activities.intake.proposal import propose
from activities.intake.template import REQUIRED, grid_said, is_unfilled, said, year_sheet
from activities.intake.writing import accept
from activities.models import PlanVersion, Programme
from hayaa.core.intake.kinds import AllOrNothing, Described
from hayaa.core.intake.review import Change, Line, Mistake, Outcome, Question, Review, SheetReview
from hayaa.core.intake.tables import Unreadable
from hayaa.core.intake.template import explanation
from hayaa.core.intake.values import listed
from hayaa.core.months import MONTHS


@dataclass
class PlanReview(Review):
    """`drafts`: the versions that were made, of those sheets that were taken."""

    drafts: list[PlanVersion] = field(default_factory=list)


@dataclass(frozen=True)
class PlanKind(AllOrNothing):
    """Plans of years, each on a sheet of its own that says its year: one activity a row, or axes by months."""

    code = "plan"
    name = gettext_lazy("Year plan")
    about = gettext_lazy(
        "The activities of a year, one a row or as a table of axes and months. It becomes a draft that you go over and "
        "adopt; nothing that was adopted changes."
    )
    done = "activities:plan-list"
    models = (PlanVersion,)

    @property
    def described(self):
        columns = [(label, name in REQUIRED) for name, label in LABELS.items()]
        about = _("The year stands in the name of the sheet, or in a title above the headings: “2024”.")
        months = [(month, False) for month in MONTHS.values()]
        return [
            Described(self.name, about, columns),
            Described(_("A table of axes and months"), grid_said(), [(LABELS["axis"], True), *months]),
        ]

    def template(self):
        """An example row under the headings, which is not taken for an activity of the body."""
        programme = Programme.objects.current()
        axes = programme.axes.all() if programme else ()
        required = {str(LABELS[name]) for name in REQUIRED}
        rows = [
            [self.name, heading, _("yes") if heading in required else None, sentence, example]
            for heading, sentence, example in said()
        ]
        return [year_sheet(str(self.name), axes), explanation(rows)]

    def explained(self):
        return [(self.name, [(heading, sentence) for heading, sentence, _example in said()])]

    def _in_force(self):
        found = PlanVersion.objects.filter(state=PlanVersion.State.ADOPTED).select_related("year_plan")
        return found.order_by("year_plan__year")

    def counted(self):
        counted = self._in_force().annotate(number_of_lines=Count("lines"))
        return [(str(version), version.number_of_lines) for version in counted]

    def exported(self):
        """The version in force of each year, on a sheet of its own."""
        return [sheet for version in self._in_force() for sheet in spreadsheets.plan(version)]

    def _take(self, chosen, *, by, tell, answers, trial):
        found = PlanReview([])
        found.sheets.extend(self._take_one(table, tell, answers, found.drafts) for table in chosen)
        return found

    def _take_one(self, table, tell, answers, drafts):
        review = SheetReview(table.name)
        if is_unfilled(table):
            review.notes.append(_("The sheet has no rows."))
            return review
        try:
            proposal = propose(table, programme=Programme.objects.current())
            _describe(proposal, review, tell)
            if not (review.wrong or proposal.is_unchanged):
                drafts.append(accept(proposal, chosen=dict(_chosen(proposal, answers))))
        except Unreadable as refused:
            review.mistakes.extend(Mistake(sentence) for sentence in refused.messages)
        return review


def _name(proposal, line):
    return f"days-{proposal.year}-{line.key}"


def _chosen(proposal, answers):
    """The number of the days that somebody chose, by the line; whatever is not offered is left open."""
    for proposed in proposal.doubtful:
        answer = answers.get(_name(proposal, proposed.line), "")
        if answer.isdecimal() and int(answer) < len(proposed.offered):
            yield proposed.line.key, int(answer)


def _describe(proposal, review, tell):
    """Tell what becomes of each line of the sheet, and of the lines that it leaves out."""
    for remark in proposal.wrong:
        review.mistakes.append(_mistake(remark))
    for note in proposal.notes:
        review.notes.append(note if isinstance(note, str) else f"{_cell(note.place)}: {note.sentence}")
    if proposal.new_axes:
        review.notes.append(_("These axes are made: %(axes)s.") % {"axes": listed(proposal.new_axes)})
    for line in proposal.removed:
        review.notes.append(_("Left out of the new version: %(activity)s.") % {"activity": line.wording})
    for proposed in proposal.proposed:
        if tell:
            tell()
        review.lines.append(_line(proposal, proposed))


def _cell(place):
    return f"{place.letter}{place.row}"


def _mistake(remark):
    return Mistake(remark.sentence, _cell(remark.place))


def _line(proposal, proposed):
    line, before = proposed.line, None if proposal.begins_again else proposed.former
    outcome = Outcome.NEW if before is None else Outcome.UNCHANGED if proposed.is_unchanged else Outcome.CHANGED
    doubts = [Mistake(note, _cell(line.place)) for note in proposed.notes]
    question = None
    if line.is_doubtful:
        doubts.append(Mistake(line.when.doubt, _cell(line.place), written=line.as_written))
        question = _question(proposal, proposed)
    changes = list(_changes(proposed, before))
    return Line(line.place.row, line.wording_ar, outcome, changes=changes, doubts=doubts, question=question)


def _question(proposal, proposed):
    if not proposed.offered:
        return None
    options = [("", proposed.schedule.words), *((str(n), each.words) for n, each in enumerate(proposed.offered))]
    return Question(_name(proposal, proposed.line), _("Which days are meant?"), options)


def _changes(proposed, before):
    """When it is planned, and what changes against the line of the version before."""
    line = proposed.line
    if before is None:
        yield Change(_("When"), "", proposed.schedule.words)
        return
    compared = [
        (_("When"), before.schedule.words, proposed.schedule.words),
        (LABELS["printed_month"], before.schedule.printed_month_name, proposed.schedule.printed_month_name),
        (LABELS["wording_ar"], before.wording_ar, line.wording_ar),
        (LABELS["wording_fr"], before.wording_fr or "", line.wording_fr),
        (LABELS["axis"], str(before.axis), str(proposed.axis or line.axis)),
    ]
    yield from (Change(str(heading), old, new) for heading, old, new in compared if old != new)
