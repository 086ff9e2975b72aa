"""Numbers in cells that are the darker the larger the number is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.document import HeatMap, Words
from qualcode.renderers.pictures.labelling import SMALL, Label, column, framed, label
from qualcode.renderers.pictures.lettering import ASCENT, DESCENT, breadth, longest_word
from qualcode.renderers.pictures.marks import (
    FAINT,
    INK,
    MUTED,
    Box,
    Hatch,
    Mark,
    Pen,
    Picture,
    Text,
    around,
)
from qualcode.renderers.pictures.palette import on, shade
from qualcode.renderers.reading import text

_LEAST, _MOST, _HIGH, _GAP, _BETWEEN = 17.0, 76.0, 18.0, 6.0, 1.5
_UPRIGHT_LENGTH = 120.0
_SHARES = (0.32, 0.26, 0.2)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The places of the cells: column width, row heights, and the corner they begin at."""

    left: float
    wide: float
    highs: tuple[float, ...]


def heat_map(drawing: HeatMap, width: float) -> Picture:
    """The picture of a heat map."""
    names, left, wide = _columns(drawing, width)
    rows = [label(one, names) for one in drawing.rows]
    grid = _Grid(left, wide, tuple(max(_HIGH, one.height + 3) for one in rows))
    marks = [*_cells(drawing, grid), *_row_names(rows, grid), *_heads(drawing, grid)]
    return framed([*marks, *_legend(drawing, grid, around(marks)[3] + 10)], width)


def _columns(drawing: HeatMap, width: float) -> tuple[float, float, float]:
    """The width of the rows' names, where the cells begin and how wide they are.

    The names give up room if then the heads of the columns can lie.
    """
    tried = [_share(drawing, width, share) for share in _SHARES]
    return next((one for one in tried if _lying(drawing, one[2])), tried[0])


def _share(drawing: HeatMap, width: float, share: float) -> tuple[float, float, float]:
    names = column(drawing.rows, width * share)
    left = names + _GAP if names else 0.0
    room = (width - 8 - left) / max(1, len(drawing.columns))
    return names, left, min(_MOST, max(_LEAST, _digits(drawing) + 6, room))


def _lying(drawing: HeatMap, wide: float) -> bool:
    return all(longest_word(text(one), SMALL) <= wide - 3 for one in drawing.columns)


def _digits(drawing: HeatMap) -> float:
    values = {value for row in drawing.values for value in row if value is not None}
    return max((breadth(str(value), SMALL) for value in values), default=0.0)


def _top(drawing: HeatMap) -> int:
    values = (value for row in drawing.values for value in row if value is not None)
    return max(drawing.most, max(values, default=0))


def _cells(drawing: HeatMap, grid: _Grid) -> Iterator[Mark]:
    most, top = _top(drawing), 0.0
    for row, high in zip(drawing.values, grid.highs, strict=False):
        for number, value in enumerate(row):
            yield from _cell(value, most, grid.left + number * grid.wide, top, grid.wide, high)
        top += high


def _cell(
    value: int | None, most: int, x: float, y: float, wide: float, high: float
) -> Iterator[Mark]:
    wide, high = wide - _BETWEEN, high - _BETWEEN
    if value is None:
        yield Box(x, y, wide, high, hatch=Hatch.FALLING, hatched=FAINT)
        return
    fill = _fill(value, most)
    pen = None if fill else Pen(FAINT, 0.5)
    color = on(fill) if fill else MUTED
    yield Box(x, y, wide, high, fill, pen)
    low = y + high / 2 + SMALL * (ASCENT - DESCENT) / 2 + 0.2
    yield Text(x + wide / 2, low, str(value), SMALL, "middle", color=color)


def _fill(value: int, most: int) -> str:
    return shade((value - 1) / (most - 1) if most > 1 else 0.35) if value > 0 else ""


def _row_names(rows: list[Label], grid: _Grid) -> Iterator[Mark]:
    top = 0.0
    for name, high in zip(rows, grid.highs, strict=True):
        yield from name.at(grid.left - _GAP, top + (high - _BETWEEN - name.height) / 2, "end", INK)
        top += high


def _heads(drawing: HeatMap, grid: _Grid) -> Iterator[Mark]:
    """The heads over their columns; they stand upright where one has a word too long to lie."""
    lying = _lying(drawing, grid.wide)
    for number, words in enumerate(drawing.columns):
        x = grid.left + number * grid.wide
        middle = x + (grid.wide - _BETWEEN) / 2
        if lying:
            head = label(words, grid.wide - 3, SMALL)
            yield from head.at(middle, -4 - head.height, "middle")
        else:
            head = _upright(words, grid.wide)
            yield from head.upwards(middle - head.height / 2, -5)


def _upright(words: Words, wide: float) -> Label:
    """A head in as many lines as stand side by side over its column."""
    head = label(words, _UPRIGHT_LENGTH, SMALL)
    length = _UPRIGHT_LENGTH
    while head.height > wide and length < 4000:
        length *= 1.25
        head = label(words, length, SMALL)
    return head


def _legend(drawing: HeatMap, grid: _Grid, top: float) -> Iterator[Mark]:
    most = _top(drawing)
    if not drawing.rows or not drawing.columns:
        return
    x = grid.left
    steps = sorted({0, 1, *(round(1 + (most - 1) * part / 4) for part in range(1, 5))})
    steps = [value for value in steps if value <= most]
    wide = max(20.0, breadth(str(most), SMALL) + 8)
    for value in steps:
        yield from _cell(value, most, x, top, wide, 13.0)
        x += wide
    unit = label(drawing.unit, max(80.0, grid.wide * len(drawing.columns)), SMALL)
    yield from unit.at(x + 4, top + 5.75 - unit.size * 0.59, color=MUTED)
