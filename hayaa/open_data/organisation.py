"""The body and its committees: how many sit there, and never who."""

from collections import Counter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models import Body, Committee, CommitteeMembership, Mandate, Member
from hayaa.open_data.tables import DAY, PEOPLE, PUBLIC, Column, DataSet, both, by_sex, texts


def _body(_absolute):
    body = Body.current()
    if not body.pk:
        return []
    mandate = Mandate.objects.on(body.day).first() or Mandate()
    seated = Counter((None, sex) for sex in Member.objects.in_office(on=body.day).values_list("sex", flat=True))
    members, women, men = by_sex(seated, None)
    return [
        [
            *texts(body, "name", "short_name", "commune", "province", "mission"), body.founding_date,
            mandate.starts_on, mandate.ends_on, body.seats, members, women, men, max(0, body.seats - members),
        ]
    ]  # fmt: skip


def _committees(_absolute):
    """A committee that is not at work today has its row, and no numbers."""
    day = Body.today()
    sizes = Counter(CommitteeMembership.objects.on(day).values_list("committee", "member__sex"))
    return [
        [
            key_of(committee), committee.kind, committee.number, *texts(committee, "name", "task"),
            committee.starts_on, committee.ends_on,
            *(by_sex(sizes, committee.pk) if committee.runs_on(day) else (None, None, None)),
        ]
        for committee in Committee.objects.visible_to(PUBLIC)
    ]  # fmt: skip


def key_of(committee):
    """What names a committee in every data set: «thematic-1»."""
    return f"{committee.kind}-{committee.number}" if committee else None


def _people(members):
    """Columns of a number of people, all and by sex."""
    return [
        Column("members", members, unit=PEOPLE),
        Column("women", _("Women"), _("Women among them."), PEOPLE),
        Column("men", _("Men"), _("Men among them."), PEOPLE),
    ]


BODY = DataSet(
    "body",
    _("The body"),
    _("One row: the body as it is today, its mandate, its seats and who holds them, by sex."),
    [
        *both("name", _("Name")),
        *both("short_name", _("Short name")),
        *both("commune", _("Commune")),
        *both("province", _("Province or prefecture")),
        *both("mission", _("Mission")),
        Column("founded_on", _("Day of the founding decision"), unit=DAY),
        Column("mandate_from", _("Beginning of the mandate"), unit=DAY),
        Column("mandate_to", _("End of the mandate"), _("Empty while it runs on."), DAY),
        Column("seats", _("Seats"), _("As the founding decision has them."), pgettext_lazy("unit", "seats")),
        *_people(_("Members in office")),
        Column("vacant_seats", _("Vacant seats"), unit=pgettext_lazy("unit", "seats")),
    ],
    _body,
)
COMMITTEES = DataSet(
    "committees",
    _("Committees"),
    _("One row for each committee that the body has or had; how many sit there today, by sex."),
    [
        Column("committee", _("Committee"), _("Its key in all data sets: kind and number.")),
        Column("kind", _("Kind"), values=Committee.Kind.choices),
        Column("number", _("Number"), _("Within its kind.")),
        *both("name", _("Name")),
        *both("task", _("Task")),
        Column("starts_on", pgettext_lazy("period", "From"), unit=DAY),
        Column("ends_on", pgettext_lazy("period", "To"), _("Empty while it is at work."), DAY),
        *_people(_("Members today")),
    ],
    _committees,
)
