"""All data sets in the order in which they are described, their licence, and how they are written."""

import json
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

from hayaa.core.spreadsheet import Sheet
from hayaa.open_data.figures import FIGURES, INDICATORS, REPORTS
from hayaa.open_data.opinions import OPINIONS, RECOMMENDATIONS
from hayaa.open_data.organisation import BODY, COMMITTEES
from hayaa.open_data.plans import PLANS

SETS = {one.code: one for one in (BODY, COMMITTEES, PLANS, OPINIONS, RECOMMENDATIONS, FIGURES, INDICATORS, REPORTS)}
LICENCE, LICENCE_URL = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"


class Encoder(DjangoJSONEncoder):
    """Days as the standard has them, numbers as numbers."""

    def default(self, o):
        return float(o) if isinstance(o, Decimal) else super().default(o)


def as_sheet(data_set, absolute) -> Sheet:
    """The rows under the codes of their columns; the last one names the licence, wherever the file goes."""
    head = [*(column.code for column in data_set.columns), "licence"]
    return Sheet(data_set.code, head, [[*row, LICENCE] for row in data_set.rows(absolute)])


def as_json(data_set, absolute) -> str:
    """The same with the description of its columns, each row by the codes of these; null where nothing is known."""
    codes = [column.code for column in data_set.columns]
    written = {
        "dataset": data_set.code,
        "licence": {"code": LICENCE, "url": LICENCE_URL},
        **_said("name", data_set.name),
        **_said("about", data_set.about),
        "columns": [_described(column) for column in data_set.columns],
        "rows": [dict(zip(codes, row, strict=True)) for row in data_set.rows(absolute)],
    }
    return json.dumps(written, cls=Encoder, ensure_ascii=False, indent=1)


def _described(column):
    values = [{"code": code, **_said("name", label)} for code, label in column.values]
    words = {**_said("name", column.name), **_said("meaning", column.meaning), **_said("unit", column.unit)}
    return {"code": column.code, **words, **({"values": values} if values else {})}


def _said(name: str, words: Any) -> dict[str, str]:
    """The words in both languages, or nothing where there are none."""
    said = {}
    for language in ("ar", "fr"):
        with override(language):
            said[f"{name}_{language}"] = str(words)
    return said if any(said.values()) else {}
