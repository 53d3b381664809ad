"""What the papers of an opinion say in sentences: pure functions, their numbers agreeing with what they count."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from committees.models import Meeting
from opinions.models import Opinion

Origin, Session = Opinion.Origin, Meeting.Session
REFERRED = {
    Origin.COUNCIL: gettext_lazy("On a referral by the council of the commune"),
    Origin.PRESIDENT: gettext_lazy("On a referral by the president of the council of the commune"),
    Origin.OWN: gettext_lazy("On the own initiative of the body"),
}
AT_NUMBERED = {
    Session.ORDINARY: gettext_lazy(
        "The body adopted this opinion at its ordinary meeting no. %(number)s, held on %(day)s"
    ),
    Session.EXTRAORDINARY: gettext_lazy(
        "The body adopted this opinion at its extraordinary meeting no. %(number)s, held on %(day)s"
    ),
}
AT = {
    Session.ORDINARY: gettext_lazy("The body adopted this opinion at its ordinary meeting, held on %(day)s"),
    Session.EXTRAORDINARY: gettext_lazy("The body adopted this opinion at its extraordinary meeting, held on %(day)s"),
}


def origin(opinion):
    """Who asked for the opinion, under which reference and when, as far as that was entered; or that nobody did."""
    return _joined([str(REFERRED[opinion.origin]), *_referral(opinion)])


def reference(opinion):
    """The referral to which a letter to the council refers; empty where there was none."""
    if opinion.origin == Origin.OWN:
        return ""
    return _joined([opinion.get_origin_display(), *_referral(opinion)])


def adoption(item, *, attending):
    """The sentence of adoption: in which meeting, how many of how many attended, the quorum and the votes.

    `item`: the point that adopted it. `attending`: everybody who took part, late and from afar included, so that the
    votes never outnumber them. The quorum is left out at a call that is valid whatever the number of those present.
    """
    meeting = item.meeting
    at = (AT_NUMBERED if meeting.number else AT)[meeting.session]
    parts = [at % {"number": meeting.official_number, "day": date_format(meeting.day)}]
    if meeting.call > Meeting.Call.FIRST:
        parts.append(str(meeting.get_call_display()).lower())
    parts.append(_presence(meeting.frozen_quorum, attending))
    parts += votes(item)
    return pgettext("sentence", "%(words)s.") % {"words": _joined(parts)}


def votes(item):
    """How a vote that adopted went, piece by piece: unanimously, or by which majority, against whom, and who abstained.

    Unanimous: nobody against and nobody abstaining.
    """
    if item.is_unanimous:
        return [
            ngettext("unanimously (%(number)s vote)", "unanimously (%(number)s votes)", item.votes_for)
            % {"number": item.votes_for}
        ]
    majority = ngettext("by a majority of %(number)s vote", "by a majority of %(number)s votes", item.votes_for)
    return [majority % {"number": item.votes_for}, _against(item.votes_against), _abstaining(item.abstentions)]


def annexes(number):
    """«3 annexes», or that there is none."""
    if not number:
        return _("no annex")
    return ngettext("%(number)s annex", "%(number)s annexes", number) % {"number": number}


def _referral(opinion):
    if opinion.referral_reference:
        yield _("reference %(reference)s") % {"reference": opinion.referral_reference}
    if opinion.referred_on:
        yield pgettext("referral", "of %(day)s") % {"day": date_format(opinion.referred_on)}


def _presence(quorum, attending):
    presence = ngettext(
        "with %(present)s of its %(eligible)s member in office attending",
        "with %(present)s of its %(eligible)s members in office attending",
        quorum.eligible,
    ) % {"present": attending, "eligible": quorum.eligible}
    if quorum.needed == 1 and quorum.eligible > 3:  # of so few, any other rule may need one only, too
        return presence
    return _("%(presence)s (quorum: %(needed)s)") % {"presence": presence, "needed": quorum.needed}


def _against(number):
    if not number:
        return _("no vote against")
    return ngettext("against %(number)s vote", "against %(number)s votes", number) % {"number": number}


def _abstaining(number):
    if not number:
        return _("no abstention")
    return ngettext("with %(number)s abstention", "with %(number)s abstentions", number) % {"number": number}


def _joined(parts):
    return pgettext("between votes", ", ").join(parts)
