"""Files sent as documents of a record that do harm, or are not what they seem: each by what it is, made when asked.

`REFUSED`: the name it is sent under, its content, the code of the sentence. `HARMLESS`: kept, without what was in it.
`STRANGE`: documents that are kept as they are, however they are built.
"""

import random
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

from PIL import Image

from tests import pictures

MB = 1024 * 1024
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PAGE = b"<!doctype html><script>alert(1)</script>"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'


def pdf(*objects, head=b"%PDF-1.7\n", tail=b""):
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, start=2))
    return (
        head
        + b"1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\n"
        + body
        + tail
        + b"trailer << /Root 1 0 R >>\n%%EOF"
    )


def packed(text, times=1, kind=b"/ObjStm", more=b""):
    """An object of a PDF within a stream of packed objects."""
    stream = zlib.compress(text * times)
    head = b"<< /Type %s /N 1 /First 4 %s /Filter /FlateDecode /Length %d >>" % (kind, more, len(stream))
    return head + b"\nstream\n" + stream + b"\nendstream"


def packed_twice(text):
    return packed(zlib.compress(text), more=b"/Filter [/FlateDecode /FlateDecode]")


def pages(number):
    """A PDF of a page of nothing, many times."""
    return pdf(*[b"<</Type/Page/Parent 9 0 R>>"] * number)


def page_tree(depth):
    """A PDF whose one page stands so deep: each branch holds the next."""
    return pdf(*(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(depth)))


