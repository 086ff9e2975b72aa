"""Sheets that several tables of one display become: heads, notes and rows that hold their text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl

from qualcode.document import Caption, Column, Document, Section, Table, cell
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.excel import plan


def workbook(*blocks: Table) -> Any:
    """The workbook of these tables, read back."""
    document = Document("Laporan", "id", blocks)
    return openpyxl.load_workbook(BytesIO(RENDERERS["excel"].render(document, RenderOptions())))


def contact(source: str, said: str = "di pasar") -> Table:
    """The summary sheet of one contact."""
    rows = ((cell("Tempat"), cell(f"{source} {said}")), (cell("Kode"), cell(source)))
    return Table(
        f"Ringkasan kontak: {source}",
        (Column("Butir"), Column("Isi")),
        (Section(rows),),
        ("Isi otomatis.", f"Segmen: {len(source)} dari {source[1:]}."),
        name="contact-summary",
    )


def test_sheets_of_contacts_stand_side_by_side_under_their_sources() -> None:
    _, sheet = workbook(contact("W1"), contact("W2"), contact("W3")).worksheets
    rows = [[one.value for one in row] for row in sheet.iter_rows()]
    assert rows[1:4] == [
        ["Ringkasan kontak: W1–W3", None, None, None],
        ["Butir", "W1", "W2", "W3"],
        ["Tempat", "W1 di pasar", "W2 di pasar", "W3 di pasar"],
    ]


def test_a_note_of_one_part_says_which_it_is_of() -> None:
    _, sheet = workbook(contact("W1"), contact("W2")).worksheets
    said = [one.value for row in sheet.iter_rows() for one in row if one.value]
    assert "Segmen: 2 dari 1 (W1); 2 dari 2 (W2)." in said


def test_a_column_is_widened_before_its_text_is_higher_than_a_row_can_be() -> None:
    long = "\n".join(f"{n}. kode dengan label yang agak panjang (+)" for n in range(25))
    tables = [contact(f"W{n}", long) for n in range(1, 9)]
    _, sheet = workbook(*tables).worksheets
    assert sheet.row_dimensions[3].height < 409
    _, plain = workbook(*(contact(f"W{n}") for n in range(1, 9))).worksheets
    assert sheet.column_dimensions["B"].width > plain.column_dimensions["B"].width


def counted(number: int, of: int = 2) -> Table:
    """A part of a table without a number, whose title says only which part it is."""
    rows = ((cell("EM1"), cell(f"kutipan {number}")), (cell("EM2"), cell("…")))
    heads = (Column("Kode"), Column("Kutipan"))
    return Table(f"Matriks: bagian {number} dari {of}", heads, (Section(rows),), name="matriks")


def test_no_head_of_parts_without_a_number_is_empty() -> None:
    _, sheet = workbook(counted(1), counted(2)).worksheets
    rows = [[one.value for one in row] for row in sheet.iter_rows()]
    assert ["Kode", "Kutipan", "Kutipan"] in rows
    assert ["EM1", "kutipan 1", "kutipan 2"] in rows


def part(number: int, title: str, *notes: str, source: str = "", group: str = "") -> Table:
    """A numbered part of a display, of two columns under a group."""
    heads = (Column("Kode"), *(Column(f"{title} {one}", group) for one in "ab"))
    rows = Section(((cell("EM1"), cell("x"), cell("y")),))
    caption = Caption("Tabel", 4, number)
    return Table(f"DRAF – Matriks: {title}", heads, (rows,), notes, source, "matrix", caption)


def sheet_of(*tables: Table) -> plan.Sheet:
    """The one sheet that the tables become in a draft."""
    (one,) = plan.sheets_of(Document("", "id", tables, banner="DRAF – belum ditinjau"))
    return one


def test_the_title_of_all_is_what_they_share_where_one_part_is_no_draft() -> None:
    last = replace(part(2, "Simpulan"), title="Matriks: Simpulan")
    one = sheet_of(part(1, "Dinas"), last)
    assert one.caption == "Tabel 4.1–4.2  DRAF – Matriks"
    groups = [head.group for head in one.table.columns]
    assert groups == ["", *["Tabel 4.1  Dinas"] * 2, *["Tabel 4.2  Simpulan"] * 2]


def test_a_title_ends_at_the_colon_where_names_of_cases_begin_alike() -> None:
    one = sheet_of(part(1, "Kelompok Limpapeh"), part(2, "Kelompok Bungo Lado"))
    assert one.caption == "Tabel 4.1–4.2  DRAF – Matriks"
    assert one.table.columns[1].group == "Tabel 4.1  Kelompok Limpapeh"


def test_a_note_that_leads_to_a_table_of_the_same_sheet_is_left_out() -> None:
    elsewhere = "Aturan pengisian: lihat Tabel 4.1."
    one = sheet_of(part(1, "A", "Aturan: satu kutipan."), part(2, "B", elsewhere))
    assert one.table.notes == ("Aturan: satu kutipan.",)
    other = part(3, "C", "Aturan pengisian: lihat Tabel 4.1.")
    assert sheet_of(part(2, "B"), other).table.notes == (
        "Tabel 4.3: Aturan pengisian: lihat Tabel 4.1.",
    )


def test_a_note_of_several_parts_is_said_once_for_all_of_them() -> None:
    one = sheet_of(part(1, "A"), part(2, "B", "Ringkasan."), part(3, "C", "Ringkasan."))
    assert one.table.notes == ("Tabel 4.2, 4.3: Ringkasan.",)


def test_sources_that_differ_say_of_which_parts_they_are() -> None:
    talks, papers, both = "Sumber: wawancara", "Sumber: dokumen", "Sumber: dokumen, wawancara"
    one = sheet_of(
        part(1, "A", source=talks), part(2, "B", source=papers), part(3, "C", source=talks)
    )
    assert one.table.notes == (f"{talks} – Tabel 4.1, 4.3", f"{papers} – Tabel 4.2")
    one = sheet_of(part(1, "A", source=talks), part(2, "B", source=both))
    assert one.table.notes == (both,)


def test_a_group_that_the_title_of_its_part_names_is_said_once() -> None:
    title = "OB Penghambat; SU Pendukung"
    one = sheet_of(part(1, "EM Daya", group="EM Daya"), part(2, title, group="SU Pendukung"))
    groups = [head.group for head in one.table.columns]
    assert groups == ["", *["Tabel 4.1  EM Daya"] * 2, *["Tabel 4.2  SU Pendukung"] * 2]


def test_a_count_of_parts_is_left_out_also_where_other_parts_have_none() -> None:
    parts = [
        replace(part(n, title), caption=None)
        for n, title in enumerate(("EM, bagian 1 dari 2", "EM, bagian 2 dari 2", "OB"))
    ]
    one = sheet_of(*parts)
    assert [head.group for head in one.table.columns] == ["", "EM", "EM", "EM", "EM", "OB", "OB"]


def test_the_banner_stands_only_over_what_is_a_draft() -> None:
    plain = replace(part(1, "A"), title="Penelitian terdahulu", name="")
    banner = "DRAF – belum ditinjau"
    document = Document("Laporan", "id", (plain, part(2, "B")), banner=banner)
    book = openpyxl.load_workbook(BytesIO(RENDERERS["excel"].render(document, RenderOptions())))
    _, first, second = ([row[0].value for row in one.iter_rows()] for one in book.worksheets)
    assert banner not in first
    assert banner in second
