"""A document as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from qualcode.document import Document
from qualcode.renderers.excel.book import Book
from qualcode.renderers.excel.comments import Comments
from qualcode.renderers.excel.contents import write_contents
from qualcode.renderers.excel.looks import Looks
from qualcode.renderers.excel.names import sheet_names
from qualcode.renderers.excel.plan import Sheet, sheets_of
from qualcode.renderers.excel.prose import Line, lines_of, write_text
from qualcode.renderers.excel.records import write_records
from qualcode.renderers.excel.tables import write_sheet
from qualcode.renderers.labels import label
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.pack import fixed_zip
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text

_UNDATED = datetime(1980, 1, 1)
_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# More sheets than these no program shows well, and some take no more than 256.
_SHEETS = 250


def packed(document: Document, options: RenderOptions) -> bytes:
    """The bytes of the `.xlsx`."""
    sheets = sheets_of(document)
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _SETTINGS)
    _properties(book, document, options)
    looks, comments = Looks(book, options.style), Comments(document)
    if _is_a_list(document, sheets):
        (one,) = sheets
        (name,) = sheet_names([one.wish], "records")
        made = Book(book, document, looks, comments)
        write_records(made, book.add_worksheet(name), one, 1)
    else:
        _write(book, (document, looks, comments), sheets)
    book.close()
    return fixed_zip(file.getvalue())


def _is_a_list(document: Document, sheets: Sequence[Sheet]) -> bool:
    """Whether there is one list of records and nothing else, so that programs find it at once."""
    return len(document.blocks) == len(sheets) == 1 and sheets[0].table.records


def _write(book: Any, shared: tuple[Document, Looks, Comments], sheets: Sequence[Sheet]) -> None:
    """The list of sheets, the text if there is any, and the sheets."""
    document = shared[0]
    lines = _text_of(document)
    together = _together(sheets)
    names = _names(document.language, lines, together)
    contents, names = names[0], names[1:]
    made = Book(book, *shared, contents=contents)
    first = book.add_worksheet(contents)
    of_text = book.add_worksheet(names[0]) if lines else None
    names = names[1:] if lines else names
    on = [(name, one) for name, group in zip(names, together, strict=True) for one in group]
    if of_text:
        write_text(made, of_text, lines, {n: name for name, one in on for n in one.blocks})
    _write_all(made, list(zip(names, together, strict=True)))
    listed: list[tuple[str, Sheet | None]] = [(of_text.name, None)] if of_text else []
    write_contents(made, first, [*listed, *on], len(lines))


def _write_all(book: Book, sheets: Sequence[tuple[str, Sequence[Sheet]]]) -> None:
    records = 0
    for name, group in sheets:
        sheet = book.file.add_worksheet(name)
        if len(group) == 1 and group[0].table.records:
            records += 1
            write_records(book, sheet, group[0], records)
        else:
            write_sheet(book, sheet, group)


def _text_of(document: Document) -> list[Line]:
    lines = lines_of(document)
    return [] if all(line.shown for line in lines) else lines


def _together(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """What stands on one sheet: a table, and on the last one those that are too many."""
    lists = [one for one in sheets if one.table.records]
    tables = [one for one in sheets if not one.table.records]
    room = max(1, _SHEETS - len(lists))
    if len(tables) <= room:
        return [[one] for one in sheets]
    single = [[one] for one in tables[: room - 1]]
    return [*single, tables[room - 1 :], *([one] for one in lists)]


def _names(language: str, lines: Sequence[Line], together: Sequence[Sequence[Sheet]]) -> list[str]:
    own = [label(language, "contents"), *([label(language, "text")] if lines else [])]
    others = label(language, "others")
    wanted = [group[0].wish if len(group) == 1 else others for group in together]
    return sheet_names([*own, *wanted], label(language, "table"))


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
