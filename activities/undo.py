"""The last move of an activity in a draft, kept in the session of who made it, so that it can be undone."""

from activities.models import PlanLine

KEY = "last_move"
KEPT = (
    "month_from", "month_to", "starts_on", "ends_on", "printed_month", "change_reason_ar", "change_reason_fr"
)  # fmt: skip


def remember(session, line, before):
    """Keep what a line said of its time before it was moved; `line` is saved already."""
    session[KEY] = {"line": line.pk, "version": line.version, "schedule": before}


def schedule_of(line):
    """What there is to remember of a line, as a session can hold it."""
    values = {name: getattr(line, name) for name in KEPT}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def last_move(session, version):
    """The line of this draft that was moved last, or None; None as well once it has been changed in another way."""
    kept = session.get(KEY)
    if not kept or not version.is_open:
        return None
    return version.lines.filter(pk=kept["line"], version=kept["version"]).first()


def restore(session, line):
    """Put a line back where it was, with its days and its reason, and forget the move. Lock the line before."""
    for name, value in session.pop(KEY)["schedule"].items():
        setattr(line, name, PlanLine._meta.get_field(name).to_python(value))
    line.version += 1
    line.save()
