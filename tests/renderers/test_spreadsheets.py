"""Excel and CSV: text stays text, sheets have names that Excel accepts."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kitchen_sink import HOSTILE, sink
from reading_back import csv_rows

from qualcode.document import (
    Align,
    Block,
    Caption,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
)
from qualcode.errors import QualcodeError
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.excel.names import sheet_names
from qualcode.renderers.excel.values import fitted


def table_of(*cells: str, title: str = "Judul", section: str = "", **about: Any) -> Table:
    """A table with one column."""
    rows = tuple((cell(words),) for words in cells)
    return Table(title, (Column("Isi", **about),), (Section(rows, section),))


def workbook(*blocks: Block, language: str = "id") -> Any:
    """The workbook of these blocks, read back."""
    document = Document("Laporan", language, blocks)
    return openpyxl.load_workbook(BytesIO(RENDERERS["excel"].render(document, RenderOptions())))


def csv_of(*blocks: Block, raw: bool = False) -> bytes:
    """The CSV file of these blocks."""
    return RENDERERS["csv"].render(Document("", "id", blocks), RenderOptions(raw=raw))


def values(sheet: Any) -> list[list[Any]]:
    """All cells of a sheet, row by row."""
    return [[found.value for found in row] for row in sheet.iter_rows()]


def test_no_cell_is_a_formula_and_only_ways_within_the_file_are_links() -> None:
    book = workbook(table_of(*HOSTILE))
    cells = [found for sheet in book for row in sheet.iter_rows() for found in row]
    assert {found.data_type for found in book["Judul"]["A"] if found.value} == {"s"}
    assert {found.data_type for found in cells if found.value} == {"s", "n"}
    links = [found.hyperlink for found in cells if found.hyperlink]
    assert [(link.ref, link.location, link.target) for link in links] == [
        ("B4", "'Judul'!A1", None),
        ("A1", "'Isi'!A1", None),
    ]


def test_whole_numbers_are_numbers_where_a_column_is_set_to_the_right() -> None:
    words = ("12", "-3", "007", "1.5", "٣", "1" * 16)
    right = workbook(table_of(*words, align=Align.RIGHT))["Judul"]
    left = workbook(table_of(*words))["Judul"]
    assert [right.cell(row, 1).value for row in range(4, 10)] == [12, -3, *words[2:]]
    assert [left.cell(row, 1).value for row in range(4, 10)] == list(words)


def test_a_column_of_nothing_but_numbers_holds_numbers_wherever_it_is_set() -> None:
    sheet = workbook(table_of("1", "–", "", "12"))["Judul"]
    assert [row[0] for row in values(sheet)[3:]] == [1, "–", None, 12]
    sheet = workbook(table_of("1", "2 dari 3"))["Judul"]
    assert [row[0] for row in values(sheet)[3:]] == ["1", "2 dari 3"]


def test_a_decimal_is_read_in_the_language_of_the_document() -> None:
    table = table_of("0,85", "0.85", align=Align.RIGHT)
    assert [row[0] for row in values(workbook(table)["Judul"])[3:]] == [0.85, "0.85"]
    english = workbook(table, language="en")["Judul"]
    assert [row[0] for row in values(english)[3:]] == ["0,85", 0.85]
    assert english["A5"].number_format == "0.00"


def test_a_sheet_has_caption_header_filter_and_a_frozen_repeated_header() -> None:
    columns = (Column("No"), Column("A", group="G"), Column("B", group="G"))
    rows: tuple[tuple[Any, ...], ...] = ((cell("1"), cell("x", "y"), cell("z")),)
    table = Table(
        "Uji", columns, (Section(rows, "Bagian"),), ("Catatan.",), "Sumber: wawancara",
        caption=Caption("Tabel", 4, 2),
    )  # fmt: skip
    sheet = workbook(table)["4.2 Uji"]
    read = values(sheet)
    assert read[:5] == [
        ["← Isi", None, None, None],
        ["Tabel 4.2  Uji", None, None, None],
        [None, None, "G", None],
        ["Bagian", "No", "A", "B"],
        ["Bagian", 1, "x\ny", "z"],
    ]
    assert [row[0] for row in read[5:]] == [None, "Catatan.", "Sumber: wawancara"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C5", "A4:D5")
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["C3:D3"]
    assert sheet.print_title_rows == "$3:$4"


def test_a_long_note_is_broken_into_lines_instead_of_running_off_the_page() -> None:
    table = Table("Uji", (Column("A"),), (Section(((cell("x"),),)),), ("panjang " * 40,))
    sheet = workbook(table)["Uji"]
    (merged,) = sheet.merged_cells.ranges
    assert merged.min_row == merged.max_row == 6
    assert sheet.row_dimensions[6].height > 2 * sheet.row_dimensions[4].height


def test_text_outside_tables_has_a_sheet_of_its_own() -> None:
    book = workbook(Paragraph("Satu paragraf."), table_of("x"), language="en")
    assert book.sheetnames == ["Contents", "Text", "Judul"]
    assert values(book["Text"])[2:] == [
        ["Paragraph", "Satu paragraf.", None],
        ["Table", "Judul", None],
    ]
    assert book["Text"]["B4"].hyperlink.location == "'Judul'!A1"
    assert workbook(table_of("x")).sheetnames == ["Isi", "Judul"]


def test_sheet_names_are_cleaned_and_made_unique() -> None:
    wanted = ["a/b:c*?[d]\\", "'Judul'", "judul", "JUDUL", "x" * 40, "x" * 40, "///", "History"]
    assert sheet_names(wanted, "Tabel") == [
        "a b c d", "Judul", "judul (2)", "JUDUL (3)", "x" * 31, "x" * 27 + " (2)", "Tabel",
        "History (2)",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=40)))
def test_any_sheet_name_is_one_that_excel_accepts(wanted: list[str]) -> None:
    names = sheet_names(wanted, "Tabel")
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


@pytest.mark.parametrize("character", ["a", "é", "👩"])
def test_a_text_too_long_for_a_cell_is_cut_where_one_sees_it(character: str) -> None:
    cut = fitted(character * 40_000, "cut")
    assert cut.endswith("… [cut]")
    assert 32_765 <= len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert fitted(character * 16_000, "cut") == character * 16_000


def test_a_workbook_carries_no_clock() -> None:
    archive = ZipFile(BytesIO(RENDERERS["excel"].render(sink(), RenderOptions())))
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator>qualcode</dc:creator>" in core
    assert "2026-03-01T00:00:00Z" in core


def test_one_table_gives_header_and_rows_only() -> None:
    data = csv_of(Paragraph("teks"), table_of("a", "b\nc", 'd"e,f'))
    assert data == b'\xef\xbb\xbfIsi\r\na\r\n"b\nc"\r\n"d""e,f"\r\n'


def test_several_tables_stand_under_their_titles() -> None:
    rows = csv_rows(csv_of(table_of("a", title="Satu"), table_of("b", title="Dua", section="S")))
    assert rows == [["Satu"], ["Isi"], ["a"], [], ["Dua"], ["Bagian", "Isi"], ["S", "b"], []]


def test_a_polarity_is_read_back_as_the_sign_it_is() -> None:
    assert [row[0] for row in csv_rows(csv_of(table_of("+", "-", "±")))][1:] == ["+", "-", "±"]


def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe_unless_raw() -> None:
    risky = ("=1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x")
    guarded = [row[0] for row in csv_rows(csv_of(table_of(*risky)))][1:]
    assert [words[0] for words in guarded] == ["'"] * len(risky)
    raw = csv_of(table_of(*risky), raw=True)
    assert [row[0] for row in csv_rows(raw)][1:] == list(risky)
    assert raw.startswith(b"Isi")


def test_a_document_without_a_table_cannot_be_csv() -> None:
    with pytest.raises(QualcodeError, match="no table"):
        csv_of(Paragraph("teks"))


def test_words_of_the_formats_exist_in_both_languages() -> None:
    from qualcode.renderers.labels import _LABELS

    assert _LABELS["id"].keys() == _LABELS["en"].keys()
    texts: list[Words] = [word for words in _LABELS.values() for word in words.values()]
    assert all(texts)
