"""Members, terms and seats from spreadsheets: what people write is understood, and what is wrong is named."""

from datetime import date

import pytest
from django.utils.translation import override

from committees.models import BureauOffice, CommitteeMembership, Member, Term
from committees.resources import MemberSheet, OfficeSheet, SeatSheet, TermSheet
from hayaa.core.intake.tables import Table
from hayaa.intake.kinds import KINDS
from tests import factories
from tests.intake import mistakes, outcomes, review, table, take

NAMES = ["number", "family_name_ar", "given_name_ar", "sex"]

pytestmark = pytest.mark.usefixtures("body")


def test_new_member_comes_with_the_first_term():
    """Nobody is in office without a term."""
    mandate = factories.mandate()
    found, taken = take("members", table(MemberSheet, [7, "الناصري", "فاطمة", "امرأة", date(2022, 3, 1)],
                                         columns=[*NAMES, "since"]))  # fmt: skip
    member = Member.objects.get(number=7)
    assert (taken, outcomes(found)) == (True, ["new"])
    assert [(term.starts_on, term.mandate) for term in member.terms.all()] == [(date(2022, 3, 1), mandate)]


def test_review_changes_nothing():
    """First shown, then entered."""
    factories.mandate()
    found = review("members", table(MemberSheet, [7, "الناصري", "فاطمة", "امرأة"], columns=NAMES))
    assert (outcomes(found), Member.objects.count()) == (["new"], 0)


@pytest.mark.parametrize("word", ["امرأة", "إمراه", "أنثى", "Femme", "FEMME", "f"])
def test_choice_is_understood_in_either_language_and_any_spelling(word):
    take("members", table(MemberSheet, [7, "الناصري", "فاطمة", word], columns=NAMES))
    assert Member.objects.get().sex == "f"


@pytest.mark.parametrize(("heads", "names"), [
    (["الرقم", "الاسم العائلي", "الاسم الشخصي", "الجنس"], ("الناصري", None)),
    (["Numéro", "الاسم العائلي", "الاسم الشخصي", "Sexe", "Nom"], ("الناصري", "Naciri")),
])  # fmt: skip
def test_heading_without_its_language_is_that_of_its_own(heads, names):
    """People head their lists without brackets: «الاسم العائلي» is in Arabic, «Nom» in French."""
    take("members", Table("x", [heads, [7, "الناصري", "فاطمة", "امرأة", "Naciri"][: len(heads)]]))
    assert [(m.family_name_ar, m.family_name_fr) for m in Member.objects.all()] == [names]


@pytest.mark.parametrize(("word", "office"), [("الرئيسة", "chair"), ("رئيس", "chair"), ("المقررة", "rapporteur")])
def test_office_is_understood_with_the_article_and_in_short(word, office):
    """The head of a body is called so, without the name of the body after it."""
    factories.member_in_office(number=7)
    found, _taken = take(
        "members", table(OfficeSheet, [word, 7, date(2022, 3, 1)], columns=["office", "member", "starts_on"])
    )
    assert mistakes(found) == []
    assert BureauOffice.objects.get().office == office


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_headings_are_understood_in_either_language_and_any_spelling(language):
    """Hamza, diacritics, case and blanks do not matter; neither does a title above the headings."""
    with override(language):
        heads = [f" {MemberSheet.fields[name].heading} ".upper().replace("ة", "ه") for name in NAMES]
    sheet = Table("x", [["لائحة الأعضاء"], [], heads, ["٧", "الناصري", "فاطمة", "رجل"]])
    take("members", sheet)
    assert [(m.number, m.family_name_ar, m.sex) for m in Member.objects.all()] == [(7, "الناصري", "m")]


def test_column_left_out_stays_and_empty_cell_empties():
    member = factories.member(number=7, phone="0611", organisation_ar="جمعية")
    sheet = table(MemberSheet, [7, "س", "فاطمة", "امرأة", None], columns=[*NAMES, "phone"])
    found, _taken = take("members", sheet)
    member.refresh_from_db()
    assert (member.phone, member.organisation_ar, member.family_name_ar, member.version) == ("", "جمعية", "س", 2)
    change = found.sheets[0].lines[0].changes
    assert [(one.before, one.after) for one in change] == [("العائلة 7", "س"), ("0611", "")]


def test_one_wrong_row_and_nothing_is_entered():
    """All or nothing."""
    sheet = table(MemberSheet, [7, "أ", "ب", "امرأة"], [8, "أ", "ب", "غير معروف"], columns=NAMES)
    found, taken = take("members", sheet)
    assert (taken, outcomes(found), Member.objects.count()) == (False, ["new", "wrong"], 0)


