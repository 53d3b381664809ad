"""Elements of WordprocessingML: `w("p", w("r", …), …)`, quicker than the library's own way to make them."""

from typing import Any

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

NAMES = {"w": nsmap["w"]}
W = f"{{{nsmap['w']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Any, **values: Any) -> Any:
    """An element with its attributes, all of the same namespace; None among the children is left out."""
    element = oxml_parser.makeelement(W + tag, {W + name: str(value) for name, value in values.items()}, NAMES)
    element.extend(child for child in children if child is not None)
    return element


def text(words: str, tag: str = "t") -> Any:
    """Words whose blanks at both ends stay."""
    element = w(tag)
    element.text = words
    element.set(SPACE, "preserve")
    return element
