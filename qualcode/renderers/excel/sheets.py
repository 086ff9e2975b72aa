"""One table on one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qualcode.document import Align, Document, Table, Tone
from qualcode.renderers.labels import label
from qualcode.renderers.reading import (
    below,
    caption,
    group_spans,
    has_groups,
    has_section_titles,
    paragraphs,
    text,
)
from qualcode.renderers.safe import file_text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.widths import longest_word, measure

# Excel's own limit for the text of a cell, in UTF-16 units.
_CELL = 32_767
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_NARROW, _WIDE, _PER_WEIGHT = 5, 70, 22
_BOLD = {Tone.STRONG, Tone.CONFLICT}
_ITALIC = {Tone.PROVISIONAL, Tone.EMPTY}


class Formats:
    """The looks of a workbook's cells."""

    def __init__(self, book: Any, style: StyleProfile) -> None:
        self._font = {"font_name": style.font, "font_size": style.table_size}
        self._book = book
        self.plain = self._made()
        self.text = self._made(text_wrap=True, valign="top")
        self.title = self._made(bold=True, font_size=style.size + 2)
        self.strong = self._made(bold=True, text_wrap=True, valign="top")
        self.note = self._made(italic=True)
        filled = {"bold": True, "text_wrap": True, "border": 1, "bg_color": f"#{style.header_fill}"}
        self.header = self._made(**filled, valign="vcenter", align="center")
        self._cells = {
            (tone, align): self._made(
                text_wrap=True,
                valign="top",
                border=1,
                align=str(align),
                bold=tone in _BOLD,
                italic=tone in _ITALIC,
            )
            for tone in Tone
            for align in Align
        }

    def cell(self, tone: Tone, align: Align) -> Any:
        """The look of a table's cell."""
        return self._cells[tone, align]

    def _made(self, **looks: Any) -> Any:
        return self._book.add_format({**self._font, **looks})


def put(sheet: Any, row: int, column: int, words: str, look: Any, language: str) -> None:
    """Writes text as text; what is too long for a cell ends with a word that says so."""
    sheet.write_string(row, column, fitted(file_text(words), label(language, "cut")), look)


def fitted(words: str, cut: str) -> str:
    """The text, or its beginning and `… [cut]` where Excel cannot hold it all."""
    if len(words) <= _CELL // 2 or _units(words) <= _CELL:
        return words
    ending = f"… [{cut}]"
    kept = words.encode("utf-16-le")[: 2 * (_CELL - len(ending))]
    return kept.decode("utf-16-le", "ignore") + ending


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def write_table(sheet: Any, table: Table, document: Document, formats: Formats) -> None:
    """Caption, banner, header, rows, notes and source line."""
    language = document.language
    row = 0
    for words, look in ((caption(table), formats.title), (text(document.banner), formats.note)):
        if words:
            put(sheet, row, 0, words, look, language)
            row += 1
    first = row
    titled = int(has_section_titles(table))
    if has_groups(table):
        _write_groups(sheet, table, row, titled, formats, language)
        row += 1
    _write_header(sheet, table, row, titled, formats, language)
    last = _write_rows(sheet, table, row, titled, formats, language)
    for offset, words in enumerate(below(table), 2):
        put(sheet, last + offset, 0, words, formats.note, language)
    _set_up(sheet, table, (first, row, last), titled)


def _write_groups(
    sheet: Any, table: Table, row: int, start: int, formats: Formats, language: str
) -> None:
    cut = label(language, "cut")
    if start:
        put(sheet, row, 0, "", formats.header, language)
    for group, count in group_spans(table.columns):
        words = fitted(file_text(group), cut)
        if count > 1 and group:
            sheet.merge_range(row, start, row, start + count - 1, "", formats.header)
        for column in range(start, start + count):
            look = formats.header
            sheet.write_string(row, column, words if column == start else "", look)
        start += count


def _write_header(
    sheet: Any, table: Table, row: int, start: int, formats: Formats, language: str
) -> None:
    if start:
        put(sheet, row, 0, label(language, "section"), formats.header, language)
    for column, head in enumerate(table.columns, start):
        put(sheet, row, column, text(head.header), formats.header, language)


def _write_rows(
    sheet: Any, table: Table, row: int, start: int, formats: Formats, language: str
) -> int:
    """Writes the rows under the header in `row`; the number of the last one."""
    plain = formats.cell(Tone.PLAIN, Align.LEFT)
    for section in table.sections:
        for cells in section.rows:
            row += 1
            if start:
                put(sheet, row, 0, text(section.title), plain, language)
            for column, (cell, head) in enumerate(zip(cells, table.columns, strict=True), start):
                words = "\n".join(paragraphs(cell))
                look = formats.cell(cell.tone, head.align)
                if head.align is Align.RIGHT and _INTEGER.fullmatch(words):
                    sheet.write_number(row, column, int(words), look)
                else:
                    put(sheet, row, column, words, look, language)
    return row


def _set_up(sheet: Any, table: Table, rows: tuple[int, int, int], start: int) -> None:
    """Widths, filter, and a print-out whose header repeats on every page."""
    first, header, last = rows
    for column, width in enumerate(_widths(table, start)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(header + 1, 0)
    if table.columns:
        sheet.autofilter(header, 0, max(last, header), start + len(table.columns) - 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, header)
    sheet.set_footer("&C&P / &N")


def _widths(table: Table, start: int) -> Iterator[float]:
    if start:
        yield 22
    for position, column in enumerate(table.columns):
        found = [words for row in table.rows for words in paragraphs(row[position])]
        lines = [line for words in found for line in words.split("\n")]
        # The filter's arrow covers the end of a header.
        header = longest_word(text(column.header)) + 4
        longest = max(map(measure, lines), default=0) + 2
        wanted = max(header, min(longest, column.weight * _PER_WEIGHT))
        yield min(_WIDE, max(_NARROW, wanted))
