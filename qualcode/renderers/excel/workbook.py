"""A document as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any, assert_never

import xlsxwriter

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
from qualcode.renderers.excel.names import sheet_names
from qualcode.renderers.excel.sheets import Formats, put, write_table
from qualcode.renderers.labels import label
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.pack import fixed_zip
from qualcode.renderers.reading import bracketed, caption, number, quoted, text
from qualcode.renderers.safe import file_text
from qualcode.renderers.spelled_out import spelled_out

_UNDATED = datetime(1980, 1, 1)
_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def packed(document: Document, options: RenderOptions) -> bytes:
    """The bytes of the `.xlsx`."""
    document = spelled_out(document)
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _SETTINGS)
    _properties(book, document, options)
    formats = Formats(book, options.style)
    language = document.language
    wanted = [label(language, "contents"), label(language, "text"), *map(_wish, document.tables)]
    names = sheet_names(wanted, label(language, "table"))
    rows = list(_text_rows(document))
    if all(kind == "table" for kind, _, _ in rows):
        rows = []
        names.pop(1)
    _contents(book.add_worksheet(names[0]), document, names[1:], formats)
    if rows:
        _text(book.add_worksheet(names[1]), rows, language, formats)
    tables = names[len(names) - len(document.tables) :]
    for name, table in zip(tables, document.tables, strict=True):
        write_table(book.add_worksheet(name), table, document, formats)
    book.close()
    return fixed_zip(file.getvalue())


def _wish(table: Table) -> str:
    short = number(table).rpartition(" ")[2]
    return f"{short} {text(table.title) or table.name}"


def _properties(book: Any, document: Document, options: RenderOptions) -> None:
    day = document.date or options.today
    book.set_properties(
        {
            "title": file_text(text(document.title))[:255],
            "author": "qualcode",
            "comments": f"qualcode {options.version}" if options.version else "",
            "created": datetime.combine(day, time()) if day else _UNDATED,
        }
    )


def _contents(sheet: Any, document: Document, names: list[str], formats: Formats) -> None:
    """What the file is, and its sheets with the full captions of their tables."""
    sheet.set_column(0, 0, 34, formats.text)
    sheet.set_column(1, 1, 70, formats.text)
    sheet.hide_gridlines(2)
    heads = [(text(document.title), formats.title), (text(document.banner), formats.strong)]
    heads += [(text(line), formats.plain) for line in document.lines]
    heads = [(words, look) for words, look in heads if words]
    for row, (words, look) in enumerate(heads):
        put(sheet, row, 0, words, look, document.language)
    row = len(heads) + bool(heads)
    put(sheet, row, 0, label(document.language, "sheet"), formats.header, document.language)
    put(sheet, row, 1, label(document.language, "table"), formats.header, document.language)
    captions = [""] * (len(names) - len(document.tables)) + [caption(t) for t in document.tables]
    for name, words in zip(names, captions, strict=True):
        row += 1
        put(sheet, row, 0, name, formats.text, document.language)
        put(sheet, row, 1, words, formats.text, document.language)
    _set_page(sheet)


def _set_page(sheet: Any) -> None:
    """A4, as wide as one page."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _text_rows(document: Document) -> Iterator[tuple[str, str, str]]:
    """Kind, text and place of everything that is not in a table."""
    for block in document.blocks:
        yield from _block_rows(block)


def _block_rows(block: Block) -> Iterator[tuple[str, str, str]]:
    match block:
        case Heading(_, words):
            yield "heading", text(words), ""
        case Paragraph(words, prompt):
            if prompt:
                yield "prompt", bracketed(text(words), "[]"), ""
            elif text(words):
                yield "paragraph", text(words), ""
        case Quotation(words, attribution):
            yield "quotation", quoted(words), text(attribution)
        case Bullets(items, numbered):
            for position, item in enumerate(items, 1):
                yield "bullet", f"{position}. {text(item)}" if numbered else text(item), ""
        case Table():
            yield "table", caption(block), ""
        case PageBreak() | Figure() | Transcript():  # the last two are spelled out before
            pass
        case _:
            assert_never(block)


def _text(sheet: Any, rows: list[tuple[str, str, str]], language: str, formats: Formats) -> None:
    heads = [label(language, name) for name in ("kind", "text", "attribution")]
    widths = (18, 90, 24)
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width, formats.text)
        put(sheet, 0, column, head, formats.header, language)
    for row, (kind, words, place) in enumerate(rows, 1):
        look = formats.strong if kind == "heading" else formats.text
        sheet.set_row(row, formats.height((kind, words, place), widths))
        put(sheet, row, 0, label(language, kind), formats.text, language)
        put(sheet, row, 1, words, look, language)
        put(sheet, row, 2, place, formats.text, language)
    sheet.freeze_panes(1, 0)
    _set_page(sheet)
    sheet.repeat_rows(0)
