"""Forms as a browser sees them: what a page holds, what somebody types over it, and what it answers."""

from tests.html import parse


def filled(response, **typed):
    """What the form of a page would post: the values it holds, those typed over them; None is left out."""
    form = parse(response).xpath("//main//form[@method='post']")[-1]
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return {name: value for name, value in {**values, **typed}.items() if value is not None}


def errors(response):
    """The sentences of the summary that takes focus, in order."""
    return [" ".join(item.text_content().split()) for item in parse(response).iterfind(".//div[@role='alert']//li")]
