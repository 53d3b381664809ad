"""Searching records by folded words: what a kind of record offers, how what is found is ranked and shown.

Everything is asked of folded columns (decisions 0003 and 0022), so both databases give the same answer in the same
order, whatever the number of records. A kind names the records that the reader may see; nothing else is asked, counted
or shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat
from django.utils.translation import get_language

from hayaa.core.arabic import without_article
from hayaa.core.bidi import ARABIC, isolate
from hayaa.core.fields import FoldedField, holding
from hayaa.core.fragments import Piece, fragment, held, marked
from hayaa.core.markup import without_markup

LANGUAGES = ("ar", "fr")


@dataclass(frozen=True)
class Part:
    """Records that stand on the page of others and are found with them.

    `records`: those that the reader may see; `owner`: the path from one of them to the key of that on whose page it
    stands; `column`: where their text is folded. `leads`: the result leads to the part itself. `names`: what is found
    in it counts as found in the title.
    """

    records: QuerySet
    owner: str
    column: str = "search_text"
    leads: bool = False
    names: bool = False


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A noun of the body, as far as the reader may see it.

    `title`: the translated field that names a record, folded with nothing else in the column `titled`; all its own
    text is folded in `search_text`. `order`: that of records found equally well, and total. `facts`: what is said of a
    record beside its title; `url`: where it is read.
    """

    code: str
    label: Any
    records: QuerySet
    title: str
    titled: str = "title_text"
    order: tuple[Any, ...] = ("-pk",)
    parts: tuple[Part, ...] = ()
    facts: Callable[[Any], Iterable[Any]] = lambda record: ()
    url: Callable[[Any], str] = lambda record: record.get_absolute_url()

    def found(self, words: Sequence[str]) -> QuerySet:
        """The records that hold every word, in their own text or in that of their parts; the best first.

        Best: each word whole in the title; each in the title; each whole somewhere; each somewhere.
        """
        padded = {"whole_title": _padded(self.titled), "whole_text": _padded("search_text")}
        ranks = (
            _each(words, lambda word: self._titled(word, whole=True)),
            _each(words, self._titled),
            _each(words, lambda word: self._holds(word, whole=True)),
        )
        rank = Case(
            *(When(condition, then=Value(n)) for n, condition in enumerate(ranks)),
            default=Value(len(ranks)),
            output_field=IntegerField(),
        )
        found = self.records.alias(**padded).filter(_each(words, self._holds))
        return found.annotate(rank=rank).order_by("rank", *self.order)

    def _titled(self, word: str, whole: bool = False) -> Q:
        own = _whole("whole_title", word) if whole else holding(self.titled, word)
        return self._or_part(own, word, whole, [part for part in self.parts if part.names])

    def _holds(self, word: str, whole: bool = False) -> Q:
        own = _whole("whole_text", word) if whole else holding("search_text", word)
        return self._or_part(own, word, whole, self.parts)

    def _or_part(self, own: Q, word: str, whole: bool, parts: Iterable[Part]) -> Q:
        for part in parts:
            looked_for = _whole("whole", word) if whole else holding(part.column, word)
            found = part.records.alias(whole=_padded(part.column)).filter(looked_for).order_by()
            own |= Q(pk__in=found.values(part.owner))
        return own

    def hits(self, records: Iterable[Any], words: Sequence[str]) -> list["Hit"]:
        """These records of what was found, as they are shown: one question for each part, however many they are."""
        records = list(records)
        of: dict[Any, list[tuple[Part, Any]]] = defaultdict(list)
        for part in self.parts if records else ():
            holds = Q()
            for word in words:
                holds |= holding(part.column, word)
            rows = part.records.annotate(found_of=F(part.owner)).filter(found_of__in=[r.pk for r in records])
            for row in rows.filter(holds):
                of[row.found_of].append((part, row))
        return [self._hit(record, of[record.pk], words) for record in records]

    def _hit(self, record: Any, parts: list[tuple[Part, Any]], words: Sequence[str]) -> "Hit":
        title = _title(record, self.title)
        texts = [(said, None) for said in _texts(record, "search_text")]
        texts += [(said, row if part.leads else None) for part, row in parts for said in _texts(row, part.column)]
        others = [(said, row) for said, row in texts if said.text != title.text and held(said.text, words)]
        best, row = max(others, key=lambda each: held(each[0].text, words), default=(None, None))
        said = best.text if best else ""
        in_title = held(title.text, words) == len(words)
        return Hit(
            title=marked(isolate(title.text, title.language), words),
            language=title.language,
            url=row.get_absolute_url() if row and not in_title else self.url(record),
            facts=tuple(fact for fact in self.facts(record) if fact and str(fact) not in (title.text, said)),
            fragment=fragment(best.text, words, best.language) if best else (),
            fragment_language=best.language if best else title.language,
            rank=record.rank,
        )


@dataclass(frozen=True)
class Hit:
    """A record that was found: its title, what is said beside it, and the text in which words were found, if any."""

    title: tuple[Piece, ...]
    language: str
    url: str
    facts: tuple[Any, ...]
    fragment: tuple[Piece, ...]
    fragment_language: str
    rank: int


@dataclass(frozen=True)
class Said:
    """A text and its language."""

    text: str
    language: str


def _padded(column: str) -> Concat:
    """The folded text between blanks: a word between blanks in it is a whole one."""
    return Concat(Value(" "), F(column), Value(" "), output_field=TextField())


def _whole(padded: str, word: str) -> Q:
    """That a padded text holds the word whole, with the article or without."""
    bare = without_article(word)
    return Q(**{f"{padded}__contains": f" {bare} "}) | Q(**{f"{padded}__contains": f" ال{bare} "})


def _each(words: Sequence[str], asked: Callable[[str], Q]) -> Q:
    whole = Q()
    for word in words:
        whole &= asked(word)
    return whole


def _title(record: Any, name: str) -> Said:
    """What names it in the reader's language; where the French is missing, the Arabic."""
    for language in (get_language(), "ar"):
        text = getattr(record, f"{name}_{language}")
        if text:
            return Said(text, str(language))
    return Said(str(record), "ar")


def _texts(record: Any, column: str) -> Iterator[Said]:
    """The texts that are folded in a column, as they were written: first those in the reader's language."""
    field = record._meta.get_field(column)
    assert isinstance(field, FoldedField)
    names = sorted((*field.sources, *field.rich), key=lambda name: _language_of(name) not in (get_language(), ""))
    for name in names:
        text = getattr(record, name)
        if isinstance(text, str) and text:
            text = without_markup(text) if name in field.rich else text
            yield Said(text, _language_of(name) or ("ar" if ARABIC.search(text) else str(get_language())))


def _language_of(name: str) -> str:
    """The language of a field, by the end of its name; empty where it is typed in one language only."""
    return name[-2:] if name[-3:] in ("_ar", "_fr") else ""
