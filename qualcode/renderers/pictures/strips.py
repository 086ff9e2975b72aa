"""Transcripts from left to right, with a row for each code that shows where it was coded."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Strip, Strips
from qualcode.renderers.pictures.labelling import Label, column, framed, label
from qualcode.renderers.pictures.marks import MUTED, WASH, Box, Mark, Picture, Text, Trace, around
from qualcode.renderers.pictures.palette import GRID, series

_SIZE, _HIGH, _TRACK, _GAP, _BETWEEN, _LEAST = 7.5, 10.5, 7.0, 6.0, 9.0, 1.2


def strips(drawing: Strips, width: float) -> Picture:
    """The picture of coverage strips."""
    names = column(drawing.rows, width * 0.38, _SIZE)
    rows = [label(words, names, _SIZE) for words in drawing.rows]
    left = names + _GAP if names else 0.0
    length = max(60.0, width - 20 - left)
    marks: list[Mark] = []
    top = 0.0
    for strip in drawing.strips:
        drawn = [*_strip(drawing, strip, rows, left, length, top)]
        marks += drawn
        top = around(drawn or marks)[3] + _BETWEEN
    if drawing.strips:
        marks += _scale(left, length, top - _BETWEEN + 2)
    return framed(marks, width)


def _strip(
    drawing: Strips, strip: Strip, rows: list[Label], left: float, length: float, top: float
) -> Iterator[Mark]:
    title = label(strip.label, left + length, 8.5, bold=True)
    yield from title.at(0, top)
    top += title.height + 2
    for number, name in enumerate(rows):
        high = max(_HIGH, name.height)
        yield from name.at(left - _GAP, top + (high - name.height) / 2, "end", MUTED)
        y = top + (high - _TRACK) / 2
        yield Box(left, y, length, _TRACK, WASH)
        color = series(number, drawing.colors[number] if number < len(drawing.colors) else "")
        for span in strip.spans:
            if span.row == number:
                yield _span(span.start, span.end, left, length, y, color)
        top += high + 1.5


def _span(start: float, end: float, left: float, length: float, y: float, color: str) -> Mark:
    start, end = max(0.0, min(start, 1.0)), max(0.0, min(end, 1.0))
    wide = max(_LEAST, (end - start) * length)
    x = min(left + start * length, left + length - wide)
    return Box(x, y, wide, _TRACK, color)


def _scale(left: float, length: float, top: float) -> Iterator[Mark]:
    for share in (0, 25, 50, 75, 100):
        x = left + length * share / 100
        yield Trace(((x, top), (x, top + 3)), GRID)
        yield Text(x, top + 11, f"{share}%", _SIZE, "middle", color=MUTED)
