"""Cells that are numbers and dates, shown in words; and totals that are no rows of a table."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from qualcode.document import Cell, Column, Document, Reference, Section, Table, Tone, cell
from qualcode.document.written import MONTHS
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.wording import catalogue

NONE = cell("Ditanyakan, belum dikodekan", tone=Tone.EMPTY)


def workbook(table: Table, language: str = "id") -> Any:
    """The workbook of a table, read back."""
    document = Document("", language, (table,))
    return openpyxl.load_workbook(BytesIO(RENDERERS["excel"].render(document, RenderOptions())))


def shown(*cells: Cell, language: str = "id") -> list[tuple[Any, str]]:
    """Values and forms of the cells of one column."""
    table = Table("Judul", (Column("A"),), (Section(tuple((one,) for one in cells)),))
    rows = list(workbook(table, language)["Judul"].iter_rows(min_row=4))
    return [(row[0].value, row[0].number_format) for row in rows]


def test_a_count_with_its_word_is_a_number_among_empty_cells_in_words() -> None:
    assert shown(cell("2 segmen"), NONE, cell("14 segmen")) == [
        (2, '0" segmen"'),
        ("Ditanyakan, belum dikodekan", "General"),
        (14, '0" segmen"'),
    ]


def test_a_count_of_how_many_is_the_first_number() -> None:
    assert shown(cell("10 dari 12"), cell("2 dari 12")) == [(10, '0" dari 12"'), (2, '0" dari 12"')]
    assert shown(cell("1 segment"), cell("3 segments"), language="en") == [
        (1, '0" segment"'),
        (3, '0" segments"'),
    ]
    assert shown(cell("1.227 dari 1.672")) == [(1227, '0"."000" dari 1.672"')]
    assert shown(cell("1,227 of 1,672"), language="en") == [(1227, '0","000" of 1,672"')]


@pytest.mark.parametrize(
    "words",
    [
        ("2 segmen", "belum"),
        ("3 tahun", "8 bulan"),
        ("2 segmen (W1.2)", "3 segmen (W1.4)"),
        ("5 Januari", "7 Januari"),
        ("007 segmen", "008 segmen"),
        ("2 segmen", "3 dari 5"),
    ],
)
def test_what_is_no_count_of_the_same_stays_text(words: tuple[str, ...]) -> None:
    assert [value for value, _ in shown(*map(cell, words))] == list(words)


def test_two_counts_in_a_cell_are_two_columns_under_its_head() -> None:
    behind = (Reference("c1", "W1", 2),)
    rows = (
        (cell("EM1"), cell("5 segmen", "2 dari 3 informan", evidence=behind), cell("1 segmen")),
        (cell("EM2"), NONE, NONE),
        (cell("EM3"), cell("1 segmen"), NONE),
    )
    heads = (Column("Kode"), Column("P"), Column("Lain"))
    sheet = workbook(Table("Judul", heads, (Section(rows),)))["Judul"]
    empty = "Ditanyakan, belum dikodekan"
    assert [[one.value for one in row] for row in sheet.iter_rows(min_row=3)] == [
        [None, "P", None, None],
        ["Kode", "Segmen", "Informan", "Lain"],
        ["EM1", 5, 2, 1],
        ["EM2", empty, None, empty],
        ["EM3", 1, None, empty],
    ]
    assert sheet["C5"].number_format == '0" dari 3 informan"'
    assert sheet["B5"].comment
    assert not sheet["C5"].comment


def test_days_in_words_are_dates_with_the_same_words() -> None:
    assert shown(cell("20 Januari 2026"), cell("–"), cell("6 Mei 2025 (tanggal dokumen)")) == [
        (datetime(2026, 1, 20), "[$-421]d mmmm yyyy"),
        ("–", "General"),
        (datetime(2025, 5, 6), '[$-421]d mmmm yyyy" (tanggal dokumen)"'),
    ]
    assert shown(cell("3 May 2025"), language="en") == [
        (datetime(2025, 5, 3), "[$-809]d mmmm yyyy")
    ]


@pytest.mark.parametrize("other", ["31 Februari 2026", "20 January 2026", "kira-kira 2026"])
def test_one_value_that_is_no_day_leaves_a_column_text(other: str) -> None:
    assert [value for value, _ in shown(cell("20 Januari 2026"), cell(other))] == [
        "20 Januari 2026", other,
    ]  # fmt: skip


def test_a_total_stands_apart_from_the_rows_that_are_filtered_and_counted() -> None:
    heads = (Column("Kode"), Column("Segmen"))
    total = (cell("Jumlah", tone=Tone.STRONG), cell("7", tone=Tone.STRONG))
    rows = Section(((cell("EM1"), cell("3")), (cell("EM2"), cell("4"))), "EM")
    book = workbook(Table("Judul", heads, (rows, Section((total,))), ("Catatan.",)))
    sheet = book["Judul"]
    assert sheet.auto_filter.ref == "A3:C5"
    assert [[one.value for one in row] for row in sheet.iter_rows(min_row=4)] == [
        ["EM", "EM1", 3],
        ["EM", "EM2", 4],
        [None, None, None],
        [None, "Jumlah", 7],
        [None, None, None],
        ["Catatan.", None, None],
    ]
    assert [row[3].value for row in book["Isi"].iter_rows()][-1] == 2


@pytest.mark.parametrize("tone", [Tone.PLAIN, Tone.STRONG])
def test_a_total_is_told_by_its_name_and_its_numbers(tone: Tone) -> None:
    def last_row(name: Tone, said: str) -> str:
        rows = (
            (cell("W1"), cell("3 dari 5", tone=tone)),
            (cell("Jumlah", tone=name), cell(said, tone=tone)),
        )
        sheet = workbook(Table("Judul", (Column("A"), Column("B")), (Section(rows),)))["Judul"]
        return str(sheet.auto_filter.ref)

    assert last_row(Tone.STRONG, "4 dari 9") == "A3:B4"
    assert last_row(Tone.PLAIN, "4 dari 9") == "A3:B5"
    assert last_row(Tone.STRONG, "mengikuti hasil") == "A3:B5"


def test_a_row_whose_section_has_no_title_is_found_by_its_own_name() -> None:
    sections = (
        Section(((cell("Ketua"), cell("a")),), "Pengurus"),
        Section(((cell("Anggota"), cell("b")),)),
    )
    sheet = workbook(Table("Judul", (Column("Peran"), Column("I")), sections))["Judul"]
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == ["Pengurus", "Anggota"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_months_that_are_read_are_those_that_the_catalogue_prints(language: str) -> None:
    say = catalogue(language, 1994).say
    assert MONTHS[language] == [say(f"month.{number}", {}) for number in range(1, 13)]
