"""Bars that lie, divided by sign: groups under each other, each bar on the one scale of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.document import Bar, BarGroup, Bars, Sign
from qualcode.renderers.pictures.labelling import SMALL, Label, column, framed, label
from qualcode.renderers.pictures.legend import legend, sign_entry
from qualcode.renderers.pictures.lettering import breadth
from qualcode.renderers.pictures.marks import INK, MUTED, Mark, Pen, Picture, Text, Trace, around
from qualcode.renderers.pictures.palette import GRID, box
from qualcode.renderers.pictures.scale import Scale
from qualcode.renderers.pictures.sign import plated
from qualcode.renderers.reading import text

_HIGH, _BETWEEN, _GROUPS, _GAP = 13.0, 3.0, 9.0, 8.0
_SIZE, _PAD = 7.5, 2.5


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
    marks: list[Mark] = []
    top = 0.0
    for group in drawing.groups:
        drawn = _group(group, columns, top)
        top = around([*drawn, *marks])[3] + _GROUPS
        marks += drawn
    bottom = max(0.0, top - _GROUPS) + 4
    drawn = [*_grid(columns, bottom), *marks, *_axis(drawing, columns, bottom, width)]
    entries = [sign_entry(sign, text(words)) for sign, words in drawing.signs]
    return framed([*drawn, *legend(entries, 0, around(drawn)[3] + 10, width - 8)], width)


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


def _grid(columns: _Columns, bottom: float) -> Iterable[Mark]:
    for tick in columns.scale.ticks[1:]:
        x = columns.scale.at(tick)
        yield Trace(((x, -4.0), (x, bottom)), GRID)


def _axis(drawing: Bars, columns: _Columns, bottom: float, width: float) -> list[Mark]:
    scale = columns.scale
    x = scale.at(0)
    marks: list[Mark] = [Trace(((x, -4.0), (x, bottom)), Pen(INK, 0.8))]
    marks += [
        Text(scale.at(tick), bottom + 10, str(tick), _SIZE, "middle", color=MUTED)
        for tick in scale.ticks
    ]
    unit = label(drawing.unit, width - columns.start - 8, SMALL)
    right = max(scale.at(scale.ticks[-1]), columns.start + unit.width)
    return [*marks, *unit.at(right, bottom + 13, "end", MUTED)]
