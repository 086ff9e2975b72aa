"""Writing a Word table of 1000 rows against python-docx."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document as WordDocument

from benchmarks.corpus import text
from benchmarks.ratios import in_turn, judge
from qualcode.document import Column, Document, Section, Table, cell
from qualcode.renderers import RENDERERS, RenderOptions

ROWS, COLUMNS, WORDS = 1000, 8, 6


def _cells() -> list[list[str]]:
    # Short words, so that all columns fit on one page and the tables are the same.
    words = [word for word in text(ROWS * COLUMNS * WORDS * 30).split() if len(word) <= 6]
    parts = iter(range(0, ROWS * COLUMNS * WORDS, WORDS))
    return [
        [" ".join(words[at : at + WORDS]) for _, at in zip(range(COLUMNS), parts, strict=False)]
        for _ in range(ROWS)
    ]


def _by_python_docx(cells: list[list[str]]) -> bytes:
    word = WordDocument()
    table = word.add_table(len(cells), COLUMNS)
    for row, words in zip(table.rows, cells, strict=True):
        for place, word_text in zip(row.cells, words, strict=True):
            place.text = word_text
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _by_qualcode(cells: list[list[str]]) -> bytes:
    columns = tuple(Column(f"Column {n}") for n in range(COLUMNS))
    rows = tuple(tuple(cell(words) for words in row) for row in cells)
    document = Document("", "en", (Table("Title", columns, (Section(rows),)),))
    return RENDERERS["word"].render(document, RenderOptions())


def test_word_tables_are_written_3_times_as_fast_as_by_row_cells(benchmark: Any) -> None:
    cells = _cells()
    (table,) = WordDocument(BytesIO(_by_qualcode(cells))).tables
    assert [c.text for c in table.rows[1].cells] == cells[0]
    benchmark.pedantic(_by_qualcode, (cells,), rounds=3)
    own, other = in_turn(lambda: _by_qualcode(cells), lambda: _by_python_docx(cells), rounds=3)
    judge(f"row.cells / qualcode, {ROWS} rows of {COLUMNS}", other / own, at_least=3)
