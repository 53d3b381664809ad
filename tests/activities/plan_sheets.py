"""The four year tables of the demonstration as spreadsheets, as bodies draw them and with one activity a row."""

from io import BytesIO
from itertools import groupby

from openpyxl import Workbook, load_workbook

from hayaa.core.intake.tables import Span, Table
from hayaa.demo.files import read_csv, read_toml

MONTHS = "يناير فبراير مارس أبريل ماي يونيو يوليو غشت شتنبر أكتوبر نونبر دجنبر".split()
HEADS = {
    "2022": MONTHS,
    "2023": "يناير فبراير مارس أبريل ماي يونيو يوليو غشت سبتمبر أكتوبر نوفمبر دجنبر".split(),
    "2023-revised": "يناير فبراير مارس أبريل ماي يونيو يوليو غشت سبتمبر أكتوبر نوفمبر دجنبر".split(),
    "2024": "يناير فبراير مارس أبريل ماي يونيو يوليو أغست سبتمبر أكتوبر نوفمبر دجنبر".split(),
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


def tables(content):
    """The sheets of a workbook as tables."""
    book = load_workbook(BytesIO(content))
    return [
        Table(page.title, [_trimmed(row) for row in page.iter_rows(values_only=True)], [
            Span(r.min_row, r.min_col, r.max_row, r.max_col) for r in page.merged_cells.ranges
        ])
        for page in book
    ]


def _trimmed(row):
    values = [value.strip() or None if isinstance(value, str) else value for value in row]
    while values and values[-1] is None:
        values.pop()
    return values
