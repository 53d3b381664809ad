"""XML read an element at a time, without anything that could make it grow."""

import re
from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from hayaa.core.intake.cells import tidy, unescape
from hayaa.core.intake.refusals import refusal

Attributes = dict[str, str]
ENDLESS = re.compile(rb"<[^<]{300000}")  # neither a text nor the attributes of an element come to that


class Part:
    """A part of a file. Subclasses have a method for each element that matters to them, whatever its prefix.

    `start_<name>(attributes)` is called when it begins, `end_<name>(text)` with the text since the last beginning.
    """

    def __init__(self) -> None:
        self._starts = self._methods("start_")
        self._ends = self._methods("end_")
        self._text: list[str] = []

    def _methods(self, prefix: str) -> dict[str, Callable]:
        return {name.removeprefix(prefix): getattr(self, name) for name in dir(self) if name.startswith(prefix)}

    def parse(self, content: bytes) -> None:
        """Raises `Unreadable` for what is no XML, declares a document type, or does not say what its format asks."""
        if b"\0" in content:  # UTF-16, which no program writes; in UTF-8 «<» is always the same byte
            raise refusal("strange")
        if ENDLESS.search(content):
            raise refusal("much")
        # Names are not kept by the parser: there may be many.
        parser = expat.ParserCreate("utf-8", intern=None)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_type  # so that there are no entities either
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise refusal("damaged") from error
        except (LookupError, ValueError, OverflowError) as error:  # an attribute is missing, a number is none
            raise refusal("strange") from error

    def _start(self, name: str, attributes: Attributes) -> None:
        self._text.clear()
        method = self._starts.get(name.rpartition(":")[2] if ":" in name else name)
        if method:
            method(attributes)

    def _end(self, name: str) -> None:
        method = self._ends.get(name.rpartition(":")[2] if ":" in name else name)
        if method:
            method("".join(self._text))


class Texts(Part):
    """A part with texts in pieces, as where some words are bold; what is only their pronunciation is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._pronounced = False

    def start_rPh(self, attributes: Attributes) -> None:
        self._pronounced = True

    def end_rPh(self, text: str) -> None:
        self._pronounced = False

    def end_t(self, text: str) -> None:
        if not self._pronounced:
            self._pieces.append(text)

    def _taken(self) -> str | None:
        """The text of the pieces so far; the next one begins with none."""
        text = tidy(unescape("".join(self._pieces)))
        self._pieces.clear()
        return text


def _refuse_type(*declaration: object) -> NoReturn:
    raise refusal("strange")
