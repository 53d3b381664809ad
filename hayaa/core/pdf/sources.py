"""What shapes a document beside its HTML: the style sheets, the fonts and the code of the renderer."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from hayaa.core import press

STYLE_SHEETS = ("hayaa/css/tokens.css", "hayaa/css/print.css")


def style_sheets() -> list[Path]:
    """The files of the print style, found where they were written, not where they are collected."""
    return [Path(found) for name in STYLE_SHEETS if (found := finders.find(name))]


def configuration() -> Path:
    """Where fontconfig learns of the only fonts that documents use; made by `build_fonts`."""
    return settings.FONTS_DIR / "print" / "fonts.conf"


@cache
def _installed() -> str:
    """What does not change while the program runs."""
    digest = hashlib.sha256(f"{sys.version} {version('weasyprint')} {version('pydyf')}".encode())
    for code in sorted(Path(press.__file__).parent.glob("*.py")):
        digest.update(code.read_bytes())
    return digest.hexdigest()


def digest() -> str:
    """Changes whenever the same HTML could come out differently."""
    fonts = settings.FONTS_DIR / "made-from"
    read = [path.read_bytes() for path in (*style_sheets(), fonts) if path.exists()]
    return f"{_installed()} {hashlib.sha256(b''.join(read)).hexdigest()}"
