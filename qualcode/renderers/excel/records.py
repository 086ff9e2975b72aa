"""A list of records: one in each row from the first on, for pivots, filters and other programs.

Nothing stands above or below it and no cells are merged. It is a table of Excel's own, so a pivot
grows with it and it can be asked for by its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from qualcode.document import Table
from qualcode.renderers.excel.book import Book, link_to
from qualcode.renderers.excel.looks import Looks
from qualcode.renderers.excel.pages import Area, set_page
from qualcode.renderers.excel.plan import Sheet
from qualcode.renderers.excel.values import Place, kinds, put, write
from qualcode.renderers.reading import paragraphs, text

# Widths in characters: of the widest column, and of the filter's arrow.
_WIDE, _ARROW = 60, 4
_NAME = re.compile(r"[a-z][a-z_]{3,30}")


def write_records(book: Book, sheet: Any, one: Sheet, number: int) -> None:
    """The records as the `number`th table of the workbook."""
    table = one.table
    rows = [["\n".join(paragraphs(cell)) for cell in row] for row in table.rows]
    heads = [text(column.header) for column in table.columns]
    widths = _widths(heads, rows, book.looks)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    found = kinds(table, book.language)
    for at, (cells, words) in enumerate(zip(table.rows, rows, strict=True), 1):
        sheet.set_row(at, book.looks.height(words, widths))
        for column, cell in enumerate(cells):
            place = Place(at, column, cell.tone, table.columns[column].align)
            write(sheet, place, words[column], found[column], book.looks, book.language)
    _make_table(book, sheet, (heads, len(rows)), _name(table, number))
    if book.contents and heads:
        link_to(sheet, (0, 0), book.contents, heads[0], book.looks.header)
    sheet.freeze_panes(1, 1 if len(heads) > 1 else 0)
    area = Area(0, len(rows), len(heads), (0, 0), 1)
    set_page(sheet, book.document, sum(widths), area)


def _make_table(book: Book, sheet: Any, size: tuple[list[str], int], name: str) -> None:
    """Makes the range a table where Excel allows one, else at least a range with a filter."""
    heads, rows = size
    for column, words in enumerate(heads):
        put(sheet, 0, column, words, book.looks.header, book.language)
    if not heads:
        return
    if not rows or not _can_head(heads):
        sheet.autofilter(0, 0, rows, len(heads) - 1)
        return
    columns = [{"header": words, "header_format": book.looks.header} for words in heads]
    about = {"name": name, "columns": columns, "style": "Table Style Light 1"}
    sheet.add_table(0, 0, rows, len(heads) - 1, about)


def _can_head(heads: Sequence[str]) -> bool:
    """Whether columns can be told apart by their heads, as a table of Excel's own needs it."""
    plain = all(re.fullmatch(r"[\w ]{1,80}", head) for head in heads)
    return plain and len({head.casefold() for head in heads}) == len(heads)


def _name(table: Table, number: int) -> str:
    """A name for formulas; one that could be a cell's is not allowed."""
    name = table.name if _NAME.fullmatch(table.name) else "records"
    return name if number == 1 else f"{name}_{number}"


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], looks: Looks) -> list[int]:
    columns = zip(*rows, strict=True) if rows else [()] * len(heads)
    return [
        min(_WIDE, max([looks.columns_width(head, bold=True) + _ARROW, *_lengths(column, looks)]))
        for head, column in zip(heads, columns, strict=True)
    ]


def _lengths(column: Sequence[str], looks: Looks) -> list[int]:
    lines = {line for words in column for line in words.split("\n")}
    return [looks.columns_width(line) + 1 for line in lines]
