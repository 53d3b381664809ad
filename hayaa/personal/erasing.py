"""What is erased of a former member once the retention period has passed; the official record stays (decision 0036).

Erased: how to reach them, what describes them, the notes about them, and their account: in the records, in the columns
for the search, in the log and in papers kept ready. Kept: name, sex, organisation, terms, offices, seats, attendance
and all that minutes say, so that no figure and no paper changes.
"""

from calendar import monthrange
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from committees.models import Body, CalendarFeed, Member, Term, User
from hayaa.access import two_steps
from hayaa.audit import erasing as log
from hayaa.core.pdf.cache import PdfCache
from hayaa.personal.register import Kept, fields_of
from hayaa.roles import roles_of

NAMES = fields_of(Kept.TERM, "committees.member")
# A translated field stands in three columns: its own, and one for each language.
COLUMNS = [field.name for field in Member._meta.fields if getattr(field, "translated_field", field).name in NAMES]
OF_ACCOUNT = ("username", "first_name", "last_name", "email")


def due(body):
    """Former members whose retention period has passed and of whom something is left to erase.

    Each with `last_day`, the end of the last term. Whoever never had a term has no such day, and is not among them.
    """
    over = years_from(body.day, -body.retention_years) - timedelta(days=1)  # the whole of the period has passed
    running = Term.objects.beyond(over).filter(member=OuterRef("pk"))
    left = Q(erased_on__isnull=True)
    for name in COLUMNS:
        left |= Q(**{f"{name}__gt": ""})
    return Member.objects.filter(left, ~Exists(running), terms__isnull=False).annotate(last_day=Max("terms__ends_on"))


def years_from(day, years):
    """The same day so many years later; of 29 February, the 28th where there is none."""
    last = monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


def erase(*, member):
    """Erase what is not part of the official record. Call it inside a transaction."""
    for name in COLUMNS:
        setattr(member, name, "")
    member.erased_on = Body.today()
    member.save()
    log.forget(member, COLUMNS)
    account = account_to_close(member)
    if account:
        _close(account)
    transaction.on_commit(PdfCache().clear)


def account_to_close(member):
    """The account of this member, unless a role of its own keeps it in use; None without one."""
    account = User.objects.filter(member=member).first()
    return account if account and not roles_of(account) else None


def _close(account):
    """Nobody signs in with it any more; the records still know by its member who entered them."""
    two_steps.take_away(user=account)
    for model in (UserSession, EmailAddress, CalendarFeed):
        model.objects.filter(user=account).delete()
    account.first_name = account.last_name = account.email = ""
    account.username = f"former-member-{account.pk}"
    account.is_active, account.invited_at, account.last_login = False, None, None
    account.set_unusable_password()
    account.save()
    log.forget(account, OF_ACCOUNT)
