"""The data behind pictures on a sheet: numbers, so that whoever reads them can draw a chart."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl

from qualcode.document import (
    Bar,
    BarGroup,
    Bars,
    Column,
    Document,
    Figure,
    Line,
    Lines,
    Section,
    Sign,
    Table,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.excel.chart_data import chart_data

PLUS, MINUS = Sign.FAVOURABLE, Sign.UNFAVOURABLE
OFFICE, SELLERS = "Dinas", "Pedagang"
BOTH = Bar(OFFICE, ((PLUS, 3), (MINUS, 1)))
BARS = Bars(
    (
        BarGroup("EM1 Pelatihan", (BOTH, Bar(SELLERS, ((MINUS, 5),)))),
        BarGroup("EM2 Modal", (Bar(SELLERS, ((PLUS, 12),)),)),
    ),
    "Segmen",
    ((PLUS, "Positif (+)"), (MINUS, "Negatif (−)")),
    by="Kelompok sumber",
)
SAID = (("EM1 Pelatihan", "4: 3 (+), 1 (−)", "5 (−)"), ("EM2 Modal", "0", "12 (+)"))


def table(*heads: str, rows: tuple[tuple[str, ...], ...] = SAID) -> Table:
    cells = tuple(tuple(map(cell, row)) for row in rows)
    return Table("", tuple(map(Column, heads)), (Section(cells),))


BY_GROUP = Figure("Frekuensi", BARS, table("Kode", OFFICE, SELLERS))
LINES = Lines(("2024", "2025"), (Line("Melati", (2, None)), Line("Asoka", (0, 4))), "Segmen")
BY_YEAR = Figure(
    "Gradien",
    LINES,
    table("Kasus", "2024", "2025", rows=(("Melati", "2 segmen\nW1.2", "–"), ("Asoka", "–", "4"))),
    beside=True,
)


def test_groups_of_one_label_are_not_counted_twice() -> None:
    bars = (Bar(OFFICE, ((PLUS, 3),)), Bar(OFFICE, ((MINUS, 5),)))
    alone = (Bar(OFFICE, ((PLUS, 7),)),)
    drawing = replace(BARS, groups=(BarGroup("EM1", bars), BarGroup("EM2", alone)))
    found = chart_data(Figure("Frekuensi", drawing, table("Kode", OFFICE, OFFICE)))
    assert found is not None
    assert [[str(one.content[0]) for one in row] for row in found.rows] == [
        ["EM1", OFFICE, "3", "0", "3"],
        ["EM1", OFFICE, "0", "5", "5"],
        ["EM2", OFFICE, "7", "0", "7"],
    ]


def rows_of(figure: Figure) -> list[list[Any]]:
    """What stands on the sheet of a picture from its first row of data on."""
    data = RENDERERS["excel"].render(Document("", "id", (figure,)), RenderOptions())
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[1]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    first = next(n for n, row in enumerate(rows) if row[0] in ("Kode", "Kasus"))
    return [row[: len(list(filter(None, rows[first])))] for row in rows[first : first + 5]]


def test_bars_have_a_row_each_and_a_number_for_each_sign() -> None:
    assert rows_of(BY_GROUP) == [
        ["Kode", "Kelompok sumber", "Positif (+)", "Negatif (−)", "Segmen"],
        ["EM1 Pelatihan", OFFICE, 3, 1, 4],
        ["EM1 Pelatihan", SELLERS, 0, 5, 5],
        ["EM2 Modal", OFFICE, 0, 0, 0],
        ["EM2 Modal", SELLERS, 12, 0, 12],
    ]


def test_lines_of_counts_are_numbers_also_where_their_table_has_a_sheet_of_its_own() -> None:
    assert rows_of(BY_YEAR)[:3] == [
        ["Kasus", "2024", "2025"],
        ["Melati", 2, None],
        ["Asoka", 0, 4],
    ]


def test_grades_are_no_numbers() -> None:
    graded = replace(BY_YEAR, drawing=replace(LINES, grades=("rendah", "sedang", "tinggi")))
    assert chart_data(graded) is None


def test_a_table_that_says_something_else_than_its_picture_stays() -> None:
    assert chart_data(replace(BY_GROUP, table=table("Kode", "Isi", "Catatan"))) is None
    assert chart_data(replace(BY_GROUP, table=Table("", (), ()))) is None
    assert chart_data(replace(BY_YEAR, table=table("Kasus", "2024", "2026"))) is None


def test_bars_without_signs_have_one_number() -> None:
    plain = Bars((BarGroup("EM1", (Bar(OFFICE, ((Sign.NONE, 2),)),)),), "Segmen", by="Siapa")
    found = chart_data(Figure("", plain, table("Kode", OFFICE, rows=(("EM1", "2"),))))
    assert found
    assert [str(one.header) for one in found.columns] == ["Kode", "Siapa", "Segmen"]
    assert [[one.content for one in row] for row in found.rows] == [[("EM1",), (OFFICE,), ("2",)]]
