"""One table on a sheet: what stands above it, its head, its rows, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.document import Align, Document, Table, Tone
from qualcode.renderers.excel.comments import Comments
from qualcode.renderers.excel.looks import Looks
from qualcode.renderers.excel.pages import Area, set_page
from qualcode.renderers.excel.pictures import put_picture
from qualcode.renderers.excel.plan import Sheet
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
from qualcode.renderers.safe import file_text
from qualcode.renderers.widths import Need, longest_word, measure, share

# Widths in characters: of a sheet that fits a screen and a landscape page, of a column where many
# stand side by side, of the widest column, of the longest word that is not broken, of a
# section's title in few lines, and of the filter's arrow, which covers a header's end.
_SHEET, _MANY, _WIDE, _WORD, _TITLE, _ARROW = 140, 24, 80, 20, 28, 4
# How wide the columns may be that stay when a sheet is moved to the left, and how wide lines
# above and below a table are, and a column that the table does not have.
_STAYS, _LINE, _UNUSED = 62, 100, 8
# Up to so many rows a table is printed on one page with its picture.
_WHOLE = 60
# As high as a head may be: together with what stands above it, it never leaves the screen.
_HEAD = 90


@dataclass(frozen=True, slots=True)
class Book:
    """What all sheets of a workbook share; `contents` is the name of the first, if there is one."""

    file: Any
    document: Document
    looks: Looks
    comments: Comments
    contents: str = ""

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.document.language


def write_sheet(book: Book, sheet: Any, tables: Sequence[Sheet]) -> None:
    """One table, or several under each other where a workbook would have too many sheets."""
    widths = _widths_of_all(tables, book)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    first = row = _link_back(book, sheet)
    for one in tables:
        head, last, row = _Writing(book, sheet, one, widths).table(row)
    if len(tables) > 1:
        set_page(sheet, book.document, sum(widths), Area(first, row, len(widths)))
        return
    _set_up(book, sheet, tables[0], widths, (first, head, last, row))


def _link_back(book: Book, sheet: Any) -> int:
    """A way back to the list of sheets; the number of the row below it."""
    if not book.contents:
        return 0
    link_to(sheet, (0, 0), book.contents, label(book.language, "back"), book.looks.link)
    return 1


def link_to(sheet: Any, at: tuple[int, int], name: str, words: str, look: Any) -> None:
    """Words that lead to another sheet of the workbook."""
    quoted = name.replace("'", "''")
    sheet.write_url(*at, f"internal:'{quoted}'!A1", look, string=words)


def _set_up(
    book: Book, sheet: Any, one: Sheet, widths: Sequence[int], rows: tuple[int, int, int, int]
) -> None:
    """Filter, what stays on the screen, picture and print-out."""
    first, head, last, end = rows
    stays = _staying(widths, int(has_section_titles(one.table)))
    if widths:
        sheet.freeze_panes(head + 1, stays)
        sheet.autofilter(head, 0, max(last, head), len(widths) - 1)
    columns, width = len(widths), sum(widths)
    if width < _LINE:
        columns, width = _across(widths)
    painted = one.figure and put_picture(sheet, one.figure, (head, end), widths)
    breaks: tuple[int, ...] = ()
    if painted:
        end, columns, width, breaks = painted.last, painted.columns, painted.width, painted.breaks
    repeated = None if breaks else (head - int(has_groups(one.table)), head)
    whole = bool(painted) and last - head < _WHOLE and not breaks
    area = Area(first, end, columns, repeated, stays, whole, breaks)
    set_page(sheet, book.document, width, area)


def _staying(widths: Sequence[int], titled: int) -> int:
    """How many columns stay on the screen: the first, and that of the sections before it."""
    wanted = 1 + titled
    while wanted and sum(widths[:wanted]) > _STAYS:
        wanted -= 1
    return min(wanted, max(0, len(widths) - 1))


def _across(widths: Sequence[int]) -> tuple[int, int]:
    """How many columns a line takes, and their width: more than a narrow table has, or fewer."""
    columns = width = 0
    while width < _LINE or (columns < len(widths) and width + widths[columns] <= _SHEET):
        width += widths[columns] if columns < len(widths) else _UNUSED
        columns += 1
    return columns, width


class _Writing:
    """One table on its way into the rows of a sheet."""

    def __init__(self, book: Book, sheet: Any, one: Sheet, widths: Sequence[int]) -> None:
        self._book = book
        self._sheet = sheet
        self._one = one
        self._titled = int(has_section_titles(one.table))
        self._all = widths
        self._widths = widths[: self._titled + len(one.table.columns)]

    def table(self, row: int) -> tuple[int, int, int]:
        """Writes it from a row on; the rows of its head and of its last record, and the next."""
        looks = self._book.looks
        row = self._line(row, self._one.caption, looks.title, 1.6)
        for words in (text(self._book.document.banner), self._one.lead):
            row = self._line(row, words, looks.note)
        if has_groups(self._one.table):
            self._groups(row)
            row += 1
        self._header(row)
        head, last = row, self._rows(row)
        row = last + 2
        for words in below(self._one.table):
            row = self._line(row, words, looks.note)
        return head, last, row

    def _put(self, row: int, column: int, words: str, look: Any) -> None:
        put(self._sheet, row, column, words, look, self._book.language)

    def _line(self, row: int, words: str, look: Any, spacing: float = 1) -> int:
        """A line across the table, in as many lines as it takes; the number of the next row."""
        if not words:
            return row
        columns, width = _across(self._all)
        height = self._book.looks.height([words], [round(width * 0.9)])
        if columns > 1 and measure(words) > width * 0.9:
            self._sheet.merge_range(row, 0, row, columns - 1, "", look)
        else:
            look = self._book.looks.in_one_line(look)
        self._sheet.set_row(row, height * spacing)
        self._put(row, 0, words, look)
        return row + 1

    def _groups(self, row: int) -> None:
        looks, column = self._book.looks, self._titled
        for empty in range(len(self._widths)):
            self._put(row, empty, "", looks.header)
        texts, rooms = [], []
        for group, count in group_spans(self._one.table.columns):
            if count > 1 and group:
                self._sheet.merge_range(row, column, row, column + count - 1, "", looks.header)
            self._put(row, column, group, looks.header)
            texts.append(group)
            rooms.append(sum(self._widths[column : column + count]))
            column += count
        self._sheet.set_row(row, min(_HEAD, looks.height(texts, rooms)))

    def _header(self, row: int) -> None:
        heads = [text(head.header) for head in self._one.table.columns]
        heads = [label(self._book.language, "section")] * self._titled + heads
        for column, words in enumerate(heads):
            self._put(row, column, words, self._book.looks.header)
        rooms = [max(1, width - _ARROW) for width in self._widths]
        self._sheet.set_row(row, min(_HEAD, self._book.looks.height(heads, rooms)))

    def _rows(self, row: int) -> int:
        """Writes the rows under the header in `row`; the number of the last one."""
        found = kinds(self._one.table)
        for section in self._one.table.sections:
            for cells in section.rows:
                row += 1
                title = [text(section.title)] * self._titled
                texts = title + ["\n".join(paragraphs(cell)) for cell in cells]
                self._sheet.set_row(row, self._book.looks.height(texts, self._widths))
                self._row(row, cells, texts, found)
        return row

    def _row(self, row: int, cells: Sequence[Any], texts: list[str], found: list[Kind]) -> None:
        book, whole = self._book, " ".join(texts)
        if self._titled:
            self._put(row, 0, texts[0], book.looks.cell(Tone.PLAIN, Align.LEFT))
        for n, (cell, head) in enumerate(zip(cells, self._one.table.columns, strict=True)):
            column = n + self._titled
            place = Place(row, column, cell.tone, head.align)
            write(self._sheet, place, texts[column], found[n], book.looks, book.language)
            if cell.evidence:
                book.comments.write(self._sheet, (row, column), cell, whole)


def _widths_of_all(tables: Sequence[Sheet], book: Book) -> list[int]:
    every = [_high_enough(one.table, _widths(one.table, book.language), book) for one in tables]
    columns = max(map(len, every))
    return [max(widths[n] for widths in every if n < len(widths)) for n in range(columns)]


def _high_enough(table: Table, widths: list[int], book: Book) -> list[int]:
    """The widths, of columns with more text than fits into the highest row larger ones."""
    titled = int(has_section_titles(table))
    for position, width in enumerate(widths[titled:]):
        texts = ["\n".join(paragraphs(row[position])) for row in table.rows]
        widths[titled + position] = book.looks.fitting(texts, width, _WIDE)
    return widths


def _widths(table: Table, language: str) -> list[int]:
    """The widths of the columns in characters, that of the section's column among them."""
    needs = [_need(table, position) for position in range(len(table.columns))]
    if has_section_titles(table):
        longest = max(measure(text(section.title)) for section in table.sections)
        least = max(measure(label(language, "section")) + _ARROW, min(_TITLE, longest + 2))
        needs.insert(0, Need(least, max(least, longest + 2)))
    least = sum(need.least for need in needs)
    return share(max(_SHEET, least, _MANY * len(needs)), needs)


def _need(table: Table, position: int) -> Need:
    column = table.columns[position]
    found = [words for row in table.rows for words in paragraphs(row[position])]
    lines = [line for words in found for line in file_text(words).split("\n")]
    header = longest_word(text(column.header)) + _ARROW
    word = min(_WORD, max(map(longest_word, lines), default=0)) + 2
    line = max(map(measure, lines), default=0) + 2
    return Need(max(header, word), min(_WIDE, max(header, line)), column.weight)
