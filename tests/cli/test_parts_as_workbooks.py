"""`qualcode report --part X -o x.xlsx`: a chapter or an appendix as a workbook of its own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run


def test_an_appendix_is_a_workbook_with_its_tables_alone(run: Run, study: Path) -> None:
    assert run("report", "--part", "lampiran-7", "-o", "seven.xlsx").code == 0
    names = openpyxl.load_workbook(study / "seven.xlsx").sheetnames
    numbered = [name for name in names if name[:1] in "A34" and "." in name.split()[0]]
    assert numbered
    assert all(name.startswith("A7.") for name in numbered)


@pytest.mark.parametrize("part", ["bab-2", "bab-3", "bab-4", "bab-5", "lampiran-1", "lampiran-14"])
def test_every_sheet_of_a_part_is_found_from_the_list_of_sheets_and_leads_back(
    run: Run, study: Path, part: str
) -> None:
    assert run("report", "--part", part, "-o", "part.xlsx").code == 0
    book = openpyxl.load_workbook(study / "part.xlsx")
    contents, *others = book.worksheets
    linked = {
        one.hyperlink.location.rpartition("!")[0].strip("'").replace("''", "'")
        for row in contents.iter_rows()
        for one in row
        if one.hyperlink and one.hyperlink.location
    }
    assert linked <= set(book.sheetnames)
    assert {sheet.title for sheet in others} <= linked
    assert len({name.lower() for name in book.sheetnames}) == len(book.sheetnames)
    assert max(map(len, book.sheetnames)) <= 31


def test_no_sheet_of_a_part_holds_a_formula_or_a_number_as_text(run: Run, study: Path) -> None:
    assert run("report", "--part", "bab-4", "-o", "four.xlsx").code == 0
    book = openpyxl.load_workbook(study / "four.xlsx")
    cells = [one for sheet in book for row in sheet.iter_rows() for one in row]
    assert [one.coordinate for one in cells if one.data_type == "f"] == []
    assert any(isinstance(one.value, int) for one in cells)