def zipped(parts, method=ZIP_DEFLATED):
    content = BytesIO()
    with ZipFile(content, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def docx(**more):
    """A document of a word processor; `types` stands among the types of its parts."""
    types = more.pop("types", "")
    return zipped({"[Content_Types].xml": TYPES.format(types), "word/document.xml": "<w:document/>", **more})


def xlsx(**more):
    return zipped({"[Content_Types].xml": TYPES.format(""), "xl/workbook.xml": "<workbook/>", **more})


def odt(kind="text", **more):
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>", **more})


def locked():
    content = bytearray(docx())
    for begin in (content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8):
        content[begin] |= 1
    return bytes(content)


def huge():
    content = bytearray(pictures.png().read())
    content[16:24] = b"\x00\x01\x00\x00" * 2  # 65,536 by 65,536 points
    return bytes(content)


def saved(picture, kind, **options):
    content = BytesIO()
    picture.save(content, kind, **options)
    return content.getvalue()


def many_points():
    return saved(Image.new("1", (6_000, 6_000)), "PNG")


def moving():
    frames = [Image.new("RGB", pictures.SIZE, colour) for colour in ("white", "black", "red")]
    return saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


def jpeg():
    return pictures.jpeg().read()


def png():
    return pictures.png().read()


def program(**part):
    return lambda: docx(**part)


REFUSED = {
    # what is not what its name says
    "nothing": ("a.pdf", lambda: b"", "empty"),
    "no ending": ("a", lambda: b"%PDF-1.7 %%EOF", "kind"),
    "program for Windows": ("a.exe", lambda: b"MZ" + b"\0" * 99, "kind"),
    "page of the web": ("a.html", lambda: PAGE, "kind"),
    "drawing": ("a.svg", lambda: SVG, "kind"),
    "page as PDF": ("a.pdf", lambda: PAGE, "content"),
    "page as picture": ("a.png", lambda: PAGE, "content"),
    "drawing as picture": ("a.jpg", lambda: SVG, "content"),
    "program as PDF": ("a.pdf", lambda: b"MZ%PDF-1.7", "content"),
    "picture as document": ("a.docx", png, "content"),
    "PNG as JPEG": ("a.jpg", png, "content"),
    "animation": ("a.gif", lambda: b"GIF89a" + b"\0" * 20, "kind"),
    "document with macros by its name": ("a.docm", docx, "kind"),
    "two endings": ("a.pdf.html", lambda: b"%PDF-1.7 %%EOF", "kind"),
    "old document": ("a.doc", lambda: b"\xd0\xcf\x11\xe0", "kind"),
    "old document under a new name": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 512, "content"),
    "archive as document": ("a.docx", lambda: zipped({"a.txt": "x"}), "content"),
    "sheet as document": ("a.docx", xlsx, "content"),
    "OpenDocument of another kind": ("a.ods", odt, "content"),
    "more than 15 MB": ("a.pdf", lambda: b"%PDF-" + b"0" * 16 * MB, "large"),
    # PDF that acts
    "PDF with a script": ("a.pdf", lambda: pdf(b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"), "program"),
    "script at its opening": ("a.pdf", lambda: pdf(b"<< /OpenAction << /S /JavaScript /JS 3 0 R >> >>"), "program"),
    "script under a name written otherwise": ("a.pdf", lambda: pdf(b"<< /S /J#61va#53cript >>"), "program"),
    "script in a packed object": ("a.pdf", lambda: pdf(packed(b"1 0 << /S /JavaScript >>")), "program"),
    "script in a packed object of a name written otherwise": (
        "a.pdf", lambda: pdf(packed(b"1 0 << /S /JavaScript >>", kind=b"/Obj#53tm")), "program",
    ),
    "script in a packed object with parameters": (
        "a.pdf", lambda: pdf(packed(b"1 0 << /S /JavaScript >>", more=b"/DecodeParms << /Columns 1 >>")), "program",
    ),
    "script in an object packed twice": ("a.pdf", lambda: pdf(packed_twice(b"1 0 << /S /JavaScript >>")), "damaged"),
    "script behind 64 KB of a packed object": (
        "a.pdf", lambda: pdf(packed(b"1 0 (" + random.Random(1).randbytes(100_000) + b") /S/J#61vaScript")), "program",
    ),
    "script behind the end": ("a.pdf", lambda: pdf() + pdf(b"<< /S /JavaScript >>"), "program"),
    "PDF that starts a program": ("a.pdf", lambda: pdf(b"<< /S /Launch /F (cmd.exe) >>"), "program"),
    "PDF that sends a form": ("a.pdf", lambda: pdf(b"<< /S /SubmitForm /F (http://127.0.0.1/) >>"), "program"),
    "PDF that imports data": ("a.pdf", lambda: pdf(b"<< /S /ImportData >>"), "program"),
    "PDF with a film": ("a.pdf", lambda: pdf(b"<< /Subtype /RichMedia >>"), "program"),
    "PDF with a form of another kind": ("a.pdf", lambda: pdf(b"<< /AcroForm << /XFA 3 0 R >> >>"), "program"),
    "PDF with a file within": ("a.pdf", lambda: pdf(b"<< /Type /EmbeddedFile >>"), "attached"),
    "PDF with a list of files": ("a.pdf", lambda: pdf(b"<< /EmbeddedFiles 5 0 R >>"), "attached"),
    "locked PDF": ("a.pdf", lambda: pdf(tail=b"<< /Encrypt 5 0 R >>\n"), "locked"),
    "PDF that unpacks without end": ("a.pdf", lambda: pdf(packed(b" " * MB, 60)), "much"),
    "PDF of many packed objects": ("a.pdf", lambda: pdf(*[packed(b"1 0 <<>>")] * 20_000), "much"),
    "PDF whose packed object is damaged": (
        "a.pdf", lambda: pdf(b"<< /Type /ObjStm >>\nstream\nxxxxxxxx\nendstream"), "damaged",
    ),
    # office documents
    "macros": ("a.docx", program(**{"word/vbaProject.bin": b"\0"}), "program"),
    "macros by their type": (
        "a.docx", program(types="application/vnd.ms-word.document.macroEnabled.main+xml"), "program",
    ),
    "macros of a sheet": ("a.xlsx", lambda: xlsx(**{"xl/macrosheets/sheet1.xml": ""}), "program"),
    "controls": ("a.docx", program(**{"word/activeX/activeX1.bin": b"\0"}), "program"),
    "macros of OpenDocument": ("a.odt", lambda: odt(**{"Basic/Standard/Module1.xml": ""}), "program"),
    "scripts of OpenDocument": ("a.odt", lambda: odt(**{"Scripts/python/a.py": ""}), "program"),
    "object within": ("a.docx", program(**{"word/embeddings/oleObject1.bin": b"\0"}), "attached"),
    "program within": ("a.docx", program(**{"word/media/a.exe": b"MZ"}), "attached"),
    "archive within": ("a.docx", lambda: docx(**{"word/a.zip": zipped({"a": "b"})}), "attached"),
    "bomb": ("a.docx", lambda: docx(**{"word/media/a.png": b"\0" * 100 * MB}), "much"),
    "bomb of many parts": ("a.docx", lambda: docx(**{f"word/{n}.xml": "" for n in range(2_001)}), "much"),
    "part that leads out": ("a.docx", lambda: docx(**{"../../etc/cron.d/a": "x"}), "damaged"),
    "part of the whole machine": ("a.docx", lambda: docx(**{"/etc/passwd": "x"}), "damaged"),
    "part packed in another way": (
        "a.docx", lambda: zipped({"word/document.xml": "<x/>"}, ZIP_LZMA), "damaged",
    ),
    "locked document": ("a.docx", locked, "locked"),
    "PDF cut in the middle": ("a.pdf", lambda: pdf(b"<< >>")[:-8], "damaged"),
    "PDF in name alone": ("a.pdf", lambda: b"%PDF-", "damaged"),
    "document cut in the middle": ("a.docx", lambda: docx()[:120], "damaged"),
    # pictures
    "picture cut in the middle": ("a.jpg", lambda: jpeg()[:200], "picture"),
    "beginning of a picture": ("a.png", lambda: png()[:8] + PAGE, "picture"),
    "65,536 by 65,536 points": ("a.png", huge, "picture"),
    "36 million points": ("a.png", many_points, "points"),
}  # fmt: skip

# What makes a reader of PDF stumble is none of ours: nothing here opens them (decision 0035).
STRANGE = {
    "100,000 pages": lambda: pages(100_000),
    "pages 100,000 deep": lambda: page_tree(100_000),
    "page that unpacks to 100 MB": lambda: pdf(packed(b" " * MB, 100, kind=b"/XObject")),
    "packed objects that never come": lambda: pdf(b"/ObjStm " * 1_500_000),
    "packed objects that come to nothing": lambda: pdf(packed(b"")),
    "streams without end": lambda: pdf(b"stream\n" * 1_500_000),
    "names without end": lambda: pdf(b"/" * 10 * MB),
    "names of numbers": lambda: pdf(b"#4a" * 4 * MB),
    "names that begin like others": lambda: pdf(b"<< /Launchpad 1 /XFAcade 2 /JavaScripts 3 >>"),
}

HARMLESS = {
    "place where it was taken": ("a.jpg", jpeg),
    "text beside a picture": ("a.png", png),
    "page behind a picture": ("a.jpg", lambda: jpeg() + PAGE),
    "archive behind a picture": ("a.png", lambda: png() + zipped({"a.html": PAGE})),
    "moving picture": ("a.png", moving),
    "colours of a printer": ("a.jpg", lambda: saved(Image.new("CMYK", pictures.SIZE), "JPEG", comment=b"Taroudant")),
}
# What is left of none of them.
GONE = (b"Taroudant", b"Exif", b"Telephone", b"script", b"PK\x03\x04", b"acTL", b"fdAT")

# Names under which a file may come, and under which it is kept in its column.
NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    "..\\..\\windows\\a.pdf": "a.pdf",
    "/etc/a.pdf": "a.pdf",
    "a\u202efdp.exe.pdf": "afdp.exe.pdf",
    "a\0.pdf": "a.pdf",
    "a\r\nSet-Cookie: x.pdf": "aSet-Cookie: x.pdf",
    "محضر.pdf": "محضر.pdf",
    "&#46;&#46;&#47;a.pdf": "a.pdf",
}
