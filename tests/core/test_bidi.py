"""The other script within a line: what is isolated whole."""

import pytest

from hayaa.core.bidi import LRI, PDI, isolate


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("البصمة: 0a80bbb52759.", ["0a80bbb52759"]),
        ("شبكة 5G هنا", ["5G"]),
        ("معيار ISO 27001a و ISO 9001", ["ISO 27001a", "ISO 9001"]),
        ("يوم 19/05/2023 على 16:00", ["19/05/2023", "16:00"]),
        ("بنسبة 57,14\u00a0% من 35 عضوا، 2022-2027", ["57,14\u00a0%", "2022-2027"]),
        ("المادة 120 والرقم 2023", []),
    ],
)
def test_code_is_isolated_with_the_digits_it_begins_with(text, isolated):
    # Among Arabic a digit left outside is drawn at the other end of its code: a seal would be false.
    assert [piece.split(PDI)[0] for piece in isolate(text, "ar").split(LRI)[1:]] == isolated
