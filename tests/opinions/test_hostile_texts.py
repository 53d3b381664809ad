"""Hostile texts in every rich field of an opinion: nothing of them is kept or shown, or a sentence refuses them."""

import lxml.html
import pytest
from django.urls import reverse
from django.utils.translation import override

from hayaa.core import richtext
from opinions.models import OpinionText
from tests import opinion_factories
from tests.html import parse
from tests.opinions.hostile import HOSTILE, UNBOUNDED
from tests.pages import filled

TAGS = {"p", "br", "strong", "em", "u", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "table", "thead", "tbody",
        "tr", "th", "td"}  # fmt: skip
ATTRIBUTES = {"href", "rel", "dir", "lang", "colspan", "rowspan", "scope"}
HIDDEN = "\0\u202a\u202b\u202c\u202d\u202e"


def dangerous(root):
    """What may not stand inside a rich text."""
    found = [element.tag for element in root.iterdescendants() if element.tag not in TAGS]
    for element in root.iterdescendants():
        found += [f"{element.tag}.{name}" for name in element.attrib if name not in ATTRIBUTES]
        href = element.get("href")
        found += [href] if href is not None and not href.startswith(("http:", "https:", "mailto:")) else []
    return found + [mark for mark in HIDDEN if mark in root.text_content()]


def kept(text, language):
    """The sections that hold something, as trees."""
    values = [getattr(text, f"{name}_{language}") for name in OpinionText.SECTIONS]
    return [lxml.html.fragment_fromstring(value, create_parent="div") for value in values if value]


@pytest.fixture
def write(client_of):
    """Puts a text into every section of a language; the answer, and the answer once what was refused is left out."""

    def put(typed, language):
        office, record = client_of("secretariat"), opinion_factories.opinion()
        with override("ar"):
            url = reverse("opinions:text-update", args=[record.pk, language])
        page = office.get(url)
        columns = dict.fromkeys((f"{name}_{language}" for name in OpinionText.SECTIONS), typed)
        first = office.post(url, filled(page, **columns))
        if first.status_code == 200:
            refused = first.context_data["form"].errors
            columns |= {name: "<p>نص آخر</p>" for name in refused if name in columns}
            assert office.post(url, filled(page, **columns)).status_code == 302
        return office, record, first

    return put


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text(typed, language, write):
    office, record, first = write(typed, language)
    text = record.texts.get()
    if first.status_code == 200:
        # each field that refuses says why
        assert set(first.context_data["form"].errors) <= {f"{name}_{language}" for name in OpinionText.SECTIONS}
        assert all(all(said) for said in first.context_data["form"].errors.values())
    assert [dangerous(tree) for tree in kept(text, language)] == [[]] * len(kept(text, language))
    for prefix in ("", "/fr"):
        page = parse(office.get(f"{prefix}{record.get_absolute_url().removeprefix('/fr')}"))
        shown = page.xpath("//*[contains(concat(' ', @class, ' '), ' prose ')]")
        shown = [block[0] if len(block) == 1 and block[0].tag == "div" else block for block in shown]
        assert [dangerous(block) for block in shown] == [[]] * len(shown)
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@style | //main//script[not(@src)]") == []


@pytest.mark.parametrize("typed", [HOSTILE[name] for name in HOSTILE if name != "null"])
def test_hostile_text_that_came_another_way_is_not_shown_either(typed, client_of):
    """Decision 15: cleaned again when it is shown."""
    record = opinion_factories.text(context_ar=typed, summary_ar=typed).opinion
    page = parse(client_of("secretariat").get(record.get_absolute_url()))
    shown = page.xpath("//*[contains(concat(' ', @class, ' '), ' prose ')]")
    assert len(shown) == 3
    assert [dangerous(block) for block in shown] == [[]] * 3


def test_hostile_text_is_seen_by_this_test():
    """It would see each of them, were they shown as they are."""
    blind = [
        name
        for name, text in HOSTILE.items()
        if not dangerous(lxml.html.fragment_fromstring(text.replace("\0", ""), create_parent="div"))
    ]
    assert set(blind) == {*UNBOUNDED, "entities and lone surrogates"}
    assert len(HOSTILE) == 40


@pytest.mark.parametrize("name", UNBOUNDED)
def test_text_without_bounds_is_refused_in_every_field(name, write):
    *_both, first = write(HOSTILE[name], "ar")
    assert len(first.context_data["form"].errors) == len(OpinionText.SECTIONS)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_paper_of_hostile_texts_is_printed(language, client_of, fonts):
    """Print: what was saved prints within the limit of time."""
    taken = "".join(richtext.clean(HOSTILE[name], richtext.LONG) for name in HOSTILE if name not in UNBOUNDED)
    values = {f"{name}_{language}": taken for name in OpinionText.SECTIONS}
    record = opinion_factories.text(**values | {"context_ar": taken}).opinion
    answer = client_of("secretariat").get(f"{'/fr' if language == 'fr' else ''}/opinions/{record.pk}.pdf")
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
