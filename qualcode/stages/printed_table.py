"""A table as a document prints it, before anybody asked which of its cells are sums of which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qualcode.model.source import Source
from qualcode.model.speaker_label import fold_label


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """The words of a cell and where they begin in the text of the source; `span` in columns."""

    text: str
    start: int
    span: int = 1


PrintedRow = dict[int, PrintedCell]
"""The cells of a row by the column, from 0, in which they begin."""


@dataclass(frozen=True)
class PrintedTable:
    """A table of a source. `number` counts the source's tables from 1.

    `title` is the line above or below it that names it; "" where there is none. `parts` is in how
    many pieces the document prints it: a table that goes on under a repeated header is one.
    """

    source: Source
    number: int
    title: str
    rows: tuple[PrintedRow, ...]
    parts: int = 1

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        ends = (at + cell.span for row in self.rows for at, cell in row.items())
        return max(ends, default=0)

    @cached_property
    def start(self) -> int:
        """Where it begins in the text of its source."""
        return min((cell.start for row in self.rows for cell in row.values()), default=0)

    @cached_property
    def end(self) -> int:
        """Where its last cell ends in the text of its source."""
        cells = (cell for row in self.rows for cell in row.values())
        return max((cell.start + len(cell.text) for cell in cells), default=0)


def same_words(one: PrintedRow, other: PrintedRow) -> bool:
    """Whether two rows print the same in the same columns, as a header and its repetition do."""
    return _words(one) == _words(other) and any(_words(one).values())


def _words(row: PrintedRow) -> dict[int, str]:
    return {at: words for at, cell in row.items() if (words := fold_label(cell.text))}
