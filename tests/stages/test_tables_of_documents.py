"""Sums in the tables of documents: what is a total is told by the table itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stages.printed_numbers import is_nothing, is_unknown, number_in, points_among
from tests.stages.printed_tables import checked, misprints, read_tables, table, wrong

HEADS = "No Subdistrict Micro NIB Entrepreneur Up-class WUB Total_micro Small Medium Total".split()

# The recapitulation of a published study, cell by cell as printed there.
RECAP = """
1 Lacquer 2,414 47 656 5 100 3,222 78 18 3,318
2 Camplong 2,232 31 121 11 100 2,495 47 5 2,547
3 Omben 2,370 28 63 5 100 2,566 10 4 2,580
4 Canning 1,678 27 54 8 100 1,867 93 15 1,975
5 Torjun 1,976 33 75 2 100 2,186 14 5 2.205
6 scream 1,661 27 69 3 100 1,860 31 5 1,896
7 veil 1,923 6 32 3 100 2,064 20 2 2,086
8 Sresh 2,170 15 54 3 100 1,342 8 7 2,357
9 Arms 1,854 33 263 4 100 2,254 8 2 2,264
10 Rebate 1.177 5 41 3 100 1.326 81 6 1.413
11 Ketapang 2,369 22 100 27 100 2,618 119 4 2,741
12 Coral 1,991 27 111 3 100 2,232 9 3 2,244
13 Banyuates 2,163 27 64 20 100 2,374 47 9 2,430
14 Sokobanah 1,952 34 114 7 100 2.207 5 3 2,215
– AMOUNT 27,930 362 1,817 104 1,400 31,613 570 88 32,271
"""
ROWS = [line.split() for line in RECAP.strip().splitlines()]
TITLES = [one.replace("_", " ") for one in HEADS]


def test_a_published_recapitulation_has_three_findings_and_no_other() -> None:
    (found,) = checked(table(TITLES, *ROWS))
    assert wrong(found) == [
        ("Sresh", "Total micro", "1,342", 2342),
        ("AMOUNT", "Total micro", "31,613", 30613),
    ]
    assert [one.addition.difference for one in found.wrong] == [-1000, 1000]
    assert misprints(found) == {("Sresh", "Total micro", 2342)}
    assert found.marks is not None
    rarer = [
        (found.layout.name(row), found.layout.text((row, at))) for row, at in found.marks.cells
    ]
    assert rarer == [
        ("Torjun", "2.205"), ("Rebate", "1.177"), ("Rebate", "1.326"), ("Rebate", "1.413"),
        ("Sokobanah", "2.207"),
    ]  # fmt: skip
    assert found.findings == 3


def test_a_quota_and_parts_that_may_be_counted_twice_are_remarks() -> None:
    (found,) = checked(table(TITLES, *ROWS))
    (constant,) = found.constants
    assert (found.layout.head(constant.column), int(constant.value), constant.rows) == (
        "WUB",
        100,
        14,
    )
    (subset,) = found.subsets
    assert [found.layout.head(one) for one in subset.inner] == ["NIB", "Up-class"]
    assert found.layout.head(subset.whole) == "Micro"


def test_numbers_that_the_text_tells_otherwise_are_remarks() -> None:
    text = (
        "In Lacquer there are 78 micro businesses, 47 with NIB and 18 medium ones. "
        "The whole regency has 570 small businesses and 1,871 entrepreneur families.\n\n"
    )
    (found,) = checked(text + table(TITLES, *ROWS))
    first, second = found.told
    assert first.printed == "78"
    assert [found.layout.head(at) for _, at in first.cells] == ["Micro", "Total micro"]
    assert [found.layout.head(at) for _, at in first.elsewhere] == ["Small"]
    assert (second.printed, second.slip) == ("1,871", True)
    assert found.findings == 3


def test_a_table_over_two_pages_with_its_header_again_is_one() -> None:
    upper, lower = table(TITLES, *ROWS[:7]), table(TITLES, *ROWS[7:])
    (one,) = read_tables(f"Table 1. Recapitulation\n\n{upper}\n\n{lower}")
    assert (one.parts, len(one.rows), one.title) == (2, 16, "Table 1. Recapitulation")
    (found,) = checked(f"{upper}\n\nTable 1 (continued)\n\n{lower}")
    assert found.findings == 3


def test_tables_with_other_headers_or_text_between_stay_apart() -> None:
    one = table(["Village", "L", "P", "Total"], ["A", 1, 2, 3], ["B", 2, 2, 4], ["Total", 3, 4, 7])
    assert len(read_tables(f"{one}\n\nAnother year, the same villages.\n\n{one}")) == 2


def test_a_header_typed_again_within_a_table_is_no_row() -> None:
    head = ["Village", "L", "P", "Total"]
    text = table(head, ["A", 1, 2, 3], ["B", 2, 2, 4], head, ["C", 5, 1, 6], ["Total", 8, 5, 13])
    (found,) = checked(text)
    assert not found.wrong
    assert len(found.layout.rows) == 4


def test_the_total_may_stand_before_its_parts() -> None:
    text = table(
        ["Village", "All", "L", "P"],
        ["A", 30, 10, 20], ["B", 15, 7, 8], ["C", 12, 6, 6], ["D", 9, 4, 4], ["All", 65, 27, 38],
    )  # fmt: skip
    (found,) = checked(text)
    assert wrong(found) == [("D", "All", "9", 8), ("All", "All", "65", 66)]
    assert misprints(found) == {("D", "All", 8)}


def test_subtotals_of_sections_are_added_once() -> None:
    text = table(
        ["Village", "L", "P"],
        ["Coast", "", ""], ["A", 10, 20], ["B", 11, 21], ["Subtotal", 21, 41],
        ["Hills", "", ""], ["C", 1, 2], ["Subtotal", 1, 2],
        ["Jumlah keseluruhan", 22, 44],
    )  # fmt: skip
    (found,) = checked(text)
    assert wrong(found) == [("Jumlah keseluruhan", "P", "44", 43)]


def test_columns_that_take_turns_are_added_apart() -> None:
    text = table(
        ["Village", "Units 24", "Value 24", "Units 25", "Value 25", "Total units", "Total value"],
        ["A", 1, 100, 2, 150, 3, 250], ["B", 2, 200, 2, 160, 4, 360], ["C", 4, 410, 1, 90, 5, 501],
    )  # fmt: skip
    (found,) = checked(text)
    assert wrong(found) == [("C", "Total value", "501", 500)]


def test_counters_years_percentages_and_means_are_not_added() -> None:
    text = table(
        ["No", "Year", "L", "P", "Total", "%"],
        [1, 2021, 10, 20, 30, "25,0"], [2, 2022, 20, 20, 40, "33,3"], [3, 2023, 30, 20, 50, "41,7"],
        ["", "Total", 60, 60, 120, "100"], ["", "Rata-rata", 20, 20, 40, ""],
    )  # fmt: skip
    (found,) = checked(text)
    assert not found.findings
    heads = {found.layout.head(at) for at in found.layout.columns}
    assert heads == {"L", "P", "Total", "%"}


def test_blank_cells_and_dashes_count_as_none_and_unknown_ones_forbid_a_sum() -> None:
    rows = [["A", 10, "–", 10], ["B", 4, 2, 6], ["C", "", 3, 3], ["D", "n/a", 5, 9]]
    (found,) = checked(table(["Village", "L", "P", "Jumlah"], *rows, ["Jumlah", 18, 10, 28]))
    assert not found.wrong
    assert found.checked == 3 + 1 + 2


def test_rounded_parts_are_a_remark_and_not_a_finding() -> None:
    text = table(
        ["Village", "Rice (t)", "Maize (t)", "Total (t)"],
        ["A", "1,2", "2,3", "3,5"], ["B", "1,4", "2,4", "3,9"], ["C", "2,0", "2,0", "4,0"],
    )  # fmt: skip
    (found,) = checked(text)
    assert not found.findings
    (remark,) = found.rounded
    assert (remark.printed, remark.computed) == (Decimal("3.9"), Decimal("3.8"))


def test_a_single_column_is_added_to_what_calls_itself_the_total() -> None:
    rows = [["A", "39.600.000"], ["B", "18.500.000"], ["C", "9.000.000"]]
    (found,) = checked(table(["Activity", "Budget (Rp)"], *rows, ["Jumlah", "67.200.000"]))
    assert wrong(found) == [("Jumlah", "Budget (Rp)", "67.200.000", 67_100_000)]
    (found,) = checked(table(["Activity", "Budget (Rp)"], *rows, ["Jumlah", "67.100.000"]))
    assert not found.findings


def test_items_below_the_row_that_they_make_are_not_added_again() -> None:
    rows = [["Goods", 100], ["– paper", 60], ["– ink", 40], ["Travel", 50]]
    (found,) = checked(table(["Item", "Budget"], *rows, ["Jumlah", 150]))
    assert not found.findings
    (found,) = checked(table(["Item", "Budget"], *rows, ["Jumlah", 160]))
    assert wrong(found) == [("Jumlah", "Budget", "160", 150)]


def test_a_total_of_nothing_that_is_found_is_a_remark() -> None:
    rows = [["A", 1, 7, 3], ["B", 2, 8, 5], ["Jumlah", 50, 60, 90]]
    (found,) = checked(table(["Item", "x", "y", "z"], *rows))
    assert not found.findings
    assert [found.layout.name(one) for one in found.sums.unexplained] == ["Jumlah"]


def test_what_is_left_over_is_known_and_rates_are_not_added() -> None:
    text = table(
        ["Item", "Budget", "Spent", "Left", "%"],
        ["Staff", "1.500.000", "1.200.000", "300.000", "80"],
        ["Goods", "2.000.000", "1.900.000", "100.000", "95"],
        ["Tools", "500.000", "450.000", "60.000", "90"],
        ["Total", "4.000.000", "3.550.000", "450.000", "88,75"],
    )
    (found,) = checked(text)
    assert misprints(found) == {("Tools", "Left", 50_000)}
    assert found.findings == 2


def test_the_total_of_a_section_is_that_of_its_own_rows() -> None:
    text = table(
        ["No", "Item", "Rupiah"],
        ["I", "Pendapatan", ""], [1, "Iuran", 100], [2, "Bantuan", 200],
        ["", "Jumlah Pendapatan", 300],
        ["II", "Belanja", ""], [1, "Kertas", 50], [2, "Makan", 70], ["", "Jumlah Belanja", 125],
    )  # fmt: skip
    (found,) = checked(text)
    assert wrong(found) == [("Jumlah Belanja", "Rupiah", "125", 120)]


def test_a_small_table_that_carries_its_error_on_is_found_out() -> None:
    rows = [["A", 10, 20, 30], ["B", 11, 21, 33], ["Jumlah", 21, 41, 63]]
    (found,) = checked(table(["Village", "L", "P", "Jumlah"], *rows))
    assert wrong(found) == [("B", "Jumlah", "33", 32), ("Jumlah", "Jumlah", "63", 62)]


def test_the_total_of_a_long_table_is_still_found() -> None:
    rows = [[f"Village x{at}y", at, 2 * at, 3 * at] for at in range(1, 301)]
    rows[99][1] = 107
    total = ["Jumlah", 45_150, 90_300, 135_450]
    (found,) = checked(table(["Village", "L", "P", "Total"], *rows, total))
    assert misprints(found) == {("Village x100y", "L", 100)}


def test_informants_numbers_are_compared_and_round_speech_is_not() -> None:
    from tests.study_builder import build_study

    study = build_study(
        informants={"I1": "gov"},
        sources={
            "W1": "I1> In Omben there are 2,307 micro businesses.\n"
            "I1> In Omben sekitar 2,000 micro businesses, or 3 ribu micro ones.\n"
            "I1> I trained 12 micro businesses in 2024."
        },
    )
    (found,) = checked(table(TITLES, *ROWS), study)
    assert [(one.source.id, one.segment.number, one.printed) for one in found.told] == [
        ("W1", 1, "2,307")
    ]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2,414", "2414"), ("2.205", "2205"), ("1.234.567", "1234567"), ("12,5 %", "12.5"),
        ("Rp 39.600.000,00", "39600000"), ("Rp1.500.000,-", "1500000"), ("(120)", "-120"),
        ("−5", "-5"), ("0,125", "0.125"), ("1,234.56", "1234.56"), ("1 234", "1234"),
        ("20 orang", "20"), ("100*", "100"), ("12.345", "12345"), ("1234,5", "1234.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_parted(printed: str, value: str) -> None:
    number = number_in(printed)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    ["11 kelompok, 264 kunjungan", "14 Juni 2025", "12-15", "12.3.4", "3 x 4", "1/2", "A"],
)
def test_what_is_more_than_a_number_is_none(printed: str) -> None:
    assert number_in(printed) is None


def test_a_column_that_shows_its_decimals_has_them_in_all_cells() -> None:
    points = points_among(["12,5", "2,205"])
    number = number_in("2,205", points)
    assert number is not None
    assert number.value == Decimal("2.205")
    assert is_nothing(" – ")
    assert is_unknown("n/a")
    assert not is_nothing("...")


@st.composite
def right_tables(draw: st.DrawFn) -> tuple[list[list[int]], tuple[int, int], int]:
    """Cells of a table with right sums, a cell of it, and by how much to change that cell.

    Columns: two to four parts with their total, two more, and the total of all; the last row has
    the sums of the columns.
    """
    parts = draw(st.integers(2, 4))
    rows = draw(
        st.lists(st.lists(st.integers(1, 9999), min_size=parts + 2, max_size=parts + 2),
                 min_size=4, max_size=12)
    )  # fmt: skip
    cells = []
    for row in rows:
        total = sum(row[:parts])
        cells.append([*row[:parts], total, *row[parts:], total + sum(row[parts:])])
    cells.append([sum(column) for column in zip(*cells, strict=True)])
    at = draw(st.integers(0, len(cells) - 1)), draw(st.integers(0, len(cells[0]) - 1))
    return cells, at, draw(st.integers(1, 5000))


def _printed(cells: list[list[int]]) -> str:
    heads = ["Village", *(f"c{at}" for at in range(len(cells[0])))]
    names = [*(f"Village {'abcdefghijkl'[at]}" for at in range(len(cells) - 1)), "Jumlah"]
    return table(heads, *([name, *row] for name, row in zip(names, cells, strict=True)))


@given(right_tables())
def test_right_sums_have_no_finding(made: tuple[list[list[int]], tuple[int, int], int]) -> None:
    (found,) = checked(_printed(made[0]))
    assert not found.findings


@given(right_tables())
def test_one_changed_cell_is_the_one_that_is_named(
    made: tuple[list[list[int]], tuple[int, int], int],
) -> None:
    cells, (row, column), more = made
    right = cells[row][column]
    cells[row][column] += more
    (found,) = checked(_printed(cells))
    name = "Jumlah" if row == len(cells) - 1 else f"Village {'abcdefghijkl'[row]}"
    assert misprints(found) == {(name, f"c{column}", right)}
    assert all(one.misprint for one in found.wrong)
