"""Widths of columns made even, so that no narrow column alone makes all rows high."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.document import Cell
from qualcode.renderers.columns.letters import SPACE, breadth, line_count
from qualcode.renderers.reading import paragraphs

# So many cells of a column, taken at equal distances, stand for all of it; fewer in wide tables.
_SAMPLE = 400
_FEWEST, _MOST = 10, 40
_ROUNDS = 12
# The width is moved by these parts of the whole, the large ones first.
_STEPS = (8, 16, 32, 64)
_POURED = 64
_POWER = 4

# Of so many lines one more or less does not matter: they are reckoned, and no longer counted.
_MANY = 6

Line = tuple[int, tuple[int, ...]]
"""How broad a line is and its words are, in thousandths of the type's size."""


def cell_lines(cell: Cell, room: int) -> int:
    """About how many lines of such a breadth a cell takes."""
    return _lines(_measured(cell), room)


def evened(
    widths: Sequence[int],
    least: Sequence[int],
    rows: Sequence[Sequence[Cell]],
    letters: tuple[float, float],
) -> list[int]:
    """The widths, with room moved to the columns that make rows high from those that have some.

    Of widths in which the rows are as high, those in which fewer lines are broken.

    Args:
        widths: What the columns got by their weights; together they stay as wide.
        least: What each column needs so that no word is broken.
        rows: The cells.
        letters: The room beside the text of a cell, and the size of its type.
    """
    if len(widths) < 2 or not rows:
        return list(widths)
    size = max(_FEWEST, min(_MOST, _SAMPLE // len(widths)))
    sample = [list(map(_measured, row)) for row in rows[:: -(-len(rows) // size)]]
    found = _Widths(sample, letters)
    starts = [list(widths)]
    if sum(least) <= sum(widths):
        starts.append(found.poured(sum(widths), least))
    return min((found.improved(start, least) for start in starts), key=found.cost)


class _Widths:
    """Widths with the lines that each cell of a sample takes in them."""

    def __init__(self, sample: list[list[list[Line]]], letters: tuple[float, float]) -> None:
        self._columns = list(zip(*sample, strict=True))
        self._areas = [list(map(_area, cells)) for cells in self._columns]
        self._letters = letters
        self._known: dict[tuple[int, int], list[int]] = {}

    def cost(self, widths: Sequence[int]) -> tuple[int, int]:
        """How high the rows are, and how many lines the cells have."""
        lines = self._all(widths)
        return sum(map(max, zip(*lines, strict=True))), sum(map(sum, lines))

    def poured(self, total: int, least: Sequence[int]) -> list[int]:
        """The least widths, with the rest given step by step to where most high cells get lower."""
        widths, step = list(least), max(1, total // _POURED)
        costs = [self._height(i, width) for i, width in enumerate(widths)]
        gains = [cost - self._height(i, widths[i] + step) for i, cost in enumerate(costs)]
        while sum(widths) + step <= total:
            taker = max(range(len(widths)), key=gains.__getitem__)
            widths[taker] += step
            gains[taker] = self._height(taker, widths[taker]) - self._height(
                taker, widths[taker] + step
            )
        widths[max(range(len(widths)), key=widths.__getitem__)] += total - sum(widths)
        return widths

    def improved(self, widths: list[int], least: Sequence[int]) -> list[int]:
        """The widths, with room moved as long as that makes rows lower."""
        for parts in _STEPS:
            step = sum(widths) // parts
            rounds = iter(range(_ROUNDS))
            while step and next(rounds, None) is not None and self._improve(widths, step, least):
                pass
        return widths

    def _improve(self, widths: list[int], step: int, least: Sequence[int]) -> bool:
        """Move a step of width where that helps most; False where it makes nothing lower."""
        lines = self._all(widths)
        best, move = self.cost(widths), (-1, -1)
        givers = [i for i, width in enumerate(widths) if width - step >= least[i]]
        given = {i: self._column(i, widths[i] - step) for i in givers}
        for taker, before in enumerate(lines):
            taken = self._column(taker, widths[taker] + step)
            if not (gain := sum(before) - sum(taken)):
                continue
            rest = [*lines[:taker], taken, *lines[taker + 1 :]]
            highest = list(map(max, zip(*rest, strict=True)))
            whole = sum(map(sum, lines)) - gain
            for giver in givers:
                # What gives never gets lower: its lines before need not be taken out.
                height = sum(map(max, highest, given[giver]))
                tried = (height, whole + sum(given[giver]) - sum(lines[giver]))
                if giver != taker and tried < best:
                    best, move = tried, (taker, giver)
        if move[0] < 0:
            return False
        widths[move[0]] += step
        widths[move[1]] -= step
        return True

    def _all(self, widths: Sequence[int]) -> list[list[int]]:
        return [self._column(i, width) for i, width in enumerate(widths)]

    def _height(self, position: int, width: int) -> float:
        """How high the cells of a column are, the highest counting most, as if lines flowed."""
        space = room(width, self._letters)
        return sum((area / space) ** _POWER for area in self._areas[position])

    def _column(self, position: int, width: int) -> list[int]:
        """The lines of the cells of a column that is so wide."""
        if (position, width) not in self._known:
            space = room(width, self._letters)
            found = [_lines(cell, space) for cell in self._columns[position]]
            self._known[position, width] = found
        return self._known[position, width]


def room(width: float, letters: tuple[float, float]) -> int:
    """How broad a line may be in a column that is so wide, beside `letters` as in `evened`."""
    padding, size = letters
    return max(1, int((width - padding) * 1000 / size))


def _measured(cell: Cell) -> list[Line]:
    return [_line(line) for words in paragraphs(cell) for line in words.split("\n")]


def _line(words: str) -> Line:
    broad = tuple(map(breadth, words.split(" ")))
    return sum(broad) + SPACE * (len(broad) - 1), broad


def _area(measured: list[Line]) -> int:
    return sum(whole for whole, _ in measured)


def _lines(measured: list[Line], space: int) -> int:
    return sum(_wrapped(line, space) for line in measured) or 1


def _wrapped(line: Line, space: int) -> int:
    """How many lines the words of one take."""
    whole, words = line
    if whole <= space:
        return 1
    left_over = whole // len(words) // 2
    if whole > _MANY * space and left_over < space // 2:
        return -(-whole // (space - left_over))
    return line_count(words, space)
