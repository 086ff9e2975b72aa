"""Drawings divided into parts that are each read alone, for what is too large for one page.

Bars go apart between groups, heat maps between rows or columns, timelines between lanes or
moments, strips between transcripts or codes, lines between lines, networks between parts that no
arrow joins. All parts keep the scale of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar, assert_never

from qualcode.document import (
    BarGroup,
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
from qualcode.renderers.reading import text

# Letters of a group's name beside each bar, and the gap between groups in bars.
_LETTERS, _GAP = 25, 0.6
_HALVINGS = 24

_Part = TypeVar("_Part")


def divided(drawing: Drawing, parts: int, wide: bool, fuller: float = 1) -> list[Drawing]:
    """A drawing in so many parts, or fewer where it cannot be divided so often.

    `wide` ones are too wide for their page rather than too high. Bars may be divided so that the
    first parts are `fuller` than even ones by that factor, and the last one is lower.
    """
    match drawing:
        case Bars():
            return [*_bars(drawing, parts, fuller)]
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


def _even_runs(
    items: Sequence[_Part], parts: int, height: Callable[[_Part], float], fuller: float
) -> Iterator[Sequence[_Part]]:
    """The items in their order in runs, none of them empty, the highest as low as can be.

    The first ones are as high as that lets them, so that the last one leaves room for the text.
    """
    heights = list(map(height, items))
    parts = max(1, min(parts, len(items)))
    most = _lowest(heights, parts) * fuller
    start, done = 0, 0.0
    for at, high in enumerate(heights):
        # Each part still to come has an item of its own.
        wanted = len(items) - at <= parts - 1
        if at > start and parts > 1 and (done + high > most or wanted):
            yield items[start:at]
            start, done, parts = at, 0.0, parts - 1
        done += high
    yield items[start:]


def _lowest(heights: Sequence[float], parts: int) -> float:
    """About the least height that the highest run can have, of so many runs."""
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _runs_needed(heights, middle) <= parts:
            high = middle
        else:
            low = middle
    return high


def _runs_needed(heights: Sequence[float], most: float) -> int:
    count, done = 1, 0.0
    for high in heights:
        if done + high > most:
            count, done = count + 1, 0.0
        done += high
    return count


def _bars(drawing: Bars, parts: int, fuller: float) -> Iterator[Drawing]:
    totals = (sum(max(0, count) for _, count in bar.parts)
              for group in drawing.groups for bar in group.bars)  # fmt: skip
    most = max(drawing.most, *totals, 0)
    groups = drawing.groups
    if len(groups) == 1:
        groups = tuple(replace(groups[0], bars=tuple(run)) for run in _runs(groups[0].bars, parts))
    for run in _even_runs(groups, parts, _height, fuller):
        yield replace(drawing, groups=tuple(run), most=most, whole=drawing.groups)


def _height(group: BarGroup) -> float:
    """About how high a group is, in bars: its bars or its name beside them, and a gap."""
    return max(len(group.bars), len(text(group.label)) / _LETTERS) + _GAP


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
