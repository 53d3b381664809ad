from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from fontTools import subset
from fontTools.ttLib import TTFont

DEBIAN = Path("/usr/share/fonts/truetype/noto")
# Arabic as drawn by the screen, not printed: its text layer is only 92 % right.
SCREEN_ONLY = ("NotoSansArabic-Regular", "NotoSansArabic-Bold")
PRINTED = (
    "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold",
    "NotoKufiArabic-Regular", "NotoKufiArabic-Bold",
    "NotoSans-Regular", "NotoSans-Bold",
    "NotoSansTifinagh-Regular",
)  # fmt: skip
LATIN = [*range(0x0020, 0x0250), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2190, 0x2200), 0x2713, 0x25CB]

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


class Command(BaseCommand):
    help = "Make the fonts of screen and paper ready, from the very same files of Debian's fonts-noto-core."

    def handle(self, *args, **options):
        web, printed = settings.FONTS_DIR / "web", settings.FONTS_DIR / "print"
        for folder in (web, printed):
            folder.mkdir(parents=True, exist_ok=True)
        for name in (*PRINTED, *SCREEN_ONLY):
            source = DEBIAN / f"{name}.ttf"
            if not source.exists():
                raise CommandError(f"{source} is missing. Install it: apt-get install fonts-noto-core")
            self._once(source, web / f"{name}.woff2", self._woff2)
            if name in PRINTED:
                self._once(
                    source, printed / source.name, lambda source, target: target.write_bytes(source.read_bytes())
                )
        (printed / "fonts.conf").write_text(CONFIGURATION.format(fonts=printed, cache=settings.FONTS_DIR / "cache"))

    def _once(self, source, target, make):
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            self.stdout.write(target.name)
            part = target.with_suffix(".part")
            make(source, part)
            part.replace(target)

    def _woff2(self, source, target):
        font = TTFont(source)
        if source.stem.startswith("NotoSans-"):
            subsetter = subset.Subsetter(subset.Options(layout_features=["*"]))
            subsetter.populate(unicodes=LATIN)
            subsetter.subset(font)
        font.flavor = "woff2"
        font.save(target)
