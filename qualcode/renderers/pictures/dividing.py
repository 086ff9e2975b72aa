"""Drawings divided into parts that are each read alone, for what is too large for one page.

Bars go apart between groups, heat maps between rows or columns, timelines between lanes or
moments, strips between transcripts or codes, lines between lines, networks between parts that no
arrow joins. All parts keep the scale of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar, assert_never

from qualcode.document import (
    Bars,
    Drawing,
    HeatMap,
    Lane,
    Lines,
    Network,
    Scatter,
    Strip,
    Strips,
    Timeline,
)
from qualcode.document.strongest import strongest
from qualcode.renderers.pictures.palette import series

_Part = TypeVar("_Part")


def divided(drawing: Drawing, parts: int, wide: bool) -> list[Drawing]:
    """A drawing in so many parts, or fewer where it cannot be divided so often.

    `wide` ones are too wide for their page rather than too high.
    """
    match drawing:
        case Bars():
            return [*_bars(drawing, parts)]
        case HeatMap():
            return [*_heat_map(drawing, parts, wide)]
        case Timeline():
            return [*_timeline(drawing, parts, wide)]
        case Strips():
            return [*_strips(drawing, parts)]
        case Lines():
            runs = _runs(drawing.lines, parts)
            return [replace(drawing, lines=tuple(run)) for run in runs]
        case Network():
            return [*_network(drawing, parts)]
        case Scatter():
            return [drawing]
        case _:
            assert_never(drawing)


def _runs(items: Sequence[_Part], parts: int) -> list[Sequence[_Part]]:
    """The items in their order in about equal runs, none of them empty."""
    parts = max(1, min(parts, len(items)))
    ends = [round(len(items) * n / parts) for n in range(parts + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def _bars(drawing: Bars, parts: int) -> Iterator[Drawing]:
    totals = (sum(max(0, count) for _, count in bar.parts)
              for group in drawing.groups for bar in group.bars)  # fmt: skip
    most = max(drawing.most, *totals, 0)
    groups = drawing.groups
    if len(groups) == 1:
        groups = tuple(replace(groups[0], bars=tuple(run)) for run in _runs(groups[0].bars, parts))
    for run in _runs(groups, parts):
        yield replace(drawing, groups=tuple(run), most=most)


def _heat_map(drawing: HeatMap, parts: int, wide: bool) -> Iterator[Drawing]:
    values = (value for row in drawing.values for value in row if value is not None)
    most = max(drawing.most, *values, 0)
    if wide and len(drawing.columns) > 1:
        for run in _runs(range(len(drawing.columns)), parts):
            some = slice(run[0], run[-1] + 1)
            cut = tuple(row[some] for row in drawing.values)
            yield replace(drawing, columns=drawing.columns[some], values=cut, most=most)
        return
    for run in _runs(range(len(drawing.rows)), parts):
        some = slice(run[0], run[-1] + 1) if run else slice(0)
        yield replace(drawing, rows=drawing.rows[some], values=drawing.values[some], most=most)


def _timeline(drawing: Timeline, parts: int, wide: bool) -> Iterator[Drawing]:
    if not wide or len(drawing.moments) < 2:
        for lanes in _runs(drawing.lanes, parts):
            yield replace(drawing, lanes=tuple(lanes))
        return
    for run in _runs(range(len(drawing.moments)), parts):
        yield replace(
            drawing,
            moments=drawing.moments[run[0] : run[-1] + 1],
            lanes=tuple(_of_moments(lane, run) for lane in drawing.lanes),
        )


def _of_moments(lane: Lane, moments: Sequence[int]) -> Lane:
    """What happened at some moments, which are counted from the first of them."""
    some = (one for one in lane.happenings if one.moment in moments)
    moved = (replace(one, moment=one.moment - moments[0]) for one in some)
    return replace(lane, happenings=tuple(moved))


def _strips(drawing: Strips, parts: int) -> Iterator[Drawing]:
    """Between transcripts; a single one between its codes, which keep their colours."""
    if len(drawing.strips) > 1:
        for strips in _runs(drawing.strips, parts):
            yield replace(drawing, strips=tuple(strips))
        return
    own = (*drawing.colors, *[""] * len(drawing.rows))
    colors = tuple(series(number, own[number]) for number in range(len(drawing.rows)))
    for run in _runs(range(len(drawing.rows)), parts):
        if not run:
            yield drawing
            continue
        first, end = run[0], run[-1] + 1
        cut = tuple(_of_rows(strip, first, end) for strip in drawing.strips)
        yield Strips(drawing.rows[first:end], cut, colors[first:end])


def _of_rows(strip: Strip, first: int, end: int) -> Strip:
    some = (span for span in strip.spans if first <= span.row < end)
    return replace(strip, spans=tuple(replace(span, row=span.row - first) for span in some))


def _network(drawing: Network, parts: int) -> Iterator[Drawing]:
    shown = strongest(drawing)
    pieces = _pieces(shown)
    if drawing.round or len(pieces) < 2:
        yield drawing
        return
    for some in _filled(pieces, parts):
        there = {name for piece in some for name in piece}
        yield replace(
            shown,
            nodes=tuple(node for node in shown.nodes if node.id in there),
            arrows=tuple(arrow for arrow in shown.arrows if arrow.source in there),
        )


def _pieces(network: Network) -> list[list[str]]:
    """The nodes that arrows join, directly or over others, together; in the order of the first."""
    piece = {node.id: [node.id] for node in network.nodes}
    for arrow in network.arrows:
        if arrow.source in piece and arrow.target in piece:
            one, other = piece[arrow.source], piece[arrow.target]
            if one is not other:
                one += other
                piece |= dict.fromkeys(other, one)
    return list({id(names): names for names in piece.values()}.values())


def _filled(pieces: Sequence[list[str]], parts: int) -> Iterator[list[list[str]]]:
    """The pieces, the largest first, in so many runs with about as many nodes each.

    So a small piece does not make a picture of its own between two large ones.
    """
    total = sum(map(len, pieces))
    runs: dict[int, list[list[str]]] = {}
    done = 0
    for piece in sorted(pieces, key=len, reverse=True):
        runs.setdefault(int((done + len(piece) / 2) * parts / total), []).append(piece)
        done += len(piece)
    yield from runs.values()
