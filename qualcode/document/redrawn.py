"""Drawings with every word put into a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, assert_never

from qualcode.document.picture import (
    BarGroup,
    Bars,
    Drawing,
    HeatMap,
    Lane,
    Lines,
    Network,
    Scatter,
    Sign,
    Strips,
    Timeline,
)
from qualcode.document.words import Words

Say: TypeAlias = Callable[[Words], str]


def resolved_drawing(drawing: Drawing, say: Say) -> Drawing:
    """A drawing whose labels are text."""
    match drawing:
        case Bars():
            return _bars(drawing, say)
        case HeatMap(rows, columns, _, unit, _):
            return replace(
                drawing, rows=_all(rows, say), columns=_all(columns, say), unit=say(unit)
            )
        case Network():
            return _network(drawing, say)
        case Timeline(moments, lanes):
            return Timeline(_all(moments, say), tuple(_lane(lane, say) for lane in lanes))
        case Strips(rows, strips, colors):
            labelled = tuple(replace(one, label=say(one.label)) for one in strips)
            return Strips(_all(rows, say), labelled, colors)
        case Scatter():
            return _scatter(drawing, say)
        case Lines():
            return _lines(drawing, say)
        case _:
            assert_never(drawing)


def _all(words: tuple[Words, ...], say: Say) -> tuple[Words, ...]:
    return tuple(map(say, words))


def _bars(drawing: Bars, say: Say) -> Bars:
    groups = tuple(_bar_group(group, say) for group in drawing.groups)
    whole = tuple(_bar_group(group, say) for group in drawing.whole)
    signs = _signs(drawing.signs, say)
    unit, by = say(drawing.unit), say(drawing.by)
    return replace(drawing, groups=groups, whole=whole, unit=unit, signs=signs, by=by)


def _signs(signs: tuple[tuple[Sign, Words], ...], say: Say) -> tuple[tuple[Sign, Words], ...]:
    return tuple((sign, say(meaning)) for sign, meaning in signs)


def _bar_group(group: BarGroup, say: Say) -> BarGroup:
    bars = tuple(replace(bar, label=say(bar.label)) for bar in group.bars)
    return BarGroup(say(group.label), bars)


def _network(drawing: Network, say: Say) -> Network:
    return replace(
        drawing,
        nodes=tuple(replace(one, label=say(one.label)) for one in drawing.nodes),
        arrows=tuple(replace(one, label=say(one.label)) for one in drawing.arrows),
        asserted=say(drawing.asserted),
        suggested=say(drawing.suggested),
        signs=_signs(drawing.signs, say),
    )


def _lane(lane: Lane, say: Say) -> Lane:
    happenings = tuple(replace(one, label=say(one.label)) for one in lane.happenings)
    return Lane(say(lane.label), happenings)


def _scatter(drawing: Scatter, say: Say) -> Scatter:
    return Scatter(
        say(drawing.across),
        _all(drawing.across_grades, say),
        say(drawing.up),
        _all(drawing.up_grades, say),
        tuple(replace(one, label=say(one.label)) for one in drawing.dots),
    )


def _lines(drawing: Lines, say: Say) -> Lines:
    return Lines(
        _all(drawing.moments, say),
        tuple(replace(one, label=say(one.label)) for one in drawing.lines),
        say(drawing.unit),
        _all(drawing.grades, say),
    )
