"""The fonts of screen and paper come from Debian's files, all of them, once."""

import pytest
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont

from hayaa.management.commands import build_fonts

FAMILIES = ("NotoNaskhArabic", "NotoKufiArabic", "NotoSansArabic", "NotoSans")


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.FONTS_DIR = tmp_path / "fonts"
    return settings.FONTS_DIR


def test_fonts_are_made_once(folder, capsys):
    call_command("build_fonts")
    on_screen = {f"{family}-{weight}" for family in FAMILIES for weight in ("Regular", "Bold")}
    on_screen.add("NotoSansTifinagh-Regular")
    assert {path.stem for path in (folder / "web").glob("*.woff2")} == on_screen
    # Never printed: its text cannot be searched well enough.
    on_paper = on_screen - {"NotoSansArabic-Regular", "NotoSansArabic-Bold"}
    assert {path.stem for path in (folder / "print").glob("*.ttf")} == on_paper
    call_command("build_fonts")
    assert capsys.readouterr().out.splitlines()[-1] == "The fonts are up to date."
    naskh = TTFont(folder / "web" / "NotoNaskhArabic-Regular.woff2")
    assert ord("ع") in naskh.getBestCmap()
    assert {"init", "medi", "fina", "rlig"} <= {f.FeatureTag for f in naskh["GSUB"].table.FeatureList.FeatureRecord}


def test_missing_package_is_named(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(build_fonts, "DEBIAN", tmp_path / "nowhere")
    with pytest.raises(CommandError, match="apt-get install fonts-noto-core"):
        call_command("build_fonts")
    assert not folder.exists()
