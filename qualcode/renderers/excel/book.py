"""What all sheets of a workbook share, and how one leads to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qualcode.document import Document
from qualcode.renderers.excel.comments import Comments
from qualcode.renderers.excel.looks import Looks
from qualcode.renderers.labels import label


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


def link_back(book: Book, sheet: Any) -> int:
    """A way back to the list of sheets in the first row; the number of the row below it."""
    if not book.contents:
        return 0
    look = book.looks.in_one_line(book.looks.link)
    link_to(sheet, (0, 0), book.contents, label(book.language, "back"), look)
    return 1


def link_down(book: Book, sheet: Any, row: int) -> None:
    """A way to the picture that begins in a row, beside that back to the list of sheets."""
    if book.contents:
        words = f"↓ {label(book.language, 'figure')}"
        look = book.looks.in_one_line(book.looks.link)
        link_to(sheet, (0, 1), sheet.get_name(), words, look, row)


def link_to(
    sheet: Any, at: tuple[int, int], name: str, words: str, look: Any, row: int = 0
) -> None:
    """Words that lead to a row of a sheet of the workbook."""
    quoted = name.replace("'", "''")
    sheet.write_url(*at, f"internal:'{quoted}'!A{row + 1}", look, string=words)
