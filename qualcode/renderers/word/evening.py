"""Widths of columns made even, so that no narrow column alone makes all rows high."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.document import Cell
from qualcode.renderers.reading import paragraphs
from qualcode.renderers.widths import measure

# So many rows, taken at equal distances, stand for all of a table.
_SAMPLE = 40
_ROUNDS = 12
# The width is moved by these parts of the whole, the large ones first.
_STEPS = (12, 24, 60)


def cell_lines(cell: Cell, room: int) -> int:
    """About how many lines a cell takes where so many letters fit into one."""
    return _lines(_measured(cell), room)


def evened(
    widths: Sequence[int],
    least: Sequence[int],
    rows: Sequence[Sequence[Cell]],
    letters: tuple[float, float],
) -> list[int]:
    """The widths, with room moved to the column that makes rows high from those that have some.

    Args:
        widths: What the columns got by their weights; together they stay as wide.
        least: What each column needs so that no word is broken.
        rows: The cells.
        letters: The room beside the text of a cell, and the width of a letter.
    """
    sample = [list(map(_measured, row)) for row in rows[:: max(1, len(rows) // _SAMPLE)]]
    found = _Widths(list(widths), sample, letters)
    if len(widths) < 2:
        return found.widths
    for parts in _STEPS:
        step = sum(widths) // parts
        rounds = iter(range(_ROUNDS))
        while step and next(rounds, None) is not None and found.improve(step, least):
            pass
    return found.widths


class _Widths:
    """Widths with the lines that each cell of a sample takes in them."""

    def __init__(
        self, widths: list[int], sample: list[list[list[int]]], letters: tuple[float, float]
    ) -> None:
        self.widths = widths
        self._sample = sample
        self._letters = letters
        self._lines = [self._column(i, width) for i, width in enumerate(widths)]
        self._height = self._total(self._lines)

    def improve(self, step: int, least: Sequence[int]) -> bool:
        """Move a step of width to the highest column; False where that makes nothing lower."""
        taker = self._highest()
        taken = self._column(taker, self.widths[taker] + step)
        best, giver, lines = self._height, -1, self._lines
        for i, width in enumerate(self.widths):
            if i == taker or width - step < least[i]:
                continue
            tried = [*self._lines]
            tried[taker], tried[i] = taken, self._column(i, width - step)
            if (height := self._total(tried)) < best:
                best, giver, lines = height, i, tried
        if giver < 0:
            return False
        self.widths[taker] += step
        self.widths[giver] -= step
        self._height, self._lines = best, lines
        return True

    def _column(self, position: int, width: int) -> list[int]:
        padding, letter = self._letters
        room = max(1, int((width - padding) / letter))
        return [_lines(row[position], room) for row in self._sample]

    def _total(self, lines: list[list[int]]) -> int:
        return sum(map(max, zip(*lines, strict=True)))

    def _highest(self) -> int:
        """The column that alone makes rows higher than the others do, in most lines."""
        excess = [0] * len(self.widths)
        for row in zip(*self._lines, strict=True):
            first = max(range(len(row)), key=row.__getitem__)
            second = max((n for i, n in enumerate(row) if i != first), default=0)
            excess[first] += row[first] - second
        return max(range(len(excess)), key=excess.__getitem__)


def _measured(cell: Cell) -> list[int]:
    return [measure(line) for words in paragraphs(cell) for line in words.split("\n")]


def _lines(measured: list[int], room: int) -> int:
    return sum(max(1, -(-length // room)) for length in measured) or 1
