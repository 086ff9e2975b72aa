"""Bars that lie, divided by sign: groups under each other, each bar on the one scale of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.document import Bar, BarGroup, Bars, Sign
from qualcode.renderers.pictures.labelling import (
    MARGIN,
    SMALL,
    Label,
    column,
    framed,
    label,
    moved,
)
from qualcode.renderers.pictures.legend import legend, sign_entry
from qualcode.renderers.pictures.lettering import breadth
from qualcode.renderers.pictures.marks import INK, MUTED, Mark, Pen, Picture, Text, Trace, around
from qualcode.renderers.pictures.palette import GRID, box
from qualcode.renderers.pictures.scale import Scale
from qualcode.renderers.pictures.sign import plated
from qualcode.renderers.reading import text

_HIGH, _BETWEEN, _GROUPS, _GAP = 13.0, 3.0, 9.0, 8.0
_SIZE, _PAD = 7.5, 2.5
# So many groups stay together at the beginning and at the end of a picture that pages part.
_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand: the width of both columns of labels, the beginning of the bars."""

    group: float
    bar: float
    start: float
    scale: Scale


def bars(drawing: Bars, width: float) -> Picture:
    """The picture of bars."""
    columns = _columns(drawing, width)
    marks, top = _stacked(drawing.groups, columns)
    bottom = max(0.0, top - _GROUPS) + 4
    drawn = [*_ruled(marks, columns, -4.0, bottom), *_axis(drawing, columns, bottom, width)]
    return framed([*drawn, *_legend(drawing, drawn, width)], width)


def bars_apart(drawing: Bars, width: float) -> tuple[list[Picture], Picture] | None:
    """The groups as pictures that are set right below each other, and the axis with the legend.

    So a page may end between any two of them and is filled; the axis stands at its end. The first
    groups stay together, and the last ones. None where there are too few groups for that.
    """
    groups = drawing.groups
    if len(groups) < 2 * _TOGETHER:
        return None
    columns = _columns(drawing, width)
    inner = ((group,) for group in groups[_TOGETHER:-_TOGETHER])
    found = []
    for run in (groups[:_TOGETHER], *inner, groups[-_TOGETHER:]):
        marks, high = _stacked(run, columns)
        found.append((_ruled(marks, columns, 0.0, high), high))
    drawn = [*_ruled((), columns, 0.0, 4.0), *_axis(drawing, columns, 4.0, width)]
    drawn += _legend(drawing, drawn, width)
    found.append((drawn, around(drawn)[3] + MARGIN))
    wide = max(width, *(around(marks)[2] + 2 * MARGIN for marks, _ in found))
    *parts, foot = (
        Picture(wide, high, tuple(moved(mark, MARGIN, 0.0) for mark in marks))
        for marks, high in found
    )
    return parts, foot


def _stacked(groups: Iterable[BarGroup], columns: _Columns) -> tuple[list[Mark], float]:
    """Groups below each other, and how far down the next one would begin."""
    marks: list[Mark] = []
    top = 0.0
    for group in groups:
        drawn = _group(group, columns, top)
        top = around([*drawn, *marks])[3] + _GROUPS
        marks += drawn
    return marks, top


def _legend(drawing: Bars, drawn: Iterable[Mark], width: float) -> list[Mark]:
    entries = [sign_entry(sign, text(words)) for sign, words in drawing.signs]
    return [*legend(entries, 0, around(drawn)[3] + 10, width - 8)]


def _columns(drawing: Bars, width: float) -> _Columns:
    groups = drawing.whole or drawing.groups
    every = [bar for group in groups for bar in group.bars]
    group = column((one.label for one in groups), width * 0.3)
    bar = column((one.label for one in every), width * 0.24, SMALL)
    start = group + bar + (_GAP if group else 0) + (_GAP if bar else 0)
    longest = max((sum(count for _, count in _counted(one)) for one in every), default=0)
    most = max(longest, drawing.most)
    end = max(start + 80.0, width - 16)
    for _ in range(4):  # what does not fit into a shorter bar stands beside it and needs room
        scale = Scale(0, most, start, end)
        beyond = max((_right(one, scale) for one in every), default=0.0) - (width - 10)
        end = max(start + 80.0, end - max(0.0, beyond))
    return _Columns(group, bar, start, Scale(0, most, start, end))


def _right(bar: Bar, scale: Scale) -> float:
    """How far to the right a bar reaches with what stands beside it."""
    end = scale.at(sum(count for _, count in _counted(bar)))
    return end + 4 + breadth(_outside(bar, scale), _SIZE, True)


def _outside(bar: Bar, scale: Scale) -> str:
    """The numbers that find no room in their parts."""
    parts = _counted(bar)
    small = [_said(sign, count) for sign, count in parts if not _fits(sign, count, scale)]
    return ", ".join(small) if parts else "0"


def _fits(sign: Sign, count: int, scale: Scale) -> bool:
    return breadth(_said(sign, count), _SIZE, True) + 2 * _PAD <= scale.at(count) - scale.at(0)


def _said(sign: Sign, count: int) -> str:
    """Sign and number; the sign 0 would else be read as a digit of the number."""
    return f"{sign.value}:\u00a0{count}" if sign is Sign.NEUTRAL else f"{sign.value}{count}"


def _group(group: BarGroup, columns: _Columns, top: float) -> list[Mark]:
    title = label(group.label, columns.group, bold=False)
    labels = [label(bar.label, columns.bar, SMALL) for bar in group.bars]
    heights = [max(_HIGH, one.height) for one in labels]
    marks: list[Mark] = [*title.at(0, top + max(0.0, (_HIGH - title.size * 1.18) / 2))]
    for bar, name, high in zip(group.bars, labels, heights, strict=True):
        marks += _bar(bar, name, columns, top, high)
        top += high + _BETWEEN
    return marks


def _bar(bar: Bar, name: Label, columns: _Columns, top: float, high: float) -> list[Mark]:
    middle, scale = top + high / 2, columns.scale
    marks = name.at(columns.start - _GAP, middle - name.height / 2, "end")
    done = 0
    for sign, count in _counted(bar):
        left, right = scale.at(done), scale.at(done + count)
        done += count
        marks.append(box(sign, left, middle - _HIGH / 2, right - left, _HIGH))
        if _fits(sign, count, scale):
            marks += plated(sign, _said(sign, count), (left + right) / 2, middle, _SIZE)
    if words := _outside(bar, scale):
        marks.append(Text(scale.at(done) + 4, middle + _SIZE * 0.36, words, _SIZE, bold=True))
    return marks


def _counted(bar: Bar) -> list[tuple[Sign, int]]:
    return [(sign, count) for sign, count in bar.parts if count > 0]


def _ruled(marks: Iterable[Mark], columns: _Columns, top: float, bottom: float) -> list[Mark]:
    """Bars on the lines by which their length is read, behind that on which they begin."""
    start, *others = (
        ((columns.scale.at(tick), top), (columns.scale.at(tick), bottom))
        for tick in columns.scale.ticks
    )
    return [*(Trace(way, GRID) for way in others), *marks, Trace(start, Pen(INK, 0.8))]


def _axis(drawing: Bars, columns: _Columns, bottom: float, width: float) -> list[Mark]:
    scale = columns.scale
    marks: list[Mark] = [
        Text(scale.at(tick), bottom + 10, str(tick), _SIZE, "middle", color=MUTED)
        for tick in scale.ticks
    ]
    unit = label(drawing.unit, width - columns.start - 8, SMALL)
    right = max(scale.at(scale.ticks[-1]), columns.start + unit.width)
    return [*marks, *unit.at(right, bottom + 13, "end", MUTED)]
