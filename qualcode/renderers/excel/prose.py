"""The sheet of the running text: everything of a document that is not in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
)
from qualcode.renderers.excel.pages import Area, set_page
from qualcode.renderers.excel.tables import Book, link_to
from qualcode.renderers.excel.values import put
from qualcode.renderers.labels import label
from qualcode.renderers.reading import bracketed, caption, quoted, text
from qualcode.renderers.safe import file_text
from qualcode.renderers.spelled_out import figure_table

_WIDTHS = (18, 90, 24)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the text: its kind, words and place, and the block from which it comes."""

    kind: str
    words: str
    place: str = ""
    level: int = 0
    block: int = 0


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
            for n, item in enumerate(items, 1):
                yield Line("bullet", f"{n}. {text(item)}" if numbered else text(item))
        case Table() | Figure() | Transcript():
            yield Line("table", _caption(block), block=number)
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _caption(block: Table | Figure | Transcript) -> str:
    if isinstance(block, Transcript):
        return text(block.title)
    return caption(figure_table(block) if isinstance(block, Figure) else block)


def write_text(book: Book, sheet: Any, lines: list[Line], sheets: Mapping[int, str]) -> None:
    """The lines under each other; captions lead to their sheet, found by the block's number."""
    language, looks = book.language, book.looks
    heads = [label(language, name) for name in ("kind", "text", "attribution")]
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        put(sheet, 0, column, head, looks.header, language)
    link_to(sheet, (0, 0), book.contents, heads[0], looks.header)
    for row, line in enumerate(lines, 1):
        height = looks.height((line.kind, line.words, line.place), _WIDTHS)
        sheet.set_row(row, height * 1.4 if line.level else height)
        put(sheet, row, 0, label(language, line.kind), looks.note, language)
        if line.kind == "table" and line.words and len(line.words) < 1000:
            link_to(sheet, (row, 1), sheets[line.block], file_text(line.words), looks.link)
        else:
            look = looks.heading(line.level) if line.level else looks.text
            put(sheet, row, 1, line.words, look, language)
        put(sheet, row, 2, line.place, looks.note, language)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines), len(_WIDTHS) - 1)
    set_page(sheet, book.document, sum(_WIDTHS), Area(0, len(lines), len(_WIDTHS), (0, 0)))
