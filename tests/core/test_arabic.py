"""The spelling under which texts are found, and names are sorted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hayaa.core.arabic import fold, fold_letter, sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("الإدريسي", "ادريسي"),
        ("أحمد", "احمد"),
        ("السيد أحمد", "احمد"),
        ("السيدة الإدريسي", "ادريسي"),
        ("الأستاذة فاطمة", "فاطمه"),
        ("الأستاذ الدكتور إبراهيم", "ابراهيم"),
        ("د. مريم", "مريم"),
        ("ذ. آمال", "امال"),
        ("M. Idrissi", "idrissi"),
        ("Mme Élodie", "elodie"),
        ("Dr Amal", "amal"),
        ("جمعية الأمل", "جمعيه امل"),
        ("جمعية الدكتور أحمد", "جمعيه دكتور احمد"),
        ("Mehdi", "mehdi"),
        ("الد", "الد"),
        ("د", "د"),
        ("السيد", "سيد"),
    ],
)
def test_article_and_title_do_not_count_when_names_are_sorted(name, key):
    assert sort_key(name) == key


def test_hamza_forms_sort_together():
    names = ["بنعلي", "إدريس", "اثري", "آيت", "أمين", "الأزهر"]
    assert sorted(names, key=sort_key) == ["اثري", "إدريس", "الأزهر", "أمين", "آيت", "بنعلي"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_letters_fold_alone_as_they_fold_together(text):
    assert fold("".join(map(fold_letter, text))) == fold(text)
