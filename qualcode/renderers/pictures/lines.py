"""Lines over moments; their names stand at their right ends, in the order of the ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcode.document import Line, Lines
from qualcode.renderers.pictures.labelling import SMALL, column, framed, label
from qualcode.renderers.pictures.lettering import breadth
from qualcode.renderers.pictures.markers import marker
from qualcode.renderers.pictures.marks import (
    INK,
    MUTED,
    Mark,
    Pen,
    Picture,
    Point,
    Text,
    Trace,
    around,
)
from qualcode.renderers.pictures.palette import GRID, series
from qualcode.renderers.pictures.scale import Scale
from qualcode.renderers.pictures.spread import spread
from qualcode.renderers.reading import text

_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 2.5), (1.6, 2), (8, 2, 1.6, 2), (3, 1.5))
_GAP, _SAMPLE, _ROW, _OFFSET, _LEAST = 6.0, 20.0, 40.0, 6.5, 46.0
_TALL, _EDGE = 170.0, 12.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """The field of the lines: its edges, how far moments lie apart, and the scale upwards."""

    left: float
    wide: float
    bottom: float
    moments: int
    scale: Scale

    def x(self, moment: int) -> float:
        """The place of a moment."""
        return self.left + (moment + 0.5) * self.wide

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.wide * max(1, self.moments)


def lines(drawing: Lines, width: float) -> Picture:
    """The picture of lines."""
    names = column((one.label for one in drawing.lines), width * 0.26, SMALL)
    plot = _plot(drawing, width, names)
    marks: list[Mark] = [*_frame(drawing, plot)]
    marks += _moments(drawing, plot)
    ends: list[Point] = []
    for number, line in enumerate(drawing.lines):
        places = _places(drawing, plot, number)
        marks += _line(line, places, number)
        ends.append(next((p for p in reversed(places) if p), (plot.right, plot.bottom)))
    marks += _names(drawing, plot, names, ends)
    unit = label(drawing.unit, width - 8, SMALL)
    return framed([*marks, *unit.at(0, around(marks)[1] - unit.height - 4, color=MUTED)], width)


def _plot(drawing: Lines, width: float, names: float) -> _Plot:
    side, scale = _graded(drawing, width) if drawing.grades else _measured(drawing)
    left = side + _GAP
    room = width - 8 - left - (names + _SAMPLE + 2 * _GAP if names else 0)
    wide = max(_LEAST, room / max(1, len(drawing.moments)))
    bottom = scale.start + (_EDGE if drawing.grades else 0.0)
    return _Plot(left, wide, bottom, len(drawing.moments), scale)


def _graded(drawing: Lines, width: float) -> tuple[float, Scale]:
    """The width of the names of grades, and a scale on which these stand apart."""
    side = column(drawing.grades, width * 0.2, SMALL)
    row = max(_ROW, *(label(one, side, SMALL).height + 4 for one in drawing.grades))
    last = max(1, len(drawing.grades) - 1)
    tall = max(_TALL - 2 * _EDGE, row * last)
    return side, Scale(0, last, tall + _EDGE, _EDGE, most=last + 1)


def _measured(drawing: Lines) -> tuple[float, Scale]:
    values = [value for line in drawing.lines for value in line.values if value is not None]
    scale = Scale(min([*values, 0]), max([*values, 0]), _TALL, 0.0)
    return max(breadth(str(tick), SMALL) for tick in scale.ticks), scale


def _frame(drawing: Lines, plot: _Plot) -> Iterator[Mark]:
    for tick in plot.scale.ticks:
        y = plot.scale.at(tick)
        if drawing.grades and not 0 <= tick < len(drawing.grades):
            continue
        yield Trace(((plot.left, y), (plot.right, y)), GRID)
        if drawing.grades:
            name = label(drawing.grades[tick], plot.left - _GAP, SMALL)
            yield from name.at(plot.left - _GAP, y - name.height / 2, "end", MUTED)
        else:
            y += SMALL * 0.36
            yield Text(plot.left - _GAP, y, str(tick), SMALL, "end", color=MUTED)
    yield Trace(((plot.left, plot.bottom), (plot.right, plot.bottom)), Pen(INK, 0.8))


def _moments(drawing: Lines, plot: _Plot) -> Iterator[Mark]:
    for number, words in enumerate(drawing.moments):
        x = plot.x(number)
        yield Trace(((x, plot.bottom), (x, plot.bottom + 3)), Pen(INK, 0.6))
        yield from label(words, plot.wide - 6, SMALL).at(x, plot.bottom + 5, "middle", MUTED)


def _places(drawing: Lines, plot: _Plot, number: int) -> list[Point | None]:
    """Where the line goes. Lines that meet run beside each other: a little higher or lower over
    grades, which have no measure, a little earlier or later over numbers, which have."""
    middle = (len(drawing.lines) - 1) / 2
    apart = 0.0
    if middle > 0 and _meet(drawing.lines):
        apart = (number - middle) * min(_OFFSET, _ROW * 0.3 / middle)
    across, down = (0.0, apart) if drawing.grades else (apart, 0.0)
    return [
        None if value is None else (plot.x(moment) + across, plot.scale.at(value) + down)
        for moment, value in enumerate(drawing.lines[number].values)
    ]


def _meet(every: Sequence[Line]) -> bool:
    known = [
        (moment, value)
        for line in every
        for moment, value in enumerate(line.values)
        if value is not None
    ]
    return len(set(known)) < len(known)


def _pen(number: int) -> Pen:
    return Pen(series(number), 1.5, _DASHES[number % len(_DASHES)])


def _line(line: Line, places: list[Point | None], number: int) -> Iterator[Mark]:
    run: list[Point] = []
    for one, following in pairwise([*places, None]):
        if one:
            run.append(one)
        if run and not following:
            if len(run) > 1:
                yield Trace(tuple(run), _pen(number))
            run = []
    for place in places:
        if place:
            yield marker(number, *place)


def _names(drawing: Lines, plot: _Plot, wide: float, ends: list[Point]) -> Iterator[Mark]:
    labels = [label(one.label, wide, SMALL) for one in drawing.lines]
    order = sorted(range(len(labels)), key=lambda n: (ends[n][1], n))
    wanted = [ends[n][1] for n in order]
    heights = [max(10.0, labels[n].height) for n in order]
    places = spread(wanted, [(a + b) / 2 + 2 for a, b in pairwise(heights)])
    x = plot.right + _GAP
    for n, y in zip(order, places, strict=True):
        if text(drawing.lines[n].label):
            yield Trace(((x, y), (x + _SAMPLE, y)), _pen(n))
            yield marker(n, x + _SAMPLE / 2, y)
            yield from labels[n].at(x + _SAMPLE + _GAP, y - labels[n].height / 2)