def test_each_mistake_names_its_cell_and_how_to_mend_it():
    factories.mandate()
    rows = [
        [1, "أ", "ب", "امرأة", "32/01/2023"], [2, "أ", "ب", "امرأة", "01/01/1445"], ["x", "أ", "ب", "رجل", None],
        [4, "أ", "ب", "رجال", None], [5, None, "ب", "رجل", None], [1, "أ", "ب", "رجل", None],
        [7, "أ", "ب", "رجل", "01/01/2010"],
    ]  # fmt: skip
    found = review("members", table(MemberSheet, *rows, columns=[*NAMES, "since"]))
    assert mistakes(found) == [
        ("E2", "لا وجود لهذا اليوم في التقويم: يرجى تصحيح اليوم أو الشهر."),
        ("E3", "السنة 1445 تبدو هجرية: يرجى كتابة التاريخ الميلادي، مثلا 19/05/2023."),
        ("A4", "اكتبوا عددا صحيحا، مثلا 12."),
        ("D5", "اكتبوا إحدى الكلمات الآتية: امرأة، رجل."),
        ("B6", "لا يمكن ترك هذه الخانة فارغة."),
        ("", "يتعلق هذا السطر بنفس السجل الوارد في السطر 2: احتفظوا بواحد منهما."),
        ("E8", "لا توجد ولاية انتدابية سارية في هذا اليوم: أدخلوا الولاية أولا."),
    ]


@pytest.mark.parametrize(
    ("heads", "cell", "words"),
    [
        (["الرقم", "الاسم العائلي (بالعربية)", "رقم البطاقة"], "C1", "لا يوجد عمود بهذا الاسم"),
        (["الرقم", "الجنس", "الجنس"], "", "تكرر هذا العمود"),
        (["الاسم العائلي (بالعربية)", "الجنس"], "", "هذه الأعمدة ناقصة: الرقم"),
    ],
)
def test_headings_unknown_doubled_or_missing_are_refused(heads, cell, words):
    """An unknown heading is never passed over in silence."""
    found = review("members", Table("الأعضاء", [heads, [7, "أ", "ب"]]))
    assert [(where, words in sentence) for where, sentence in mistakes(found)] == [(cell, True)]


def test_example_of_the_template_is_passed_over():
    examples = [column.example or None for column in MemberSheet.fields.values()]
    found = review("members", table(MemberSheet, examples))
    assert (outcomes(found), found.wrong) == ([], 0)


def test_terms_offices_and_seats_of_one_file_find_its_members():
    """The sheets are taken in their order, in one transaction."""
    factories.mandate(), factories.committee(name_ar="لجنة التواصل")
    begin = date(2022, 3, 1)
    members = table(MemberSheet, [7, "الناصري", "فاطمة", "امرأة", begin], columns=[*NAMES, "since"])
    offices = table(OfficeSheet, ["رئيسة الهيئه", "فاطمه الناصرى", begin], columns=["office", "member", "starts_on"])
    seats = table(SeatSheet, ["لجنه التواصل", 7, "منسقة", begin], columns=["committee", "member", "role", "starts_on"])
    found, taken = take("members", seats, offices, members)
    assert (mistakes(found), taken) == ([], True)
    assert [(o.office, o.member.number) for o in BureauOffice.objects.all()] == [("chair", 7)]
    assert [(s.role, s.member.number) for s in CommitteeMembership.objects.all()] == [("coordinator", 7)]


def test_end_of_a_term_ends_what_is_held_by_it():
    """As on the page that ends a term: offices and seats end the same day."""
    seat = factories.seat()
    term = seat.member.terms.get()
    columns = ["member", "starts_on", "ends_on", "end_reason"]
    last = date(2023, 1, 31)
    _found, taken = take(
        "members", table(TermSheet, [seat.member.number, term.starts_on, last, "استقالة"], columns=columns)
    )
    seat.refresh_from_db()
    assert (taken, seat.ends_on, Term.objects.get().end_reason) == (True, last, "resignation")


def test_overlapping_terms_are_refused():
    """Never two overlapping terms of one member."""
    term = factories.term()
    row = [term.member.number, date(2022, 6, 1)]
    found = review("members", table(TermSheet, row, columns=["member", "starts_on"]))
    assert ("B2", True) in [(cell, "فترة" in sentence) for cell, sentence in mistakes(found)]


def test_records_changed_since_the_review_are_shown_again():
    """Somebody else entered meanwhile: nothing is entered that was not shown."""
    sheet = table(MemberSheet, [7, "الناصري", "فاطمة", "امرأة"], columns=NAMES)
    shown = review("members", sheet)
    factories.member(number=7)
    found, taken = KINDS["members"].take([sheet], by=factories.user(), expected=shown.fingerprint)
    assert (taken, outcomes(found), Member.objects.get().family_name_ar) == (False, ["changed"], "العائلة 7")
