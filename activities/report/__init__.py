"""The annual report: chapters composed from the records of a period, and frozen as they were when it was adopted.

`read` fetches and composes the figures of a report; `freeze` turns them into what a JSON column holds, the same in
every language, and `thaw` turns that back into the same figures, which draw the page and the paper alike.
"""

from activities.report.figures import Figures
from activities.report.frozen import freeze, thaw
from activities.report.reading import read

__all__ = ["Figures", "freeze", "read", "shown", "thaw"]


def shown(report, *, on):
    """What a report shows: counted on that day while it is a draft, as it was frozen once it is adopted."""
    return thaw(Figures, report.figures) if report.is_adopted else read(report, on=on)
