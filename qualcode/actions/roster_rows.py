"""A table of people as rows of texts, however it was saved: the header is found among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from qualcode.errors import QualcodeError

MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELLS = 1_000_000
_HEADS = 10
"""Rows above a table in which a title may stand before its header."""

Recognised = Callable[[str], bool]
"""Whether a header is one that a table of people usually has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by its number, as a spreadsheet counts. `faults` are cells without value."""

    number: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)

    def __getitem__(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A header with the rows below it; `told` says how the file was read."""

    header: Row
    rows: tuple[Row, ...]
    told: str


def table_of(rows: list[Row], recognised: Recognised, told: str) -> Table:
    """The rows from the header on; a header is the first row with names of columns.

    Raises:
        QualcodeError: there is nothing in the table.
    """
    filled = [row for row in rows if any(row.cells) or row.faults]
    if not filled:
        raise QualcodeError("holds no table.", "Its first row should name the columns.")
    best = max(filled[:_HEADS], key=lambda row: sum(map(recognised, row.cells)))
    below = tuple(row for row in filled if row.number > best.number)
    return Table(replace(best, cells=trimmed(best.cells)), below, told)


def trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row up to the last one that is filled."""
    last = max((number for number, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:last]
