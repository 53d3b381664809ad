"""Photographs lose what is attached to them, and nothing of what they show."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hayaa.core import photographs
from hayaa.core.photographs import without_metadata
from tests import pictures


def opened(file):
    return Image.open(BytesIO(file.read()))


def test_camera_says_where_and_when_and_how_it_was_held():
    """What the other tests rely on: the picture sent holds all that has to go."""
    sent = opened(pictures.jpeg())
    assert (sent.getexif().get_ifd(pictures.GPS), sent.getexif()[pictures.ORIENTATION]) == (
        pictures.WHERE,
        pictures.LYING,
    )
    assert {"comment", "xmp"} < set(sent.info)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.JPEG"])
def test_jpeg_loses_place_maker_comment_and_description(name):
    kept = without_metadata(pictures.jpeg(name))
    content = kept.read()
    assert (kept.name, Image.open(BytesIO(content)).getexif()) == (name, {})
    assert [word for word in (b"Exif", b"Telephone", b"Taroudant", b"GPS") if word in content] == []


def test_picture_stands_upright_afterwards():
    """Quality: the orientation is kept, though its mark is gone."""
    assert opened(without_metadata(pictures.jpeg())).size == pictures.SIZE[::-1]


def test_png_loses_place_and_text_and_keeps_what_shines_through():
    kept = opened(without_metadata(pictures.png()))
    assert (kept.format, kept.mode, kept.info, kept.getexif()) == ("PNG", "RGBA", {}, {})


def test_what_hangs_behind_the_end_of_a_picture_is_gone():
    sent = pictures.jpeg()
    followed = SimpleUploadedFile("photo.jpg", sent.read() + b"<script>alert(1)</script>")
    assert b"script" not in without_metadata(followed).read()


def test_colour_profile_stays():
    content = BytesIO()
    Image.new("RGB", (2, 2)).save(content, "JPEG", icc_profile=b"profile")
    kept = opened(without_metadata(SimpleUploadedFile("photo.jpg", content.getvalue())))
    assert kept.info["icc_profile"] == b"profile"


def test_other_file_comes_back_as_it_is():
    file = SimpleUploadedFile("notes.pdf", b"%PDF-1.7 %%EOF")
    assert without_metadata(file) is file


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe0" + b"0" * 500, b"", pictures.png().read()])
def test_damaged_picture_is_refused(content):
    with pytest.raises(ValidationError) as refused:
        without_metadata(SimpleUploadedFile("photo.jpg", content))
    assert refused.value.code == "picture"


def test_picture_of_too_many_points_is_refused(monkeypatch):
    monkeypatch.setattr(photographs, "MOST_POINTS", 40 * 20)
    assert without_metadata(pictures.jpeg()).size
    monkeypatch.setattr(photographs, "MOST_POINTS", 40 * 20 - 1)
    with pytest.raises(ValidationError) as refused:
        without_metadata(pictures.jpeg())
    assert refused.value.code == "points"


def test_bomb_is_refused_before_it_is_opened():
    """Quality: pixels are bounded; a small file that claims to be huge costs nothing."""
    sent = bytearray(pictures.png().read())
    sent[16:24] = b"\x00\x01\x00\x00" * 2  # 65,536 by 65,536 points
    with pytest.raises(ValidationError):
        without_metadata(SimpleUploadedFile("photo.png", bytes(sent)))
