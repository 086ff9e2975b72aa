"""The sheet of the running text: everything of a document that is not in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from qualcode.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Transcript,
    Work,
)
from qualcode.renderers.excel.book import Book, link_back, link_to
from qualcode.renderers.excel.looks import larger_of
from qualcode.renderers.excel.pages import Area, set_page
from qualcode.renderers.excel.values import put
from qualcode.renderers.labels import label
from qualcode.renderers.reading import bracketed, caption, quoted, text
from qualcode.renderers.safe import file_text
from qualcode.renderers.spelled_out import figure_table

_HEADS, _WIDTHS = ("kind", "text", "attribution"), (18, 90, 24)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the text: its kind, words and place, and the block from which it comes.

    A block that is `shown` has a sheet of its own.
    """

    kind: str
    words: str
    place: str = ""
    level: int = 0
    block: int = 0
    shown: bool = False


def lines_of(document: Document) -> list[Line]:
    """The text of a document; tables, pictures and transcripts leave their captions in it."""
    return [line for number, block in enumerate(document.blocks) for line in _lines(block, number)]


def _lines(block: Block, number: int) -> Iterator[Line]:
    match block:
        case Heading(level, words):
            yield Line("heading", text(words), level=max(1, level))
        case Paragraph(words, prompt):
            if prompt:
                yield Line("prompt", bracketed(text(words), "[]"))
            elif text(words):
                yield Line("paragraph", text(words))
        case Quotation(words, attribution):
            yield Line("quotation", quoted(words), text(attribution))
        case Bullets(items, numbered):
            yield from _items([text(item) for item in items], numbered)
        case Work(words):
            yield Line("work", text(words))
        case Table() | Figure() | Transcript():
            yield Line(type(block).__name__.lower(), _caption(block), block=number, shown=True)
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _items(items: Iterable[str], numbered: bool) -> Iterator[Line]:
    for n, item in enumerate(items, 1):
        yield Line("bullet", f"{n}. {item}" if numbered else item)


def _caption(block: Table | Figure | Transcript) -> str:
    if isinstance(block, Transcript):
        return text(block.title)
    return caption(figure_table(block) if isinstance(block, Figure) else block)


def write_text(book: Book, sheet: Any, lines: list[Line], sheets: Mapping[int, str]) -> None:
    """The lines under each other; captions lead to their sheet, found by the block's number."""
    language, looks = book.language, book.looks
    head = link_back(book, sheet)
    for column, (name, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        put(sheet, head, column, label(language, name), looks.header, language)
    for row, line in enumerate(lines, head + 1):
        _write_line(book, sheet, row, line, sheets)
    last = head + len(lines)
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, last, len(_WIDTHS) - 1)
    set_page(sheet, book.document, sum(_WIDTHS), Area(head, last, len(_WIDTHS), (head, head)))


def _write_line(book: Book, sheet: Any, row: int, line: Line, sheets: Mapping[int, str]) -> None:
    language, looks = book.language, book.looks
    texts = (label(language, line.kind), line.words, line.place)
    if line.level:
        height = looks.height(texts, _WIDTHS, bold=(1,), larger=larger_of(line.level)) * 1.2
    else:
        height = looks.height(texts, _WIDTHS)
    sheet.set_row(row, height)
    put(sheet, row, 0, texts[0], looks.note, language)
    if line.shown and line.words and len(line.words) < 1000:
        link_to(sheet, (row, 1), sheets[line.block], file_text(line.words), looks.link)
    else:
        look = looks.heading(line.level) if line.level else looks.text
        put(sheet, row, 1, line.words, look, language)
    put(sheet, row, 2, line.place, looks.note, language)
