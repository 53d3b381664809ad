"""In whose name the papers of a meeting go out, and who signs them: the chair, a coordinator, or a deputy for them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy

from committees import posts
from committees.posts import Office, Role

# In official papers a deputy is called by their rank: the title would have to guess the sex of whom they stand for.
DEPUTIES = {
    ("first_deputy_chair", "f"): pgettext_lazy("feminine", "First deputy"),
    ("first_deputy_chair", "m"): pgettext_lazy("masculine", "First deputy"),
    ("second_deputy_chair", "f"): pgettext_lazy("feminine", "Second deputy"),
    ("second_deputy_chair", "m"): pgettext_lazy("masculine", "Second deputy"),
    ("deputy_rapporteur", "f"): pgettext_lazy("feminine", "Deputy rapporteur of the body"),
    ("deputy_rapporteur", "m"): pgettext_lazy("masculine", "Deputy rapporteur of the body"),
    ("second_deputy_rapporteur", "f"): pgettext_lazy("feminine", "Second deputy rapporteur of the body"),
    ("second_deputy_rapporteur", "m"): pgettext_lazy("masculine", "Second deputy rapporteur of the body"),
    ("deputy_coordinator", "f"): pgettext_lazy("feminine", "Deputy"),
    ("deputy_coordinator", "m"): pgettext_lazy("masculine", "Deputy"),
}
ON_BEHALF = {
    ("chair", "f"): pgettext_lazy("feminine", "For the chair"),
    ("chair", "m"): pgettext_lazy("masculine", "For the chair"),
    ("chair", ""): pgettext_lazy("neutral", "For the chair"),
    ("coordinator", "f"): pgettext_lazy("feminine", "For the coordinator"),
    ("coordinator", "m"): pgettext_lazy("masculine", "For the coordinator"),
    ("coordinator", ""): pgettext_lazy("neutral", "For the coordinator"),
}


@dataclass(frozen=True)
class Signature:
    """`issuer` and `sender`: the title in which the paper goes out, and who has it; nobody while the post is vacant.

    `member` and `title` are those of the signatory. `on_behalf`: for whom a deputy signs, or empty.
    """

    issuer: str
    sender: Any = None
    member: Any = None
    title: str = ""
    on_behalf: str = ""

    @property
    def issuer_sex(self):
        return self.sender.sex if self.sender else ""


def of(meeting):
    """Who signs the papers that go out before the meeting: `signed_by`, or the head of its organ on its day."""
    head_code = Role.COORDINATOR if meeting.committee_id else Office.CHAIR
    return compose(head_code, posts.held(meeting), meeting.signed_by)


def compose(head_code, held, signed_by):
    """`held`: the posts of that day, those of the committee before those of the bureau."""
    head = next((post for post in held if posts.code_of(post) == head_code), None)
    issuer, sender = (head.title, head.member) if head else (head_code.label, None)
    if signed_by is None or (sender and signed_by.pk == sender.pk):
        return Signature(issuer, sender, sender, issuer)
    post = posts.post_of(signed_by, held)
    if post and posts.code_of(post) == Office.CHAIR:  # of the whole body: signs for its committees in their own name
        return Signature(post.title, signed_by, signed_by, post.title)
    sex = sender.sex if sender else ""
    return Signature(issuer, sender, signed_by, short_title(post) if post else "", ON_BEHALF[str(head_code), sex])


def short_title(post):
    """The title of a post, agreeing with its holder; that of a deputy without the one they stand for."""
    return DEPUTIES.get((posts.code_of(post), post.member.sex), post.title)
