"""Lanes under moments: what happened to whom, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.document import Happening, Lane, Sign, Timeline
from qualcode.renderers.pictures.labelling import SMALL, column, framed, label
from qualcode.renderers.pictures.marks import (
    INK,
    WASH,
    Box,
    Mark,
    Oval,
    Pen,
    Picture,
    Trace,
    around,
)
from qualcode.renderers.pictures.palette import GRID
from qualcode.renderers.pictures.sign import bubble

_LEAST, _GAP, _MARK, _PAD, _HIGH = 76.0, 8.0, 5.2, 7.0, 26.0
_INDENT = 2 * _MARK + 4


@dataclass(frozen=True, slots=True)
class _Frame:
    """The width of the lanes' names, where the moments begin and how wide each is."""

    names: float
    left: float
    wide: float


def timeline(drawing: Timeline, width: float) -> Picture:
    """The picture of a timeline."""
    names = column((lane.label for lane in drawing.lanes), width * 0.22)
    left = names + _GAP + _PAD / 2 if names else 0.0
    wide = max(_LEAST, (width - 8 - left) / max(1, len(drawing.moments)))
    frame = _Frame(names, left, wide)
    heads = [*_heads(drawing, frame)]
    top = around(heads)[3] + 5 if heads else 0.0
    marks: list[Mark] = []
    edges = [top]
    for lane in drawing.lanes:
        drawn = _lane(drawing, lane, frame, edges[-1])
        marks += drawn
        edges.append(max(edges[-1] + _HIGH, around(drawn)[3] + _PAD))
    return framed([*_grid(drawing, frame, edges), *heads, *marks], width)


def _heads(drawing: Timeline, frame: _Frame) -> Iterator[Mark]:
    heads = [label(words, frame.wide - 8, SMALL, bold=True) for words in drawing.moments]
    high = max((one.height for one in heads), default=0.0)
    for number, head in enumerate(heads):
        x = frame.left + number * frame.wide + _PAD / 2
        yield from head.at(x, high - head.height)


def _grid(drawing: Timeline, frame: _Frame, edges: list[float]) -> Iterator[Mark]:
    right = frame.left + len(drawing.moments) * frame.wide
    for number in range(0, len(edges) - 1, 2):
        top, bottom = edges[number], edges[number + 1]
        yield Box(0, top, right, bottom - top, WASH)
    for number, edge in enumerate(edges):
        pen = Pen(INK, 0.8) if number == 0 else GRID
        yield Trace(((0.0, edge), (right, edge)), pen)
    for number in range(len(drawing.moments)):
        x = frame.left + number * frame.wide
        yield Trace(((x, edges[0]), (x, edges[-1])), GRID)


def _lane(drawing: Timeline, lane: Lane, frame: _Frame, top: float) -> list[Mark]:
    marks = label(lane.label, frame.names).at(_PAD / 2, top + _PAD - 1)
    for moment in range(len(drawing.moments)):
        x, y = frame.left + moment * frame.wide + _PAD / 2, top + _PAD
        for one in lane.happenings:
            if one.moment == moment:
                drawn = _happening(one, x, y, frame.wide - _PAD - _INDENT)
                y = around(drawn)[3] + 4
                marks += drawn
    return marks


def _happening(one: Happening, x: float, y: float, wide: float) -> list[Mark]:
    name = label(one.label, wide, SMALL)
    return [*_marker(one.sign, x + _MARK, y + SMALL * 0.59), *name.at(x + _INDENT, y)]


def _marker(sign: Sign, x: float, y: float) -> list[Mark]:
    if sign is Sign.NONE:
        return [Oval(x, y, 2.6, 2.6, INK)]
    return bubble(sign, x, y, _MARK)
