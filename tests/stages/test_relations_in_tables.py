"""Means, shares and products in tables of documents; numbers in words; what is hard to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stages.document_check import CheckedTable
from qualcode.stages.printed_numbers import number_in
from qualcode.stages.spelled_numbers import spelled_numbers
from tests.stages.printed_tables import checked, misprints, table, wrong
from tests.stages.test_tables_of_documents import ROWS, TITLES


def deviating(found: CheckedTable) -> list[tuple[str, str, str, float]]:
    """The deviations: relation, row, column, and what it should be."""
    layout = found.layout
    return [
        (str(one.relation), layout.name(one.place[0]), layout.head(one.place[1]),
         round(float(one.computed), 2))
        for one in found.deviations
    ]  # fmt: skip


def test_a_row_of_means_is_held_against_the_rows_and_not_against_their_total() -> None:
    rows = [["A", 10, 20], ["B", 20, 30], ["C", 30, 40], ["Jumlah", 60, 90]]
    (found,) = checked(table(["Desa", "L", "P"], *rows, ["Rata-rata", 20, 31]))
    assert deviating(found) == [("mean", "Rata-rata", "P", 30.0)]
    assert not found.findings


def test_a_single_mean_has_its_label_only_and_a_right_one_says_nothing() -> None:
    rows = [["A", 10], ["B", 20], ["C", 40]]
    (found,) = checked(table(["Desa", "L"], *rows, ["Mean", 25]))
    assert deviating(found) == [("mean", "Mean", "L", 23.33)]
    for right in ("23,3", "23,33", 23):
        (found,) = checked(table(["Desa", "L"], *rows, ["Mean", right]))
        assert deviating(found) == []
    (found,) = checked(table(["Desa", "L"], *rows, ["Median", 30]))
    assert deviating(found) == [("median", "Median", "L", 20.0)]


def test_a_column_of_means_is_checked_across_and_blanks_may_count_or_not() -> None:
    rows = [
        ["A", 10, 20, 30, 20],
        ["B", 10, 11, 12, 11],
        ["C", 1, 2, 3, "2,5"],
        ["D", 4, "–", 8, 6],
    ]
    (found,) = checked(table(["Desa", "T1", "T2", "T3", "Rata-rata"], *rows))
    assert deviating(found) == [("mean", "C", "Rata-rata", 2.0)]


def test_weighted_means_that_fit_nowhere_are_left_alone() -> None:
    rows = [["A", 1, 10], ["B", 5, 10], ["C", 9, 70]]
    (found,) = checked(table(["Desa", "x", "y"], *rows, ["Rata-rata", "6,1", "8,8"]))
    assert deviating(found) == []


def test_percentages_of_a_total_are_computed_again() -> None:
    rows = [["A", 10, "16,7"], ["B", 20, "33,3"], ["C", 30, "55,0"]]
    (found,) = checked(table(["Desa", "Jumlah", "Persen (%)"], *rows, ["Total", 60, "100"]))
    assert deviating(found) == [("share", "C", "Persen (%)", 50.0)]


def test_percentages_of_one_column_in_another_are_computed_again() -> None:
    rows = [["A", 200, 100, 50], ["B", 400, 300, 75], ["C", 100, 90, 95]]
    heads = ["Program", "Pagu", "Realisasi", "%"]
    (found,) = checked(table(heads, *rows, ["Jumlah", 700, 490, 70]))
    assert deviating(found) == [("ratio", "C", "%", 90.0)]
    (one,) = found.deviations
    assert ([found.layout.head(at) for at in one.of], one.fits, one.tried) == (
        ["Realisasi", "Pagu"],
        2,
        3,
    )


def test_growth_from_year_to_year_is_no_share() -> None:
    rows = [[2019, 100, "–"], [2020, 110, "10"], [2021, 132, "20"], [2022, 145, "9,8"]]
    (found,) = checked(table(["Tahun", "UMKM", "Pertumbuhan (%)"], *rows))
    assert deviating(found) == []


def test_price_times_amount_is_the_total_of_a_row() -> None:
    heads = ["No", "Uraian", "Volume", "Harga Satuan (Rp)", "Jumlah (Rp)"]
    rows = [
        [1, "Kain", 10, "15.000", "150.000"], [2, "Benang", 5, "20.000", "110.000"],
        [3, "Jarum", 12, "1.000", "12.000"],
    ]  # fmt: skip
    (found,) = checked(table(heads, *rows, ["", "Total", "", "", "272.000"]))
    assert deviating(found) == [("product", "Benang", "Jumlah (Rp)", 100_000)]
    assert not found.findings


def test_columns_that_make_a_product_by_chance_in_a_row_or_two_are_none() -> None:
    rows = [["A", 2, 3, 6], ["B", 4, 5, 20], ["C", 7, 9, 11], ["D", 6, 6, 30], ["E", 8, 2, 5]]
    (found,) = checked(table(["Desa", "x", "y", "z"], *rows))
    assert deviating(found) == []


def test_the_published_recapitulation_has_no_relation_besides_its_sums() -> None:
    (found,) = checked(table(TITLES, *ROWS))
    assert deviating(found) == [] and not found.told_rows


@given(
    st.lists(st.tuples(st.integers(3, 99), st.integers(3, 99)), min_size=4, max_size=9),
    st.integers(1, 50), st.data(),
)  # fmt: skip
def test_one_wrong_product_is_the_one_that_is_told(
    factors: list[tuple[int, int]], more: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(factors) - 1))
    names = [f"Item {letter}" for letter in "abcdefghi"]
    rows = [[names[n], one, other, one * other] for n, (one, other) in enumerate(factors)]
    rows[at][3] = factors[at][0] * factors[at][1] + more
    (found,) = checked(table(["Item", "Volume", "Harga", "Nilai"], *rows))
    told = [one for one in deviating(found) if one[2] == "Nilai" and one[0] == "product"]
    assert ("product", names[at], "Nilai", float(factors[at][0] * factors[at][1])) in told


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("di empat belas kecamatan", [14]), ("lima ratus enam puluh peserta", [560]),
        ("dua ribu tiga ratus empat puluh dua usaha", [2342]), ("seratus dua belas", [112]),
        ("five hundred and sixty-two", [562]), ("twenty-five and six", [25, 6]),
        ("dua tiga orang", []), ("3 ribu", []), ("belas kasih dan ribu-ribu", []),
        ("dua ratus ribu lima puluh", [200_050]), ("sebelas, dua belas", [11, 12]),
    ],
)  # fmt: skip
def test_numbers_in_words_are_read(words: str, values: list[int]) -> None:
    assert [one.value for one in spelled_numbers(words)] == values


def test_a_number_in_words_is_held_against_the_table_and_a_round_one_is_not() -> None:
    rows = [["Along", 250, 640], ["Barat", 300, 650], ["Jumlah", 550, 1290]]
    text = "Ada lima ratus enam puluh peserta dan seribu dua ratus anggota di semua desa.\n\n"
    (found,) = checked(text + table(["Desa", "Peserta", "Anggota"], *rows))
    assert [one.printed for one in found.told] == ["lima ratus enam puluh"]
    (found,) = checked("Ada 1 280 anggota di semua desa.\n\n" + table(["Desa", "Anggota"],
                       *([one[0], one[2]] for one in rows)))  # fmt: skip
    assert [one.printed for one in found.told] == ["1 280"]


def test_how_many_rows_there_are_is_told_by_who_is_out_by_one_or_speaks_of_all() -> None:
    rows = [[at + 1, f"Kec {'abcdefghijklmn'[at]}", at * 3 + 1] for at in range(14)]
    grid = table(["No", "Kecamatan", "Peserta"], *rows)
    for said, told in (
        ("Sosialisasi dilaksanakan di tiga belas kecamatan.", ["tiga belas"]),
        ("Seluruh 12 kecamatan telah didatangi.", ["12"]),
        ("Di lima kecamatan belum ada pelatihan.", []),
        ("Sosialisasi dilaksanakan di empat belas kecamatan.", []),
    ):
        (found,) = checked(f"{said}\n\n{grid}")
        assert [(one.printed, one.rows) for one in found.told_rows] == [(one, 14) for one in told]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.250 1)", 1250),
        ("1.2501)", 1250),
        ("5²⁾", 5),
        ("2.408*", 2408),
        ("17†", 17),
        ("12a)", 12),
    ],
)
def test_marks_of_footnotes_are_no_part_of_a_number(printed: str, value: int) -> None:
    number = number_in(printed)
    assert number is not None and number.value == value


def test_a_mark_that_may_be_a_digit_leaves_the_number_unknown() -> None:
    assert number_in("4501)") is None


def test_spaces_between_thousands_are_a_mark_that_can_be_mixed() -> None:
    rows = [
        ["A", "1 250", 20, "1 270"],
        ["B", "1\u00a0100", 30, "1.130"],
        ["Jumlah", "2 350", 50, "2 400"],
    ]
    (found,) = checked(table(["Desa", "L", "P", "Total"], *rows))
    assert not found.wrong and found.marks is not None
    assert (found.marks.usual, found.marks.rarer) == (" ", (".",))
    assert [found.layout.text(one) for one in found.marks.cells] == ["1.130"]


def test_three_marks_in_a_table_are_all_told() -> None:
    rows = [["A", "1,250", "2,000"], ["B", "1.100", "1 300"], ["C", "1,001", "3,050"]]
    (found,) = checked(table(["Desa", "L", "P"], *rows))
    assert found.marks is not None and len(found.marks.cells) == 2


def test_negative_numbers_are_added_as_such() -> None:
    rows = [["Jan", 100, -20, 80], ["Feb", 50, "(70)", -20], ["Mar", 10, "−5", 6]]
    (found,) = checked(
        table(["Bulan", "Masuk", "Keluar", "Saldo"], *rows, ["Jumlah", 160, -95, 65])
    )
    assert wrong(found)[0] == ("Mar", "Saldo", "6", 5)


def test_subtotals_of_subtotals_are_added_once() -> None:
    rows = [
        ["A", 1, 2], ["B", 3, 4], ["Subtotal I", 4, 6], ["C", 5, 6], ["D", 7, 8],
        ["Subtotal II", 12, 14],
    ]  # fmt: skip
    (found,) = checked(table(["Desa", "L", "P"], *rows, ["AMOUNT", 16, 21]))
    assert wrong(found) == [("AMOUNT", "P", "21", 20)]


def test_tables_without_a_number_are_none() -> None:
    assert checked(table(["Desa", "L"], ["", ""], ["", ""])) == ()
    assert checked(table(["Desa", "Ketua"], ["A", "Budi"], ["B", "Ani"])) == ()


def test_a_long_and_wide_table_with_blank_cells_is_still_checked() -> None:
    heads = ["Desa", *(f"K{'abcdefghij'[at]}" for at in range(10)), "Jumlah"]
    rows: list[list[object]] = []
    for at in range(200):
        values = [(at * 7 + column * 3) % 50 for column in range(10)]
        rows.append(
            [f"D{'abcdefghij'[at % 10]}{'abcdefghijklmnopqrst'[at // 10]}", *values, sum(values)]
        )
    totals = [sum(int(str(row[column])) for row in rows) for column in range(1, 12)]
    rows[33][4] = int(str(rows[33][4])) + 5
    (found,) = checked(table(heads, *rows, ["Jumlah", *totals]))
    assert misprints(found) == {(str(rows[33][0]), "Kd", int(str(rows[33][4])) - 5)}


DENSITY = table(
    ["Kecamatan", "Luas (km²)", "Desa", "Sekolah", "Penduduk", "Kepadatan per km²"],
    ["Sampang", "70,01", 12, 45, "130.411", "1.863"],
    ["Torjun", "44,20", 12, 31, "41.230", "933"],
    ["Camplong", "69,93", 14, 40, "86.011", "1.230"],
    ["Kabupaten", "184,14", 38, 116, "257.652", "1.399"],
)


def test_densities_are_not_added() -> None:
    (found,) = checked(DENSITY)
    assert found.sums.rules
    assert wrong(found) == []


def test_a_column_of_densities_hides_no_wrong_sum() -> None:
    (found,) = checked(DENSITY.replace("257.652", "275.652"))
    assert wrong(found) == [("Kabupaten", "Penduduk", "275.652", 257_652)]


def test_what_is_sold_per_month_has_a_total() -> None:
    rows = [["A", 4, "Rp4.000"], ["B", 2, "Rp2.500"], ["C", 3, "Rp1.500"], ["Jumlah", 9, "Rp9.000"]]
    (found,) = checked(table(["Usaha", "Pekerja", "Omzet per bulan"], *rows))
    assert wrong(found) == [("Jumlah", "Omzet per bulan", "Rp9.000", 8000)]


def test_codes_of_accounts_are_not_added() -> None:
    text = table(
        ["Kode Rekening", "Uraian", "Pagu", "Realisasi", "Sisa"],
        ["5", "Belanja daerah", 1250, 1000, 250],
        ["5.1", "Belanja operasi", 900, 700, 200],
        ["5.2", "Belanja modal", 350, 300, 50],
    )
    (found,) = checked(text)
    assert found.sums.rules
    assert wrong(found) == []
