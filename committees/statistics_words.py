"""The sentences of method of the attendance statistics: the same under each table, on paper and in the spreadsheet."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from committees.statistics import ORGANS
from hayaa.core.figures import NO_BREAK_SPACE


@dataclass(frozen=True)
class Method:
    """What is counted, what is left out, and by which threshold since when."""

    counted: str
    members: str
    meetings: str
    organs: str
    categories: str

    @property
    def sentences(self):
        return [self.counted, self.members, self.meetings, self.organs, self.categories]


def method(scope, threshold):
    """The sentences for figures of this scope, with categories by this threshold."""
    return Method(
        counted=_(
            "Counted are the meetings that took place from %(first)s to %(last)s (%(kind)s). "
            "Meetings postponed, cancelled or not held for lack of quorum are left out."
        )
        % {"first": date_format(scope.begin), "last": date_format(scope.end), "kind": kind_of(scope)},
        members=_(
            "Invited: the meetings on whose sheet the member stands, so none outside their term. "
            "Attended: present, late or remote. Excused and absent stand apart; both count as not attended."
        ),
        meetings=_(
            "Invited: those on the sheet of the meeting. Each sex is compared with its own: women who attended with "
            "women invited. The quorum is the one frozen when the meeting was closed: present, of those needed."
        ),
        organs=_(
            "The meetings of each organ together: every invitation counts once, so a member counts once a meeting."
        ),
        categories=f"{rule_of(threshold)} {_since(threshold)}",
    )


def kind_of(scope):
    """Which meetings a scope counts, in words."""
    if scope.committee:
        return str(scope.committee)
    return str({**ORGANS, "committee": _("Meetings of the committees"), "": _("All kinds of meetings")}[scope.kind])


def rule_of(threshold):
    """The threshold itself, in a sentence."""
    return _(
        "Permanently present: %(permanent)s of their meetings or more; present now and then: %(medium)s or more; "
        "permanently absent: less. A member invited to fewer meetings than %(minimum)s has no category: not available."
    ) % {
        "permanent": f"{threshold.permanent_from}{NO_BREAK_SPACE}%",
        "medium": f"{threshold.medium_from}{NO_BREAK_SPACE}%",
        "minimum": threshold.minimum,
    }


def _since(threshold):
    if threshold.pk:
        return _("This threshold has been in force since %(day)s.") % {"day": date_format(threshold.starts_on)}
    return _("These are the default thresholds: none was in force at the end of the period.")
