"""The rows of one table on a sheet: what stands above it, its head, its rows, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.document import Align, Cell, Section, Tone
from qualcode.renderers.excel.book import Book
from qualcode.renderers.excel.looks import BOLD
from qualcode.renderers.excel.plan import Sheet
from qualcode.renderers.excel.sheet_widths import ARROW, HEAD, SHEET
from qualcode.renderers.excel.totals import has_total
from qualcode.renderers.excel.values import Kind, Place, kinds, put, write
from qualcode.renderers.labels import label
from qualcode.renderers.reading import (
    below,
    group_spans,
    has_groups,
    has_section_titles,
    paragraphs,
    text,
)

LINE = 100
"""How wide lines above and below a narrow table are."""
_UNUSED, _EMPTY = 8, 15
# A column that is repeated on each page is wide enough for a caption from this width on.
_CAPTION = 24


@dataclass(frozen=True, slots=True)
class Written:
    """Rows of a table on a sheet: its head, last record and last row, and the next free one.

    `height` is that of all of them in points.
    """

    head: int
    last: int
    end: int
    next: int
    height: float


@dataclass(frozen=True, slots=True)
class _Span:
    """Columns that a line stands across: the first, how many, and how wide they are together."""

    first: int
    columns: int
    width: int


def across(widths: Sequence[int], first: int = 0) -> tuple[int, int]:
    """How many columns a line takes, and their width: more than a narrow table has, or fewer."""
    columns = width = 0
    left = widths[first:]
    while width < LINE or (columns < len(left) and width + left[columns] <= SHEET):
        width += left[columns] if columns < len(left) else _UNUSED
        columns += 1
    return columns, width


class Writing:
    """One table on its way into the rows of a sheet.

    Where pages stand side by side, the first columns are `repeated` on each: lines across the
    table begin behind them, as a page would else repeat a part of them; a caption stands in them
    if there is room.
    """

    def __init__(
        self, book: Book, sheet: Any, one: Sheet, widths: Sequence[int], repeated: int = 0
    ) -> None:
        self._book = book
        self._sheet = sheet
        # An empty row stands above the notes, another one above a total.
        self._height: float = 2 * _EMPTY
        self._one = one
        self._titled = int(has_section_titles(one.table))
        self._widths = widths[: self._titled + len(one.table.columns)]
        self._line_span = _Span(repeated, *across(widths, repeated))
        beside = sum(widths[:repeated])
        room = _Span(0, repeated, beside)
        self._caption_span = room if beside >= _CAPTION else self._line_span

    def table(self, row: int) -> Written:
        """Writes it from a row on."""
        looks, one = self._book.looks, self._one
        banner = text(self._book.document.banner) if one.draft else ""
        row = self._line(row, one.caption, looks.title, self._caption_span)
        row = self._line(row, banner, looks.note, self._caption_span)
        row = self._line(row, one.lead, looks.note, self._line_span)
        if has_groups(one.table):
            self._groups(row)
            row += 1
        self._header(row)
        head, (last, end) = row, self._rows(row)
        row = end + 2
        for words in below(one.table):
            row = self._line(row, words, looks.note, self._line_span)
        return Written(head, last, end, row, self._height)

    def _set_row(self, row: int, height: float) -> None:
        self._sheet.set_row(row, height)
        self._height += height

    def _put(self, row: int, column: int, words: str, look: Any) -> None:
        put(self._sheet, row, column, words, look, self._book.language)

    def _line(self, row: int, words: str, look: Any, span: _Span) -> int:
        """A line across the table, in as many lines as it takes; the number of the next row."""
        if not words:
            return row
        looks, first = self._book.looks, span.first
        title = look is looks.title
        larger = looks.title_larger if title else 0
        one, height = (
            looks.height([each], [span.width], (0,) if title else (), larger)
            for each in ("", words)
        )
        if height == one:
            look = looks.in_one_line(look)
        elif span.columns > 1:
            last = first + span.columns - 1
            self._sheet.merge_range(row, first, row, last, "", look)
        self._set_row(row, height + (one / 4 if title else 0))
        self._put(row, first, words, look)
        return row + 1

    def _groups(self, row: int) -> None:
        looks, column = self._book.looks, self._titled
        for empty in range(len(self._widths)):
            self._put(row, empty, "", looks.header)
        look = looks.beginning_header if self._line_span.first else looks.header
        texts, rooms = [], []
        for group, count in group_spans(self._one.table.columns):
            if count > 1 and group:
                self._sheet.merge_range(row, column, row, column + count - 1, "", look)
            self._put(row, column, group, look)
            texts.append(group)
            rooms.append(sum(self._widths[column : column + count]))
            column += count
        self._set_row(row, min(HEAD, looks.height(texts, rooms, range(len(texts)))))

    def _header(self, row: int) -> None:
        heads = [text(head.header) for head in self._one.table.columns]
        heads = [label(self._book.language, "section")] * self._titled + heads
        for column, words in enumerate(heads):
            self._put(row, column, words, self._book.looks.header)
        rooms = [max(1, width - ARROW) for width in self._widths]
        height = self._book.looks.height(heads, rooms, range(len(heads)))
        self._set_row(row, min(HEAD, height))

    def _rows(self, row: int) -> tuple[int, int]:
        """Writes the rows under the header in `row`; the numbers of the last record and row.

        A total stands apart below an empty row, so that a filter and a pivot leave it out.
        """
        table = self._one.table
        found, total, left = kinds(table, self._book.language), has_total(table), len(table.rows)
        last = row
        for section in table.sections:
            for cells in section.rows:
                left -= 1
                is_total = total and not left
                last, row = (last, row + 2) if is_total else (row + 1, row + 1)
                title = [_title(section, is_total)] * self._titled
                self._row(row, cells, title, found)
        return last, row

    def _row(self, row: int, cells: Sequence[Cell], title: list[str], found: list[Kind]) -> None:
        book = self._book
        texts = title + ["\n".join(paragraphs(cell)) for cell in cells]
        bold = [n for n, cell in enumerate(cells, self._titled) if cell.tone in BOLD]
        self._set_row(row, book.looks.height(texts, self._widths, bold))
        whole = " ".join(texts)
        if self._titled:
            self._put(row, 0, texts[0], book.looks.cell(Tone.PLAIN, Align.LEFT))
        for n, (cell, head) in enumerate(zip(cells, self._one.table.columns, strict=True)):
            column = n + self._titled
            place = Place(row, column, cell.tone, head.align)
            write(self._sheet, place, texts[column], found[n], book.looks, book.language)
            if cell.evidence:
                book.comments.write(self._sheet, (row, column), cell, whole)


def _title(section: Section, is_total: bool) -> str:
    """What a filter finds the rows of a section by: where it has no title, its only row's name."""
    title = text(section.title)
    if title or is_total or len(section.rows) != 1:
        return title
    return "\n".join(paragraphs(section.rows[0][0]))
