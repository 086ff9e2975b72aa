"""Labels: text in as many lines as its column needs, and boxes put around marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from qualcode.document import Words
from qualcode.renderers.pictures.lettering import ASCENT, LEADING, breadth, wrapped
from qualcode.renderers.pictures.marks import INK, Mark, Picture, Point, Text, Trace, around

from qualcode.renderers.pictures.marks import Box, Oval, Polygon  # isort: skip
from qualcode.renderers.reading import text

SIZE, SMALL = 9.0, 8.0
MARGIN = 4.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text broken into lines."""

    lines: tuple[str, ...]
    size: float = SIZE
    bold: bool = False

    @property
    def width(self) -> float:
        """The length of the longest line."""
        return max((breadth(line, self.size, self.bold) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return len(self.lines) * self.size * LEADING

    def at(
        self,
        x: float,
        top: float,
        anchor: Literal["start", "middle", "end"] = "start",
        color: str = INK,
    ) -> list[Mark]:
        """The lines as marks, the first with its top at `top`."""
        first = top + self.size * (ASCENT + (LEADING - 1) / 2)
        step = self.size * LEADING
        return [
            Text(x, first + n * step, line, self.size, anchor, self.bold, color)
            for n, line in enumerate(self.lines)
        ]

    def upwards(self, x: float, bottom: float, color: str = INK) -> list[Mark]:
        """The lines as marks that read upwards from `bottom`, the first with its top at `x`."""
        first = x + self.size * (ASCENT + (LEADING - 1) / 2)
        step = self.size * LEADING
        return [
            Text(first + n * step, bottom, line, self.size, "start", self.bold, color, True)
            for n, line in enumerate(self.lines)
        ]


def label(words: Words, width: float, size: float = SIZE, bold: bool = False) -> Label:
    """A label for a column of that width."""
    return Label(wrapped(text(words), size, width, bold), size, bold)


def column(labels: Iterable[Words], most: float, size: float = SIZE, bold: bool = False) -> float:
    """The width of a column of labels: that of the longest line, at most `most`."""
    return max((label(one, most, size, bold).width for one in labels), default=0.0)


def moved(mark: Mark, across: float, down: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case Box() | Oval() | Text():
            return replace(mark, x=mark.x + across, y=mark.y + down)
        case Polygon() | Trace():
            return replace(mark, points=tuple(_moved(one, across, down) for one in mark.points))


def _moved(point: Point, across: float, down: float) -> Point:
    return point[0] + across, point[1] + down


def framed(marks: Iterable[Mark], width: float = 0.0, margin: float = MARGIN) -> Picture:
    """The marks on a canvas that holds them all, at least as wide as asked."""
    marks = tuple(marks)
    left, top, right, bottom = around(marks)
    across, down = max(0.0, margin - left), margin - top
    if not width:
        across = margin - left
    placed = tuple(moved(mark, across, down) for mark in marks)
    return Picture(max(width, right + across + margin), bottom + down + margin, placed)
