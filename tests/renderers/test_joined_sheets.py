"""Sheets that several tables of one display become: heads, notes and rows that hold their text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl

from qualcode.document import Column, Document, Section, Table, cell
from qualcode.renderers import RENDERERS, RenderOptions


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
    assert "W1: Segmen: 2 dari 1. W2: Segmen: 2 dari 2." in said


def test_a_column_is_widened_before_its_text_is_higher_than_a_row_can_be() -> None:
    long = "\n".join(f"{n}. kode dengan label yang agak panjang (+)" for n in range(25))
    tables = [contact(f"W{n}", long) for n in range(1, 9)]
    _, sheet = workbook(*tables).worksheets
    assert sheet.row_dimensions[3].height < 409
    _, plain = workbook(*(contact(f"W{n}") for n in range(1, 9))).worksheets
    assert sheet.column_dimensions["B"].width > plain.column_dimensions["B"].width
