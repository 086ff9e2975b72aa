"""Excel: which sheets a document becomes, what leads where, what is said in the margin."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from kitchen_pictures import figure, transcript
from odd_documents import documents
from openpyxl.utils.cell import range_boundaries

from qualcode.document import (
    Align,
    Block,
    Caption,
    Column,
    Document,
    Heading,
    Lines,
    Paragraph,
    Section,
    Table,
    cell,
)
from qualcode.errors import QualcodeError
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.excel import plan
from qualcode.renderers.excel import workbook as packing

DRAFT = "DRAF – belum ditinjau"


def rendered(*blocks: Block, **about: Any) -> bytes:
    """The file of these blocks."""
    document = Document("Laporan", "id", blocks, **about)
    return RENDERERS["excel"].render(document, RenderOptions())


def workbook(*blocks: Block, **about: Any) -> Any:
    """The workbook of these blocks, read back."""
    return openpyxl.load_workbook(BytesIO(rendered(*blocks, **about)))


def values(sheet: Any) -> list[list[Any]]:
    """All cells of a sheet, row by row."""
    return [[found.value for found in row] for row in sheet.iter_rows()]


def part(number: int, *heads: str, rows: tuple[str, ...] = ("Ibu A", "Ibu B")) -> Table:
    """One of several tables of a display, which share their first column."""
    cells = tuple((cell(row), *(cell(f"{row} {head}") for head in heads)) for row in rows)
    return Table(
        f"DRAF – Matriks: {chr(64 + number)}1",
        (Column("Informan"), *map(Column, heads)),
        (Section(cells),),
        ("Baris: informan.",) if number == 1 else (),
        "Sumber: wawancara",
        name="matrix",
        caption=Caption("Tabel", 4, number),
    )


def test_the_parts_of_a_display_that_share_their_rows_are_one_sheet() -> None:
    book = workbook(part(1, "P1", "P2"), part(2, "Q1"), part(3, "R1"), banner=DRAFT)
    assert book.sheetnames == ["Isi", "4.1–4.3 Matriks"]
    sheet = book["4.1–4.3 Matriks"]
    a, b = "Ibu A", "Ibu B"
    titles = [f"Tabel 4.{n}  {chr(64 + n)}1" for n in (1, 2, 3)]
    assert values(sheet)[1:] == [
        ["Tabel 4.1–4.3  DRAF – Matriks", None, None, None, None],
        [DRAFT, None, None, None, None],
        [None, titles[0], None, *titles[1:]],
        ["Informan", "P1", "P2", "Q1", "R1"],
        [a, f"{a} P1", f"{a} P2", f"{a} Q1", f"{a} R1"],
        [b, f"{b} P1", f"{b} P2", f"{b} Q1", f"{b} R1"],
        [None] * 5,
        ["Baris: informan.", None, None, None, None],
        ["Sumber: wawancara", None, None, None, None],
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B6", "A5:E7")


def test_tables_with_other_rows_or_text_between_them_stay_apart() -> None:
    other = part(2, "Q1", rows=("Ibu A", "Ibu C"))
    assert len(workbook(part(1, "P1"), other).sheetnames) == 3
    apart = workbook(part(1, "P1"), Paragraph("Di antara."), part(2, "Q1"))
    assert apart.sheetnames == [
        "Isi",
        "Teks",
        "4.1 DRAF – Matriks A1",
        "4.2 DRAF – Matriks B1",
    ]


def test_numbers_of_the_parts_of_a_display_are_told_for_each() -> None:
    first, second = replace(part(1, "P"), source=""), replace(part(2, "Q"), source="")
    first = replace(first, notes=("Baris: I.", "3 dari 10 ditinjau."))
    second = replace(second, notes=("5 dari 7 ditinjau.",))
    (one,) = plan.sheets_of(Document("", "id", (first, second)))
    assert one.table.notes == (
        "Baris: I.", "3 dari 10 (Tabel 4.1); 5 dari 7 (Tabel 4.2) ditinjau.",
    )  # fmt: skip


def test_the_contents_tell_what_the_file_is_and_lead_to_each_sheet_and_back() -> None:
    table = Table(
        "DRAF – It's: <uji>", (Column("A"),), (Section(((cell("x"),), (cell("y"),))),),
        ("Catatan sendiri.", "0 dari 2. " + DRAFT), caption=Caption("Tabel", 4, 1),
    )  # fmt: skip
    book = workbook(Heading(1, "BAB IV"), table, lines=("Peneliti A",), banner=DRAFT)
    contents = values(book["Isi"])
    assert [row[0] for row in contents[:3]] == ["Laporan", DRAFT, "Peneliti A"]
    assert contents[4:] == [
        ["Bagian", "Lembar", "Tabel", "Baris", "Catatan"],
        [None, "Teks", "Teks", 2, None],
        ["BAB IV", "4.1 It's <uji>", "Tabel 4.1  DRAF – It's: <uji>", 2, "Catatan sendiri."],
    ]
    assert book["Isi"]["B7"].hyperlink.location == "'4.1 It''s <uji>'!A1"
    assert {sheet["A1"].hyperlink.location for sheet in book.worksheets[1:]} == {"'Isi'!A1"}


def record_table(*rows: tuple[str, ...], heads: tuple[str, ...]) -> Table:
    """A list of records; `turn` is a number."""
    columns = tuple(
        Column(head, align=Align.RIGHT if head == "turn" else Align.LEFT) for head in heads
    )
    cells = tuple(tuple(cell(words) for words in row) for row in rows)
    return Table("Bukti", columns, (Section(cells),), ("Satu baris per koding.",), name="evidence",
                 records=True)  # fmt: skip


HEADS = ("id", "turn", "date", "polarity", "reviewed")


def test_records_begin_in_the_first_row_and_are_values_in_a_table_of_excels_own() -> None:
    evidence = record_table(
        ("007", "14", "2024-01-31", "+", "true"), ("1", "2", "", "0", "false"), heads=HEADS
    )
    book = workbook(part(1, "P1"), evidence)
    sheet = book["evidence"]
    assert values(sheet) == [
        list(HEADS),
        ["007", 14, datetime(2024, 1, 31), "+", True],
        ["1", 2, None, "0", False],
    ]
    assert sheet.tables.items() == [("evidence", "A1:E3")]
    assert not sheet.merged_cells.ranges
    assert sheet.freeze_panes == "B2"
    assert sheet["A1"].hyperlink.location == "'Isi'!A1"
    assert values(book["Isi"])[-1][1:] == ["evidence", "Bukti", 2, "Satu baris per koding."]


def test_a_list_alone_is_the_only_sheet_of_its_file() -> None:
    assert workbook(record_table(("1",), heads=("id",))).sheetnames == ["evidence"]


@pytest.mark.parametrize(
    "day", ["2024-02-30", "0001-01-01", "31 Januari 2024"], ids=["no day", "too early", "words"]
)
def test_one_value_that_is_no_date_leaves_the_column_text(day: str) -> None:
    sheet = workbook(record_table(("2024-01-31",), (day,), heads=("date",)))["evidence"]
    assert [row[0] for row in values(sheet)[1:]] == ["2024-01-31", day]


@pytest.mark.parametrize("heads", [("a", "A"), ("", "b"), ("a\nb", "c"), ("a=1", "b")])
def test_heads_that_a_table_of_excel_cannot_have_still_get_a_filter(heads: tuple[str, ...]) -> None:
    sheet = workbook(record_table(("1", "2"), heads=heads))["evidence"]
    assert (dict(sheet.tables), sheet.auto_filter.ref) == ({}, "A1:B2")
    assert not workbook(record_table(heads=("a", "b")))["evidence"].tables


def test_a_transcript_is_a_sheet_with_its_facts_above() -> None:
    sheet = workbook(transcript())["Transkrip W1"]
    assert values(sheet)[1:5] == [
        ["Transkrip W1", None, None, None],
        ['Informan: Ibu A · Tempat: <script>alert(1)</script> & "kutip" [b]', None, None, None],
        ["No.", "Pelaku", "Pernyataan", "Kode"],
        [13, "Peneliti", "Bagaimana pelatihannya?", None],
    ]
    assert sheet.auto_filter.ref == "A4:D6"


def test_a_picture_stands_beside_its_table_and_alone_where_the_table_is_elsewhere() -> None:
    pytest.importorskip("matplotlib")
    from qualcode.document import Line, Scatter

    scatter = figure(1, Scatter("x", ("a", "b"), "y", ("a", "b"), ()))
    lines = figure(2, Lines(("I", "II"), (Line("A", (0, 1)),), "n"))
    data = rendered(scatter, lines)
    first, second = openpyxl.load_workbook(BytesIO(data)).worksheets[-2:]
    assert first["A3"].value == "Baris"
    assert second["A3"].value is None
    assert [len(sheet._images) for sheet in (first, second)] == [1, 1]
    assert data == rendered(scatter, lines)


def test_without_matplotlib_every_figure_has_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qualcode.renderers.pictures.can_paint", lambda: False)
    monkeypatch.setattr(plan, "can_paint", lambda: False)
    sheet = workbook(figure(2, Lines(("I", "II"), (), "n"))).worksheets[-1]
    assert values(sheet)[3][0] == "isi gambar 2"
    assert not sheet._images


def test_more_tables_than_a_program_shows_well_share_the_last_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "_SHEETS", 3)
    tables = [part(n, f"P{n}", rows=(f"Ibu {n}",)) for n in range(1, 7)]
    evidence = record_table(("1",), heads=("id",))
    book = workbook(*tables, evidence)
    assert book.sheetnames == ["Isi", "4.1 DRAF – Matriks A1", "Tabel lain", "evidence"]
    words = [row[0] for row in values(book["Tabel lain"])]
    assert [n for n in range(1, 7) if f"Ibu {n}" in words] == [2, 3, 4, 5, 6]
    assert [row[1] for row in values(book["Isi"])[-3:]] == ["Tabel lain", "Tabel lain", "evidence"]


def test_a_table_that_no_sheet_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "_ROWS", 1)
    with pytest.raises(QualcodeError, match=r"'Tabel 4.1  .*' is larger than a sheet"):
        workbook(part(1, "P1"))


def test_head_and_foot_of_a_page_hold_the_title_and_nothing_that_acts() -> None:
    data = RENDERERS["excel"].render(
        Document("&C&F 12" + " &" * 400, "id", (part(1, "P1"),), banner="A & B"), RenderOptions()
    )
    xml = ZipFile(BytesIO(data)).read("xl/worksheets/sheet2.xml").decode()
    header = re.search("<oddHeader>(.*?)</oddHeader>", xml, re.DOTALL)
    assert header
    words = header[1].replace("&amp;", "&")
    assert len(words) <= 255
    assert words.startswith("&L&8 &&C&&F 12 && ")
    assert words.endswith("…\n A && B")


@given(documents())
@settings(max_examples=30, deadline=None)
def test_every_link_leads_to_a_sheet_that_is_there(document: Document) -> None:
    book = openpyxl.load_workbook(BytesIO(RENDERERS["excel"].render(document, RenderOptions())))
    links = [found.hyperlink for sheet in book for row in sheet.iter_rows() for found in row]
    names = {f"'{name.replace(chr(39), chr(39) * 2)}'" for name in book.sheetnames}
    places = [link.location.rpartition("!") for link in links if link]
    assert {name for name, _, _ in places} <= names
    assert all(re.fullmatch(r"A[1-9][0-9]*", at) for _, _, at in places)
    assert not [link for link in links if link and link.target]


def test_the_date_of_a_file_is_the_documents() -> None:
    core = ZipFile(BytesIO(rendered(part(1, "P"), date=date(2026, 3, 1)))).read("docProps/core.xml")
    assert b"2026-03-01T00:00:00Z" in core


def test_what_stands_under_a_picture_is_printed_to_its_end() -> None:
    pytest.importorskip("matplotlib")
    from qualcode.document import Line

    long = "Aturan pengisian: garis menunjukkan hubungan. " * 8
    narrow = replace(figure(2, Lines(("I", "II"), (Line("A", (0, 1)),), "n")), notes=(long,))
    sheet = workbook(part(1, "A"), narrow).worksheets[-1]
    _, _, printed, _ = range_boundaries(sheet.print_area.rpartition("!")[2])
    assert sheet._images
    assert max(one.max_col for one in sheet.merged_cells.ranges) <= printed
