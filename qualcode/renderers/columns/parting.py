"""Rows too high to stand on one page with others, divided into rows where a paragraph ends.

A page that ends anywhere in a row leaves lines on the next one that nobody can tell the owner of,
and parts words of informants from where they stand. Our own division says again what the row is
about, in Word and in LaTeX alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.document import Cell, Section, Words
from qualcode.renderers.columns.evening import cell_lines, room
from qualcode.renderers.columns.fitting import PADDING, Panel, naming
from qualcode.renderers.columns.letters import breadth
from qualcode.renderers.reading import text
from qualcode.renderers.style import StyleProfile

# Cells in front of more lines than this are no name of a row.
_NAME = 6
# What is said last in so many lines, such as how many quotations there are besides, is no part.
_REST = 2
_MARKS = ("“", '"', "„", "«")

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """Paragraphs of a cell that stand together, and how many lines they take."""

    words: tuple[Words, ...]
    lines: int


def divided(panel: Panel, style: StyleProfile, again: str) -> Panel:
    """The panel with its high rows divided; a further part says its name and `again`.

    A row stays whole where it has no paragraphs to divide it between.
    """
    if max(panel.lines, default=0) <= panel.most:
        return panel
    ruler = _Ruler(panel, style, again)
    sections: list[Section] = []
    leads, counted, at = set(), 0, 0
    for section in panel.table.sections:
        rows: list[Row] = []
        for row in section.rows:
            found = ruler.parts(row) if panel.lines[at] > panel.most else [row]
            counted += len(found)
            leads |= {counted - 1} if at in panel.table.leads else set()
            rows += found
            at += 1
        sections.append(replace(section, rows=tuple(rows)))
    table = replace(panel.table, sections=tuple(sections), leads=frozenset(leads))
    return replace(panel, table=table, lines=tuple(map(ruler.height, table.rows)))


class _Ruler:
    """Measures and divides the rows of one panel."""

    def __init__(self, panel: Panel, style: StyleProfile, again: str) -> None:
        letters = (PADDING, panel.size * style.breadth * 20)
        self._rooms = [room(width, letters) for width in panel.widths]
        self._most = panel.most
        self._names = naming(panel.table)
        self._again = again

    def height(self, row: Row) -> int:
        """About how many lines a row takes."""
        return max(map(cell_lines, row, self._rooms), default=1)

    def parts(self, row: Row) -> list[Row]:
        """The row as few rows of about the same height."""
        names = self._names_of(row)
        units = [list(self._units(cell, at)) for at, cell in enumerate(row) if at >= names]
        height = max((sum(unit.lines for unit in column) for column in units), default=0)
        count = max(1, -(-height // self._most))
        tried = (_dealt(units, limit) for limit in range(-(-height // count), self._most))
        found = next((one for one in tried if len(one) <= count), _dealt(units, self._most))
        if len(found) < 2:
            return [row]
        return [self._part(row, names, words, number > 0) for number, words in enumerate(found)]

    def _names_of(self, row: Row) -> int:
        """How many cells in front are said again in every part."""
        heights = list(map(cell_lines, row[: self._names], self._rooms))
        return next((at for at, one in enumerate(heights) if one > _NAME), len(heights))

    def _units(self, cell: Cell, column: int) -> Iterator[_Unit]:
        """The paragraphs of a cell, with what they announce, and the last one with what it adds."""
        runs: list[tuple[Words, ...]] = []
        for words in cell.content:
            if runs and self._announced(runs[-1][-1], words, column):
                runs[-1] += (words,)
            else:
                runs.append((words,))
        if len(runs) > 1 and self._lines(runs[-1], column) <= _REST:
            last = (*runs[-2], *runs[-1])
            if self._lines(last, column) <= self._most:
                runs[-2:] = [last]
        return (_Unit(run, self._lines(run, column)) for run in runs)

    def _announced(self, before: Words, words: Words, column: int) -> bool:
        """Whether a paragraph belongs to the one before, as quotations to how many there are."""
        if text(before).rstrip().endswith(":"):
            return True
        said = text(words).startswith(_MARKS) and not text(before).startswith(_MARKS)
        return said and self._lines((before,), column) <= _REST

    def _lines(self, words: tuple[Words, ...], column: int) -> int:
        return cell_lines(Cell(words), self._rooms[column])

    def _part(self, row: Row, names: int, words: Sequence[tuple[Words, ...]], further: bool) -> Row:
        """One of the rows; a further one says that it goes on, where there is room for that."""
        cells = [*row[:names], *map(_filled, row[names:], words)]
        if further:
            wide = breadth(self._again)
            named = (at for at in reversed(range(names)) if self._rooms[at] >= wide)
            at, after = next(((one, True) for one in named), (self._first(words, names), False))
            said = cells[at].content
            content = (*said, self._again) if after else (self._again, *said)
            cells[at] = replace(cells[at], content=content)
        return tuple(cells)

    def _first(self, words: Sequence[tuple[Words, ...]], names: int) -> int:
        """The first cell that goes on."""
        return next(names + at for at, own in enumerate(words) if own)


def _filled(cell: Cell, words: tuple[Words, ...]) -> Cell:
    return replace(cell, content=words)


def _dealt(units: Sequence[Sequence[_Unit]], limit: int) -> list[list[tuple[Words, ...]]]:
    """The words of each column for each part, in which no column has more than so many lines.

    What is higher by itself is a part of its own.
    """
    columns = [_runs(column, limit) for column in units]
    count = max(map(len, columns), default=0)
    return [[column[n] if n < len(column) else () for column in columns] for n in range(count)]


def _runs(units: Sequence[_Unit], limit: int) -> list[tuple[Words, ...]]:
    found: list[tuple[Words, ...]] = []
    left = 0
    for unit in units:
        if found and unit.lines <= left:
            found[-1] += unit.words
            left -= unit.lines
        else:
            found.append(unit.words)
            left = limit - unit.lines
    return found
