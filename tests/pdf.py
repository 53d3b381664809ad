"""Documents as a reader of PDF finds them."""

import re
import subprocess
import unicodedata
from collections import Counter
from functools import cached_property
from io import BytesIO

import pikepdf
from lxml import html as parser

# Marks of direction, vowels, and the stretching of words: what a reader neither sees nor types.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\u064b-\u0652]")
WORD = {"ar": re.compile("[\u0621-\u063a\u0641-\u064a]+"), "fr": re.compile("[A-Za-zÀ-ɏ]+")}


def words(text, language):
    """The words in the script of the language, however they are shaped, ordered and laid out in lines."""
    return WORD[language].findall(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


class Printed:
    """A document beside the HTML it was made from."""

    def __init__(self, html, data, language):
        self.data, self.language = data, language
        self.body = parser.document_fromstring(html).body
        self.document = pikepdf.open(BytesIO(data))

    def words(self, page=None):
        """What `pdftotext` finds on a page, or on all of them."""
        return words(self._extracted(page), self.language)

    def boxes(self, page):
        """Where each word of a page stands: (word, left, top, right, bottom), in points from its upper left corner."""
        found = parser.document_fromstring(self._extracted(page, "-bbox").encode()).iter("word")
        return [(o.text, *(float(o.get(edge)) for edge in ("xmin", "ymin", "xmax", "ymax"))) for o in found]

    def _extracted(self, page, *options):
        pages = ["-f", str(page), "-l", str(page)] if page else []
        command = ["pdftotext", "-enc", "UTF-8", *options, *pages, "-", "-"]
        return subprocess.run(command, input=self.data, capture_output=True, check=True).stdout.decode()

    @property
    def recovered(self):
        """The share of the words of the HTML that the text of the document holds.

        Left out is what a sheet may hide: its running head and foot, the captions of its tables.
        """
        shown = self.body.xpath("main//text()[not(ancestor::caption)]")
        there = Counter(words(" ".join(shown), self.language))
        return (there & Counter(self.words())).total() / there.total()

    def holds(self, text, page=None):
        """Does this text stand in the document, the lines of a cell joined?"""
        return f" {' '.join(words(text, self.language))} " in f" {' '.join(self.words(page))} "

    @cached_property
    def pages_of_anchors(self):
        """Where each anchor stands: {name: number of its page}."""
        numbers = {page.objgen: number for number, page in enumerate(self.document.pages, start=1)}
        names = list(self.document.Root.Names.Dests.Names)
        return {str(name): numbers[to[0].objgen] for name, to in zip(names[::2], names[1::2], strict=True)}

    @property
    def bookmarks(self):
        """The outline as a reader shows it: (depth, title, number of its page)."""
        numbers = {page.objgen: number for number, page in enumerate(self.document.pages, start=1)}

        def walk(items, depth):
            for item in items:
                yield depth, item.title, numbers[item.destination[0].objgen]
                yield from walk(item.children, depth + 1)

        with self.document.open_outline() as outline:
            return list(walk(outline.root, 1))

    @property
    def loose_fonts(self):
        """Names of the fonts that are not embedded."""
        found = [o for o in self.document.objects if isinstance(o, pikepdf.Dictionary)]
        fonts = [o for o in found if o.get("/Type") == "/FontDescriptor"]
        assert fonts
        return [str(o.FontName) for o in fonts if "/FontFile2" not in o and "/FontFile3" not in o]
