"""The four year tables of the demonstration as spreadsheets, as bodies draw them and with one activity a row."""

from datetime import date
from io import BytesIO
from itertools import groupby

from openpyxl import Workbook

from hayaa.core.intake.reading import read
from hayaa.demo.files import read_csv, read_toml

MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليو", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
EASTERN = [*MONTHS[:8], "سبتمبر", "أكتوبر", "نوفمبر", "دجنبر"]
HEADS = {
    "2022": MONTHS,
    "2023": EASTERN,
    "2023-revised": EASTERN,
    "2024": [*EASTERN[:7], "أغست", *EASTERN[8:]],
}
AXES = {axis["code"]: axis["title_ar"] for axis in read_toml("logframe.toml")["axis"]}
# The cells that hold several activities: their lines, which the printed programme runs together.
LINES = [
    "المشاركة في دورتين تكوينيتين مع IRI",
    "دورة تكوينية حول التفكير التصميمي مع ENABEL 05 / 16-15",
    "المشاركة في الاجتماعات التشاورية لصياغة برنامج العمل",
    "المشاركة في لجنة قيادة برنامج العمل (تحديد المحاور الكبرى لبرنامج العمل، البرنامج التشاوري، "
    "صياغة الاستثمارات الموجهة للسكان...)",
    "المشاركة في لجنة قيادة برنامج العمل (تحديد المحاور الكبرى لبرنامج العمل، البرنالج التشاوري، "
    "صياغة الاستثمارات الموجهة للسكان...)",
    "تنشيط الورتينة التشاوريتين حول البيئة والتنمية المستدامة والتعاون الدولي 11 يناير 2023",
    "المساهمة في تنزيل برنامج العمل وفق مجالات تدخل الهيئة",
    "المساهمة في بلورة ملف ترشيح جماعة تارودانت لبرنامج الحكومات المنفتحة",
    "متابعة التزامات الجماعة في برنامج الحكومات المنفتحة",
]


def truth(name):
    """The rows of one table of the demonstration, axis by axis."""
    return [row for row in read_csv("activities.csv") if row["table"] == name]


def lines_of(cell):
    """The lines of a printed cell: those that it runs together, else the one it is."""
    inside = sorted((line for line in LINES if line in cell), key=cell.index)
    return inside if " ".join(inside) == cell else [cell]


def drawn(name):
    """A table in the shape of the printed programme: a title, axes × months, a second row where a cell is taken."""
    book = Workbook()
    page = book.active
    page.title = "البرنامج السنوي"
    page.append([f"برنامج سنة {name[:4]}"])
    page.append(["الأنشطة", *HEADS[name]])
    for axis, rows in groupby(truth(name), key=lambda row: row["axis"]):
        first = page.max_row + 1
        page.cell(first, 1, AXES[axis])
        for month, cells in _cells(rows).items():
            for below, ((text, last), _rows) in enumerate(cells.items()):
                page.cell(first + below, 1 + month, "\n".join(lines_of(text)))
                if last > month:
                    page.merge_cells(
                        start_row=first + below, end_row=first + below, start_column=1 + month, end_column=1 + last
                    )
    return saved(book)


def _cells(rows):
    """For each printed month its cells, each once: its text and the last month it covers."""
    months = {}
    for row in rows:
        month = int(row["printed_month"])
        last = int(row["month_to"]) if int(row["month_to"]) - int(row["month_from"]) == 11 else month
        months.setdefault(month, {}).setdefault((row["as_written"], last), []).append(row)
    return months


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def table(content, name="plan.xlsx"):
    """The only sheet of a file, as the one reader gives it."""
    (only,) = read(BytesIO(content), name)
    return only


def listed(rows, head):
    """A sheet with one activity a row."""
    book = Workbook()
    book.active.append(head)
    for row in rows:
        book.active.append(row)
    return saved(book)


def schedule(line):
    """What the comparison with the demonstration is about."""
    return line.month_from, line.month_to, line.starts_on, line.ends_on


def true_schedule(row):
    days = [date.fromisoformat(row[name]) if row[name] else None for name in ("starts_on", "ends_on")]
    return int(row["month_from"]), int(row["month_to"]), *days
