"""The columns of the printed grid: wide where there is much to read, the type as large as the sheet allows."""

from activities.columns import EMPTY, SIZES, WIDEST, Sheet, fit

HEADS = ["jan", "fév", "mars"]
SMALL, LARGE = Sheet("small", characters=2, lines=20), Sheet("large", characters=3, lines=40)


def fitted(rows, heads=HEADS, sheets=(SMALL,), total=30):
    return fit(rows, heads, sheets, total=total)


def test_columns_add_up_and_an_empty_one_stays_narrow():
    assert fitted([[["a b " * 20], [], ["c"]]]).shares == (WIDEST, EMPTY, 30 - WIDEST - EMPTY)


def test_fuller_column_is_the_wider():
    first, second, third = fitted([[["word " * 30], ["word " * 10], []]], total=25).shares
    assert first > second > third


def test_light_rows_take_the_largest_type():
    assert fitted([[["one"], [], []]]).size == SIZES[0]


def test_more_text_takes_a_smaller_type():
    sizes = [fitted([[["word " * n], [], []]], total=30).size for n in (1, 30, 60, 90)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 2


def test_what_the_first_sheet_does_not_hold_goes_on_the_next():
    rows = [[["word " * 120], [], []]]
    assert fitted(rows).sheet == "small"
    assert fitted(rows, sheets=(SMALL, LARGE)).sheet == "large"


def test_no_word_leaves_its_column():
    # 24 letters, their share of padding and of the longer letters: 15 percent of a sheet of 2 characters a percent
    found = fitted([[["mot " * 60], ["anticonstitutionnellement"], []]])
    assert found.shares[1] * SMALL.characters * 100 / found.size >= len("anticonstitutionnellement")


def test_lines_do_not_end_at_a_no_break_space():
    joined = fitted([[["mot " * 60], ["«\u00a0anticonstitutionnel\u00a0»"], []]])
    apart = fitted([[["mot " * 60], ["« anticonstitutionnel »"], []]])
    assert joined.shares[1] > apart.shares[1]


def test_plan_without_axes_has_columns():
    assert sum(fitted([]).shares) == 30


def test_words_longer_than_the_sheet_still_make_columns():
    found = fitted([[["m" * 90], ["n" * 90], []]])
    assert (sum(found.shares), found.shares[2]) == (30, EMPTY)
