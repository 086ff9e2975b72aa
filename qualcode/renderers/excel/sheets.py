"""One table on one sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from qualcode.renderers.widths import Need, longest_word, measure, share

# Excel's own limit for the text of a cell, in UTF-16 units.
_CELL = 32_767
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
# Widths in characters: of a sheet that fits a screen and a landscape page, of the widest column,
# of the longest word that is not broken, and of the filter's arrow, which covers a header's end.
_SHEET, _WIDE, _WORD, _ARROW = 140, 80, 20, 4
# A column of width 10 holds ten digits of the standard type, and more letters of ours.
_FILL = 1.1
# Excel's own limit for the height of a row in points.
_ROW = 409
_BOLD = {Tone.STRONG, Tone.CONFLICT}
_ITALIC = {Tone.PROVISIONAL, Tone.EMPTY}


class Formats:
    """The looks of a workbook's cells."""

    def __init__(self, book: Any, style: StyleProfile) -> None:
        self._font = {"font_name": style.font, "font_size": style.table_size}
        self._line = style.table_size * 1.35
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

    def height(self, texts: Sequence[str], widths: Sequence[int]) -> float:
        """The height of a row in points: not every program finds it out by itself."""
        lines = (
            sum(max(1, -(-measure(line) // round(width * _FILL))) for line in words.split("\n"))
            for words, width in zip(texts, widths, strict=True)
        )
        return min(_ROW, max(lines, default=1) * self._line)

    def _made(self, **looks: Any) -> Any:
        return self._book.add_format({**self._font, **looks})


def put(sheet: Any, row: int, column: int, words: str, look: Any, language: str) -> None:
    """Writes text as text; what is too long for a cell ends with a word that says so."""
    if words:
        sheet.write_string(row, column, fitted(file_text(words), label(language, "cut")), look)
    else:
        sheet.write_blank(row, column, None, look)


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
    widths = _widths(table, language)
    last = _write_rows(sheet, table, row, widths, formats, language)
    for offset, words in enumerate(below(table), 2):
        put(sheet, last + offset, 0, words, formats.note, language)
    _set_up(sheet, (first, row, last), widths)


def _write_groups(
    sheet: Any, table: Table, row: int, start: int, formats: Formats, language: str
) -> None:
    for column in range(start + len(table.columns)):
        put(sheet, row, column, "", formats.header, language)
    for group, count in group_spans(table.columns):
        if count > 1 and group:
            sheet.merge_range(row, start, row, start + count - 1, "", formats.header)
        put(sheet, row, start, group, formats.header, language)
        start += count


def _write_header(
    sheet: Any, table: Table, row: int, start: int, formats: Formats, language: str
) -> None:
    if start:
        put(sheet, row, 0, label(language, "section"), formats.header, language)
    for column, head in enumerate(table.columns, start):
        put(sheet, row, column, text(head.header), formats.header, language)


def _write_rows(
    sheet: Any, table: Table, row: int, widths: Sequence[int], formats: Formats, language: str
) -> int:
    """Writes the rows under the header in `row`; the number of the last one."""
    start = len(widths) - len(table.columns)
    plain = formats.cell(Tone.PLAIN, Align.LEFT)
    for section in table.sections:
        for cells in section.rows:
            row += 1
            texts = [text(section.title)] * start + ["\n".join(paragraphs(c)) for c in cells]
            sheet.set_row(row, formats.height(texts, widths))
            if start:
                put(sheet, row, 0, texts[0], plain, language)
            for column, (cell, head) in enumerate(zip(cells, table.columns, strict=True), start):
                words, look = texts[column], formats.cell(cell.tone, head.align)
                if head.align is Align.RIGHT and _INTEGER.fullmatch(words):
                    sheet.write_number(row, column, int(words), look)
                else:
                    put(sheet, row, column, words, look, language)
    return row


def _set_up(sheet: Any, rows: tuple[int, int, int], widths: Sequence[int]) -> None:
    """Widths, filter, and a print-out whose header repeats on every page."""
    first, header, last = rows
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(header + 1, 0)
    if widths:
        sheet.autofilter(header, 0, max(last, header), len(widths) - 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, header)
    sheet.set_footer("&C&P / &N")


def _widths(table: Table, language: str) -> list[int]:
    """The widths of the columns in characters, that of the section's column among them."""
    needs = [_need(table, position) for position in range(len(table.columns))]
    if has_section_titles(table):
        longest = max(measure(text(section.title)) for section in table.sections)
        needs.insert(0, Need(measure(label(language, "section")) + _ARROW, longest + 2))
    return share(max(_SHEET, sum(need.least for need in needs)), needs)


def _need(table: Table, position: int) -> Need:
    column = table.columns[position]
    found = [words for row in table.rows for words in paragraphs(row[position])]
    lines = [line for words in found for line in words.split("\n")]
    header = longest_word(text(column.header)) + _ARROW
    word = min(_WORD, max(map(longest_word, lines), default=0)) + 2
    line = max(map(measure, lines), default=0) + 2
    return Need(max(header, word), min(_WIDE, max(header, line)), column.weight)
