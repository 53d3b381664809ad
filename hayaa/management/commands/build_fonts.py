"""The fonts of the screen and of paper, made from the very same files of Debian's fonts-noto-core.

Newer Noto Arabic files draw dotted letters as skeleton and dots, and the text of a PDF can no longer be searched;
Debian's can. Nothing binary is kept in the repository.
"""

import hashlib
import os
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

DEBIAN = Path("/usr/share/fonts/truetype/noto")
FAMILIES = ("NotoNaskhArabic", "NotoKufiArabic", "NotoSans")
PRINTED = [*(f"{family}-{weight}" for family in FAMILIES for weight in ("Regular", "Bold")), "NotoSansTifinagh-Regular"]
# Arabic as drawn by the screen, not printed: its text layer is only 92 % right.
SCREEN_ONLY = ["NotoSansArabic-Regular", "NotoSansArabic-Bold"]

# What the web fonts keep: punctuation in each, so that a run of text need not change its font; then its script.
PUNCTUATION = [*range(0x20, 0x7F), *range(0xA0, 0xC0), *range(0x2000, 0x2070)]
SCRIPTS = {
    "Arabic": [*range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900), 0xFD3E, 0xFD3F, 0xFDFA],
    "Tifinagh": [*range(0x2D30, 0x2D80)],
    "Sans-": [*range(0xC0, 0x250), *range(0x20A0, 0x20C0), *range(0x2190, 0x2200), 0x2116, 0x2122, 0x2212, 0x25CB],
}

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


class Command(BaseCommand):
    help = "Make the fonts of screen and paper from Debian's fonts-noto-core; safe to run again."

    def handle(self, *args, **options):
        folder = settings.FONTS_DIR.resolve()
        digest, stamp = sources_digest(folder), folder / "made-from"
        if stamp.exists() and stamp.read_text() == digest:
            self.stdout.write("The fonts are up to date.")
            return
        for name in PRINTED:
            replace(folder / "print" / f"{name}.ttf", source(name).read_bytes())
        # The renderer sees the fonts of this folder and no others.
        replace(folder / "print" / "fonts.conf", CONFIGURATION.format(folder=folder / "print").encode())
        for name in (*PRINTED, *SCREEN_ONLY):
            replace(folder / "web" / f"{name}.woff2", web_font(name))
        replace(stamp, digest.encode())
        self.stdout.write(f"{len(PRINTED)} fonts for print, {len(PRINTED) + len(SCREEN_ONLY)} for the screen.")


def source(name):
    return DEBIAN / f"{name}.ttf"


def sources_digest(folder):
    """What the fonts depend on: Debian's files, this recipe, and the folder that the configuration names."""
    digest = hashlib.sha256(Path(__file__).read_bytes() + bytes(folder))
    for name in (*PRINTED, *SCREEN_ONLY):
        if not source(name).exists():
            raise CommandError(f"{source(name)} is missing. Install it: apt-get install fonts-noto-core")
        digest.update(source(name).read_bytes())
    return digest.hexdigest()


def replace(target, content):
    """Write the file whole or not at all; two commands at once may do so side by side."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(target)


def web_font(name):
    """The letters of its script, with every feature of their layout, as woff2."""
    letters = next(points for script, points in SCRIPTS.items() if script in name)
    subsetter = Subsetter(Options(layout_features=["*"], hinting=False))
    subsetter.populate(unicodes=[*PUNCTUATION, *letters])
    made = BytesIO()
    with TTFont(source(name)) as font:
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(made)
    return made.getvalue()
