"""The seal of an adopted version or report: a digest of all that it says.

Forms and models refuse to change them (decision 0005); a change that came by another way shows by the seal.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

LINE = ("wording_ar", "wording_fr", "month_from", "month_to", "starts_on", "ends_on", "printed_month", "as_written")
ACTIVITY = ("code", "kind", "role", "quantity")


def seal(lines: Iterable[Any]) -> str:
    """64 hexadecimal digits: the same for the same lines in any order, others for any other word, day or axis.

    A line has the fields above, and its `activity` and `axis` with theirs; keys of the database are left out.
    """
    said = sorted(
        [*(getattr(line.activity, name) for name in ACTIVITY), line.axis.code, *(getattr(line, name) for name in LINE)]
        for line in lines
    )
    return _digest(said)


def seal_of_report(report: Any) -> str:
    """The same for the figures, texts and day of adoption of a report of a period."""
    texts = [getattr(report, f"{name}_{language}") or "" for name in report.TEXTS for language in ("ar", "fr")]
    return _digest([report.year, report.part, report.adopted_on, texts, report.figures])


def _digest(said: Any) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
