"""Reports as workbooks: with the evidence as a list, whichever command writes them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from qualcode.frame import COLUMNS
from tests.cli.conftest import Run


def test_a_run_writes_the_tables_with_the_evidence_of_the_csv(run: Run, study: Path) -> None:
    assert run("run").code == 0
    sheet = openpyxl.load_workbook(study / "reports" / "tables.xlsx")["evidence"]
    rows = list(sheet.iter_rows(values_only=True))
    lines = (study / "reports" / "evidence.csv").read_text("utf-8-sig").splitlines()
    assert ",".join(COLUMNS) == lines[0]
    ids = rows[0].index("id")
    assert rows[0][:3] == ("Place", "Quotation", "Code and label")
    assert set(rows[0][ids:]) < set(COLUMNS)
    assert [row[ids] for row in rows[1:]] == [line.split(",")[0] for line in lines[1:]]
    assert sheet.tables["evidence"].ref == sheet.dimensions


@pytest.mark.parametrize(
    "command", [("report",), ("display", "code-frequency"), ("triangulate",), ("reduce",)]
)
def test_a_cell_of_a_workbook_tells_where_it_comes_from(
    run: Run, study: Path, command: tuple[str, ...]
) -> None:
    assert run(*command, "-o", "book.XLSX").code == 0
    book = openpyxl.load_workbook(study / "book.XLSX")
    told = [
        one.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for one in row
        if one.comment
    ]
    assert book.sheetnames[-1] == "evidence"
    assert any(words.startswith("W1.2 · Mrs A · EM1.1 (+)") for words in told)
    assert all("Rosa" not in words for words in told)


def test_a_list_is_the_only_sheet_of_its_file(run: Run, study: Path) -> None:
    assert run("evidence", "-o", "evidence.xlsx").code == 0
    assert openpyxl.load_workbook(study / "evidence.xlsx").sheetnames == ["evidence"]
