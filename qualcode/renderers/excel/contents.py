"""The first sheet: what the file is, and a way to each sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from qualcode.renderers.excel.book import Book, link_to
from qualcode.renderers.excel.pages import Area, set_page
from qualcode.renderers.excel.plan import Sheet
from qualcode.renderers.excel.totals import rows_of_data
from qualcode.renderers.excel.values import put
from qualcode.renderers.labels import label
from qualcode.renderers.reading import below, text
from qualcode.renderers.titled import without_banner

_COLUMNS = ("section", "sheet", "table", "rows", "notes")
# As much of the notes as shows what a table is about.
_NOTE = 220
_WIDTHS = (24, 33, 58, 9, 66)


def write_contents(
    book: Book, sheet: Any, sheets: Sequence[tuple[str, Sheet | None]], text_lines: int
) -> None:
    """Title, state and facts of the study; then name, caption, rows and notes of each sheet.

    A sheet of None is that of the text, which has `text_lines` rows.
    """
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    head = _about(book, sheet)
    for column, name in enumerate(_COLUMNS):
        put(sheet, head, column, label(book.language, name), book.looks.header, book.language)
    said = _said_by_all([one for _, one in sheets if one])
    said |= {text(line) for line in (*book.document.lines, book.document.banner)}
    row = head
    for name, one in sheets:
        row += 1
        _entry(book, sheet, row, (name, one, text_lines), said)
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, row, len(_COLUMNS) - 1)
    set_page(sheet, book.document, sum(_WIDTHS), Area(0, row, len(_COLUMNS), (head, head)))


def _about(book: Book, sheet: Any) -> int:
    """Title, banner and lines under each other; the number of the row of the list's head."""
    document, looks = book.document, book.looks
    lines = dict.fromkeys((text(document.banner), *map(text, document.lines)))
    heads = [(without_banner(document)[0], looks.in_one_line(looks.title))]
    heads += [(words, looks.plain) for words in lines]
    row = 0
    for words, look in heads:
        if words:
            if words == text(document.banner):
                look = looks.in_one_line(looks.strong)
            larger = 0 if row else looks.title_larger
            sheet.set_row(row, looks.height([""], [1], larger=larger) * (1 if row else 1.2))
            put(sheet, row, 0, words, look, book.language)
            row += 1
    return row + bool(row)


def _entry(
    book: Book, sheet: Any, row: int, what: tuple[str, Sheet | None, int], said: set[str]
) -> None:
    looks, language = book.looks, book.language
    name, one, rows = what
    words = label(language, "text") if one is None else one.caption or one.wish
    notes = "" if one is None else _notes(book, one, said)
    count = rows if one is None else rows_of_data(one.table)
    put(sheet, row, 0, one.part if one else "", looks.text, language)
    link_to(sheet, (row, 1), name, name, looks.link)
    put(sheet, row, 2, words, looks.text, language)
    if one is None or one.table.columns:
        sheet.write_number(row, 3, count, looks.number)
    put(sheet, row, 4, notes, looks.note, language)
    texts = (one.part if one else "", name, words, "", notes)
    sheet.set_row(row, looks.height(texts, _WIDTHS))


def _notes(book: Book, one: Sheet, said: set[str]) -> str:
    """What is said under a table and no other: its beginning, as all of it stands there."""
    if one.table.records:
        return " ".join(below(one.table))
    state = text(book.document.banner)
    notes = (note for note in below(one.table) if note not in said)
    words = " ".join(note for note in notes if not state or state not in note)
    return words if len(words) <= _NOTE else f"{words[:_NOTE].rpartition(' ')[0]} …"


def _said_by_all(sheets: Sequence[Sheet]) -> set[str]:
    """Notes that many tables share: they say nothing about one of them."""
    counts = Counter(note for one in sheets for note in set(below(one.table)))
    return {note for note, times in counts.items() if times > max(2, len(sheets) // 3)}
