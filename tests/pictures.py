"""Pictures as telephones make them: with the place where they were taken, lying on their side."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

LYING = 6  # the camera was held upright: to be turned a quarter
SIZE = (40, 20)
WHERE = {1: "N", 2: (30.0, 28.0, 12.0), 3: "W", 4: (8.0, 52.0, 36.0)}
ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def exif():
    data = Image.Exif()
    data[ORIENTATION], data[MAKER] = LYING, "Telephone"
    data.get_ifd(GPS).update(WHERE)
    return data


def jpeg(name="photo.jpg", size=SIZE):
    """Lying, with its place, a comment and a description."""
    content = BytesIO()
    picture = Image.new("RGB", size, "white")
    picture.save(content, "JPEG", exif=exif(), comment=b"Taroudant", xmp=b"<x:xmpmeta>Taroudant</x:xmpmeta>")
    return SimpleUploadedFile(name, content.getvalue())


def png(name="photo.png"):
    """With its place, and a text beside it."""
    content, text = BytesIO(), PngImagePlugin.PngInfo()
    text.add_text("Author", "Taroudant")
    Image.new("RGBA", SIZE, "white").save(content, "PNG", exif=exif(), pnginfo=text)
    return SimpleUploadedFile(name, content.getvalue())
