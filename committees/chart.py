"""The organisation chart: rows in, dataclasses out; shared by the page, the programme and its print.

`read` asks the database what one reader may see on a day; `compose` lays it out. A post whose holder
the reader may not see is named in neutral words: the gender of a title would give a person away.
"""

from collections import Counter
from dataclasses import dataclass

from committees.models import BureauOffice, Committee, CommitteeMembership, Member

Office = BureauOffice.Office
Role = CommitteeMembership.Role


@dataclass(frozen=True)
class Post:
    """An office or a leading role: its title, who holds it as far as the reader may know, or that nobody does."""

    title: str
    member: Member | None = None
    is_vacant: bool = False


@dataclass(frozen=True)
class Unit:
    """A committee, its leading roles, and how many sit there, women among them."""

    committee: Committee
    posts: tuple[Post, ...]
    members: int
    women: int


@dataclass(frozen=True)
class Branch:
    """The committees of one kind."""

    label: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Chart:
    bureau: tuple[Post, ...]
    branches: tuple[Branch, ...]


def read(*, user, on):
    """The chart of the body on a day, with the names this reader may see."""
    offices = BureauOffice.objects.filter(mandate__in=BureauOffice.objects.on(on).values("mandate"))
    seats = CommitteeMembership.objects.on(on)
    return compose(
        offices=set(offices.values_list("office", flat=True)),
        holders=BureauOffice.objects.on(on).visible_to(user).select_related("member"),
        committees=Committee.objects.on(on).visible_to(user),
        leading=seats.filter(role__in=Role.leading()).visible_to(user).select_related("member"),
        sizes=Counter(seats.values_list("committee_id", "member__sex")),
        inside=user.has_perm("committees.view_bureauoffice"),
    )


def compose(*, offices, holders, committees, leading, sizes, inside):
    """Lay the chart out.

    `offices`: codes of the offices this body fills, the chair always among them. `holders`, `leading`:
    rows the reader may see. `sizes`: (committee key, sex) → seats. `inside`: the reader sees every name,
    so an office without a visible holder is vacant and not hidden.
    """
    held = {row.office: row for row in holders}
    bureau = tuple(
        _post(held.get(office), Office(office).label, inside)
        for office in Office.values
        if office in offices or office == Office.CHAIR
    )
    return Chart(bureau=bureau, branches=tuple(_branches(committees, leading, sizes, inside)))


def _post(row, neutral_title, inside):
    if row:
        return Post(title=row.title, member=row.member)
    return Post(title=neutral_title, is_vacant=inside)


def _branches(committees, leading, sizes, inside):
    for kind in Committee.Kind:
        units = tuple(_unit(c, leading, sizes, inside) for c in committees if c.kind == kind)
        if units:
            yield Branch(label=kind.plural, units=units)


def _unit(committee, leading, sizes, inside):
    posts = []
    for role in Role.leading():
        rows = [row for row in leading if row.committee_id == committee.pk and row.role == role]
        posts += [_post(row, role.label, inside) for row in rows]
        if not rows and inside and role == Role.COORDINATOR:
            posts.append(_post(None, role.label, inside))
    women = sizes.get((committee.pk, Member.Sex.FEMALE), 0)
    return Unit(
        committee=committee,
        posts=tuple(posts),
        members=women + sizes.get((committee.pk, Member.Sex.MALE), 0),
        women=women,
    )
