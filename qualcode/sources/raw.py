"""What a format hands to the speaker grammar: the text, and the structure that the format knows.

All formats compose text in the same way: `\\n` between paragraphs and table rows, `\\t` between
cells, `\\n` between the paragraphs of a cell. Only `\\n` ends a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from qualcode.errors import Problem, QualcodeError

LINES: Final = 100_000
"""Lines and table cells of the longest source that is read: a chat of years, some 2,500 pages."""

CHARACTERS: Final = 10_000_000
"""Characters of the longest source that is read: ten novels, or 150 hours of talk."""


LINE: Final = 1_000_000
"""Characters of the longest line or table cell that is read: 15 hours of talk without a break."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: which table, row and column (all from 0), and its stretch of the text.

    `column` counts grid columns, so that a merged cell keeps its neighbours in place; `span` is
    how many it covers. `outer` is the index of the cell that holds the table, if it is nested.
    """

    table: int
    row: int
    column: int
    span: int
    start: int
    end: int
    outer: int | None = None


class Block(NamedTuple):
    """A line of a paragraph; blocks never overlap and nothing but separators lies between them.

    `bold` is the length of the bold run with which the block begins. `first` is False for a line
    that carries on the paragraph of the block before. `cell` is an index into the cells. `listed`
    says that the program numbers the paragraph, so that its number does not stand in the text.
    """

    start: int
    end: int
    bold: int = 0
    heading: bool = False
    first: bool = True
    cell: int | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class RawSource:
    """A text with its blocks and cells, before anybody asked who speaks in it.

    `reader` names the reader and its version (`word/1`). `notices` name no file yet.
    """

    text: str
    blocks: tuple[Block, ...]
    reader: str
    cells: tuple[Cell, ...] = ()
    notices: tuple[Problem, ...] = ()

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    def line(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return self.text.count("\n", 0, offset) + 1

    def begin(self, index: int) -> int:
        """Where the stretch begins that belongs to a block: after the line break before it."""
        block = self.blocks[index]
        if index == 0:
            return 0
        newline = self.text.rfind("\n", self.blocks[index - 1].end, block.start)
        return newline + 1 if newline >= 0 else block.start

    def chain(self, block: Block) -> tuple[Cell, ...]:
        """The cells around a block, the innermost first."""
        cells: list[Cell] = []
        at = block.cell
        while at is not None:
            cells.append(self.cells[at])
            at = self.cells[at].outer
        return tuple(cells)


def too_long() -> QualcodeError:
    """What is said of a source with more than `LINES` lines or `CHARACTERS` characters."""
    return QualcodeError(
        "is longer than a transcript can be: it is not read.",
        f"Split it into files of at most {LINES:,} lines and {CHARACTERS:,} characters.",
    )


def refuse_endless_lines(raw: RawSource) -> None:
    """Refuse a text with a line or cell that is longer than `LINE`.

    Raises:
        QualcodeError: a predicate with the number of the line.
    """
    for one in raw.blocks:
        if one.end - one.start > LINE:
            raise QualcodeError(
                f"has {one.end - one.start:,} characters in line {raw.line(one.start)}, more than "
                "anybody says at a stretch: it is not read.",
                f"Begin a new line where somebody else speaks; a line may have {LINE:,} "
                "characters.",
            )


Run = tuple[str, bool]
"""A piece of a paragraph and whether it is bold."""


@dataclass(slots=True)
class Composer:
    """Puts paragraphs and table cells together to one text, noting where each stands.

    `separators` counts the characters that were put between blocks.
    """

    separators: int = 0
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _gap: str = ""
    _blocks: list[Block] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _cell: int | None = None
    _tables: int = 0
    _open: list[_OpenTable] = field(default_factory=list)

    def paragraph(self, runs: Sequence[Run], heading: bool = False, listed: bool = False) -> None:
        """Add a paragraph; a `\n` within its runs begins another line of it."""
        text = runs[0][0] if len(runs) == 1 else "".join([piece for piece, _ in runs])
        if "\n" not in text:
            bold = _bold_length(runs, text) if runs and runs[0][1] else 0
            self._block(text, bold, heading, True, listed)
            return
        lines = text.split("\n")
        for index, bold in enumerate(_leading_bold(runs, lines)):
            self._block(lines[index], bold, heading, index == 0, listed and index == 0)
        self.separators -= len(lines) - 1

    def open_table(self) -> None:
        """Begin a table, nested when a cell is open."""
        self._open.append(_OpenTable(self._tables, self._cell))
        self._tables += 1

    def open_row(self) -> None:
        """Begin a row of the open table; outside one, begin a table (files can be malformed)."""
        if not self._open:
            self.open_table()
        table = self._open[-1]
        table.row += 1
        table.column = 0

    def open_cell(self) -> None:
        """Begin a cell of the open row."""
        if not self._open:
            self.open_row()
        table = self._open[-1]
        if table.column:
            self._gap = "\t"
        at = self._length + len(self._gap)
        self._cell = len(self._cells)
        self._cells.append(Cell(table.number, table.row, table.column, 1, at, -1, table.outer))
        table.column += 1

    def widen(self, columns: int) -> None:
        """Let the open cell cover so many columns."""
        if self._cell is not None and self._open:
            cell = self._cells[self._cell]
            self._open[-1].column += columns - cell.span
            self._cells[self._cell] = replace(cell, span=columns)

    def close_cell(self) -> None:
        """End the open cell; one without a paragraph gets an empty one."""
        if self._cell is None:
            return
        cell = self._cells[self._cell]
        if not self._blocks or self._blocks[-1].start < cell.start:
            self._block("", 0, False, True)
        self._cells[self._cell] = replace(cell, end=self._length)
        self._cell = cell.outer

    def close_table(self) -> None:
        """End the open table."""
        if self._open:
            self._cell = self._open.pop().outer

    def finish(self, reader: str, notices: Iterable[Problem] = ()) -> RawSource:
        """The text as composed."""
        text = "".join(self._parts)
        return RawSource(text, tuple(self._blocks), reader, tuple(self._cells), tuple(notices))

    def _block(
        self, line: str, bold: int, heading: bool, first: bool, listed: bool = False
    ) -> None:
        gap = len(self._gap)
        start = self._length + gap
        self._parts.append(self._gap)
        self._parts.append(line)
        self.separators += gap
        self._length = end = start + len(line)
        self._blocks.append(Block(start, end, bold, heading, first, self._cell, listed))
        self._gap = "\n"


@dataclass(slots=True)
class _OpenTable:
    number: int
    outer: int | None
    row: int = -1
    column: int = 0


def _bold_length(runs: Sequence[Run], line: str) -> int:
    """How long the bold beginning of a paragraph of one line is."""
    length = 0
    for piece, bold in runs:
        if not bold and piece.strip():
            break
        length += len(piece)
    return _trimmed(line, length)


def _leading_bold(runs: Sequence[Run], lines: Sequence[str]) -> Sequence[int]:
    if not any(bold for _, bold in runs):
        return [0] * len(lines)
    lengths = [0]
    leading = True
    for piece, bold in runs:
        for index, part in enumerate(piece.split("\n")):
            if index:
                lengths.append(0)
                leading = True
            leading = leading and (bold or not part.strip())
            if leading:
                lengths[-1] += len(part)
    return [_trimmed(line, length) for line, length in zip(lines, lengths, strict=True)]


def _trimmed(line: str, length: int) -> int:
    return len(line[:length].rstrip())
