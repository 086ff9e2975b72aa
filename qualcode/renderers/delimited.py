"""CSV: the tables of a document for a spreadsheet or a program.

One table gives its header and its rows. Several stand one after another, each under its title
and followed by an empty line. Text outside tables has no place in CSV; use another format for it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from qualcode.document import Document, Table
from qualcode.errors import QualcodeError
from qualcode.renderers.labels import label
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.reading import (
    below,
    caption,
    full_header,
    has_section_titles,
    paragraphs,
    text,
)
from qualcode.renderers.safe import file_text
from qualcode.renderers.spelled_out import spelled_out

# A spreadsheet takes what begins so for a formula, or strips it to get there.
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
# A sign alone is no formula but a polarity, and must be read back as it is.
_SIGNS = {"+", "-"}


class CsvRenderer:
    """UTF-8 with a byte-order mark, commas, CRLF: what Excel opens without asking."""

    name = "csv"
    suffixes: tuple[str, ...] = (".csv",)

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The tables of the document.

        Unless `options.raw`, a cell that a spreadsheet would take for a formula gets an
        apostrophe in front; a polarity, which is a sign alone, does not.

        Raises:
            QualcodeError: the document has no table.
        """
        document = spelled_out(document)
        if not document.tables:
            raise QualcodeError(
                "there is no table to write as CSV.", "Use .docx, .xlsx, .md or .txt."
            )
        file = StringIO(newline="")
        writer = csv.writer(file, lineterminator="\r\n")
        for row in _document(document):
            writer.writerow(row if options.raw else map(_guarded, row))
        written = file.getvalue().encode("utf-8", "replace")
        return written if options.raw else b"\xef\xbb\xbf" + written


def _guarded(value: str) -> str:
    value = file_text(value)
    return f"'{value}" if value.startswith(_FORMULA) and value not in _SIGNS else value


def _document(document: Document) -> Iterator[list[str]]:
    if len(document.tables) == 1:
        yield from _table(document.tables[0], document.language)
        return
    for table in document.tables:
        yield [caption(table) or table.name]
        yield from _table(table, document.language)
        yield from ([line] for line in below(table))
        yield []


def _table(table: Table, language: str) -> Iterator[list[str]]:
    titled = has_section_titles(table)
    yield [label(language, "section")] * titled + [full_header(column) for column in table.columns]
    for section in table.sections:
        for row in section.rows:
            cells = ["\n".join(paragraphs(cell)).replace("\u00a0", " ") for cell in row]
            yield [text(section.title)] * titled + cells
