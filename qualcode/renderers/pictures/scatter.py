"""Labelled dots in the fields of two ordinal scales; those in one field stand under each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.document import Dot, Scatter
from qualcode.renderers.pictures.labelling import SMALL, Label, column, framed, label
from qualcode.renderers.pictures.marks import INK, MUTED, Box, Mark, Oval, Pen, Picture, around
from qualcode.renderers.pictures.palette import BLUE, GRID, WHITE

_PAD, _GAP, _DOT, _HIGH, _BETWEEN, _LEAST = 7.0, 6.0, 3.4, 44.0, 3.0, 64.0


@dataclass(frozen=True, slots=True)
class _Field:
    """The fields of the two scales: where they begin, how wide and high they are."""

    left: float
    wide: float
    highs: tuple[float, ...]

    def top(self, up: int) -> float:
        """The upper edge of the fields of a grade; the worst grade is at the bottom."""
        return sum(self.highs[up + 1 :])

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest fields."""
        return sum(self.highs)


def scatter(drawing: Scatter, width: float) -> Picture:
    """The picture of dots over two scales."""
    title = label(drawing.up, 260.0, SMALL, bold=True)
    grades = column(drawing.up_grades, width * 0.2, SMALL)
    left = title.height + grades + 2 * _GAP
    wide = max(_LEAST, (width - 8 - left) / max(1, len(drawing.across_grades)))
    named = [label(one, grades, SMALL).height for one in drawing.up_grades]
    fields = _Field(left, wide, tuple(map(max, _heights(drawing, wide), named)))
    marks = [*_grid(drawing, fields), *_dots(drawing, fields)]
    marks += _grades(drawing, fields, grades)
    marks += _titles(drawing, fields, title, around(marks)[3])
    return framed(marks, width)


def _name(dot: Dot, wide: float) -> Label:
    return label(dot.label, wide - 2 * _PAD - 3 * _DOT, SMALL)


def _heights(drawing: Scatter, wide: float) -> tuple[float, ...]:
    return tuple(
        max(
            (_stack(drawing, wide, across, up) + 2 * _PAD
             for across in range(len(drawing.across_grades))),
            default=_HIGH,
        )
        for up in range(len(drawing.up_grades))
    )  # fmt: skip


def _stack(drawing: Scatter, wide: float, across: int, up: int) -> float:
    here = [dot for dot in drawing.dots if (dot.across, dot.up) == (across, up)]
    high = sum(max(2 * _DOT, _name(dot, wide).height) + _BETWEEN for dot in here) - _BETWEEN
    return max(_HIGH - 2 * _PAD, high)


def _grid(drawing: Scatter, fields: _Field) -> Iterator[Mark]:
    for up, high in enumerate(fields.highs):
        for across in range(len(drawing.across_grades)):
            x = fields.left + across * fields.wide
            yield Box(x, fields.top(up), fields.wide, high, pen=GRID)


def _dots(drawing: Scatter, fields: _Field) -> Iterator[Mark]:
    for up, high in enumerate(fields.highs):
        for across in range(len(drawing.across_grades)):
            here = [dot for dot in drawing.dots if (dot.across, dot.up) == (across, up)]
            names = [_name(dot, fields.wide) for dot in here]
            whole = sum(max(2 * _DOT, one.height) + _BETWEEN for one in names) - _BETWEEN
            top = fields.top(up) + (high - whole) / 2
            widest = max((one.width for one in names), default=0.0) + 3 * _DOT
            x = fields.left + across * fields.wide + (fields.wide - widest) / 2
            for name in names:
                tall = max(2 * _DOT, name.height)
                yield Oval(x + _DOT, top + tall / 2, _DOT, _DOT, BLUE, Pen(WHITE, 0.5))
                yield from name.at(x + 3 * _DOT, top + (tall - name.height) / 2)
                top += tall + _BETWEEN


def _grades(drawing: Scatter, fields: _Field, wide: float) -> Iterator[Mark]:
    for up, words in enumerate(drawing.up_grades):
        name = label(words, wide, SMALL)
        middle = fields.top(up) + fields.highs[up] / 2
        yield from name.at(fields.left - _GAP, middle - name.height / 2, "end", MUTED)
    for across, words in enumerate(drawing.across_grades):
        name = label(words, fields.wide - 6, SMALL)
        x = fields.left + (across + 0.5) * fields.wide
        yield from name.at(x, fields.bottom + 4, "middle", MUTED)


def _titles(drawing: Scatter, fields: _Field, title: Label, low: float) -> Iterator[Mark]:
    wide = fields.wide * max(1, len(drawing.across_grades))
    across = label(drawing.across, wide, SMALL, bold=True)
    yield from across.at(fields.left + wide / 2, low + 5, "middle", INK)
    length = title.width
    yield from title.upwards(0, max(length, fields.bottom / 2 + length / 2), INK)
