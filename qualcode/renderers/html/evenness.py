"""Widths of columns, moved until the rows of a table are as low as they get."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.document import Cell
from qualcode.renderers.reading import paragraphs
from qualcode.renderers.widths import measure

# So many rows, taken at equal distances, stand for all of a table.
_SAMPLE = 30
# The width is moved by these parts of the whole, the large ones first, so often at most.
_STEPS, _ROUNDS = (10, 25, 60), 10
# Columns that are tried as those to widen: where the rows gain most.
_TAKERS = 3
# What a line is worth that makes no row higher: a cell is not broken without need.
_LINE = 0.1


class Evening:
    """The columns of one table; `edges` and `letter` are what a cell's edges and a letter take."""

    def __init__(self, rows: Sequence[Sequence[Cell]], edges: float, letter: float) -> None:
        chosen = rows[:: max(1, len(rows) // _SAMPLE)]
        self._columns = [list(map(_measured, cells)) for cells in zip(*chosen, strict=True)]
        self._edges, self._letter = edges, letter
        self._known: dict[tuple[int, int], list[int]] = {}

    def evened(self, widths: Sequence[int], least: Sequence[int]) -> list[int]:
        """The widths, none of them below the least, which together stay as wide."""
        found = list(widths)
        for parts in _STEPS:
            step = max(1, sum(widths) // parts)
            rounds = 0
            while rounds < _ROUNDS and (better := self._moved(found, least, step)):
                found, rounds = better, rounds + 1
        return found

    def _moved(self, widths: list[int], least: Sequence[int], step: int) -> list[int] | None:
        """The widths after the best move of a step, if one makes the table better."""
        lines = [self._lines(at, width) for at, width in enumerate(widths)]
        best, found = _cost(lines), None
        for taker in _high(lines):
            wider = self._lines(taker, widths[taker] + step)
            for giver, width in enumerate(widths):
                if giver == taker or width - step < least[giver]:
                    continue
                tried = [*lines]
                tried[taker], tried[giver] = wider, self._lines(giver, width - step)
                if (cost := _cost(tried)) < best - 1e-9:
                    best, found = cost, (taker, giver)
        if found is None:
            return None
        moved = {found[0]: step, found[1]: -step}
        return [width + moved.get(at, 0) for at, width in enumerate(widths)]

    def _lines(self, column: int, width: int) -> list[int]:
        """How many lines each cell of a column takes at a width."""
        if (column, width) not in self._known:
            room = max(1, int((width - self._edges) / self._letter))
            self._known[column, width] = [
                sum(max(1, -(-length // room)) for length in cell) or 1
                for cell in self._columns[column]
            ]
        return self._known[column, width]


def _measured(cell: Cell) -> list[int]:
    return [measure(line) for words in paragraphs(cell) for line in words.split("\n")]


def _cost(lines: Sequence[Sequence[int]]) -> float:
    return sum((max(row) + _LINE * sum(row) for row in zip(*lines, strict=True)), 0.0)


def _high(lines: Sequence[Sequence[int]]) -> list[int]:
    """The columns with the most lines in rows that they make high."""
    rows = list(zip(*lines, strict=True))
    weight = [sum(row[at] for row in rows if row[at] == max(row)) for at in range(len(lines))]
    return sorted(range(len(lines)), key=lambda at: -weight[at])[:_TAKERS]
