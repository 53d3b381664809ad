"""What every page needs to draw its frame."""

from committees.models import Body


def page(request):
    """The body, for the header, the letterhead and the demonstration banner."""
    return {"body": Body.current()}
