"""What a document says and what a file says, both as text, so that they can be compared."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO

import docx
import openpyxl
from docx.table import Table as WordTable

from qualcode.document import (
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
from qualcode.renderers.reading import quoted


def folded(text: str) -> str:
    """The text with every run of white space as one space, and without places for breaks."""
    return " ".join(text.replace("/\u200b", "/").split())


def said(document: Document) -> list[str]:
    """Every text of a document, tables included."""
    found = [document.title, document.banner, *document.lines]
    for block in document.blocks:
        match block:
            case Heading(_, words) | Paragraph(words, _) | Work(words):
                found.append(words)
            case Quotation(words, attribution):
                found += [quoted(words), attribution]
            case Bullets(items):
                found += items
            case Table():
                found += said_in(block)
            case Figure():
                found += said_of(block)
            case Transcript():
                found += [words for fact in block.facts for words in fact]
                found += said_in(block.table)
            case PageBreak():
                pass
    return [str(words) for words in found if str(words).strip()]


def said_of(figure: Figure) -> list[str]:
    """Every text of a figure; its table stands elsewhere where it is `beside`."""
    number = figure.caption and " ".join(
        (str(figure.caption.word), f"{figure.caption.chapter}.{figure.caption.number}")
    )
    found = [number, figure.title, figure.description]
    if not figure.beside:
        found += [*figure.notes, figure.source, *said_in(replace(figure.table, title=""))]
    return [str(words) for words in found if words and str(words).strip()]


def said_in(table: Table) -> list[str]:
    """Every text of a table."""
    number = (
        table.caption and f"{table.caption.word} {table.caption.chapter}.{table.caption.number}"
    )
    found = [number, table.title, *(column.header for column in table.columns)]
    found += [column.group for column in table.columns]
    found += [section.title for section in table.sections if section.rows]
    found += [words for row in table.rows for cell in row for words in cell.content]
    found += [*table.notes, table.source]
    return [str(words) for words in found if words and str(words).strip()]


def word_text(data: bytes) -> str:
    """All text of a Word file as python-docx sees it: body in order, then headers."""
    document = docx.Document(BytesIO(data))
    found = []
    for block in document.iter_inner_content():
        found += list(_cells(block)) if isinstance(block, WordTable) else [block.text]
    for section in document.sections:
        found += [paragraph.text for paragraph in section.header.paragraphs]
    return folded("\n".join(found))


def _cells(table: WordTable) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            yield cell.text


def excel_cells(data: bytes) -> list[str]:
    """Every cell of every sheet that has a value; with a number the words that its form shows."""
    book = openpyxl.load_workbook(BytesIO(data))
    cells = (one for sheet in book for row in sheet.iter_rows() for one in row)
    return [
        str(one.value) + "".join(re.findall('"([^"]*)"', one.number_format))
        for one in cells
        if one.value is not None
    ]


def csv_rows(data: bytes) -> list[list[str]]:
    """The rows of a CSV file, its byte-order mark taken off."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
