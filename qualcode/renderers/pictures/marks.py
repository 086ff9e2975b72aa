"""What pictures are made of: marks at places, in points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from qualcode.renderers.pictures.lettering import ASCENT, DESCENT, breadth

Point: TypeAlias = tuple[float, float]
Extent: TypeAlias = tuple[float, float, float, float]

# Colours that follow the page; all others are `#rrggbb`.
INK, MUTED, FAINT, WASH, PAPER = "ink", "muted", "faint", "wash", "paper"


class Hatch(Enum):
    """How a box is filled besides its colour, so that it is told apart without colours."""

    NONE = "none"
    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    LEVEL = "level"
    UPRIGHT = "upright"


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn. `dashes` are lengths drawn and left out in turn."""

    color: str = INK
    thickness: float = 0.8
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `hatch` is drawn over its fill in the colour `hatched`."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    pen: Pen | None = None
    radius: float = 0.0
    hatch: Hatch = Hatch.NONE
    hatched: str = INK


@dataclass(frozen=True, slots=True)
class Oval:
    """A circle or an ellipse around a centre."""

    x: float
    y: float
    across: float
    up: float
    fill: str = ""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape with straight sides, such as the head of an arrow."""

    points: tuple[Point, ...]
    fill: str = ""
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points; `curved` ones are cubic Bézier curves that share their ends."""

    points: tuple[Point, ...]
    pen: Pen = Pen()
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its base line at `y`; `rotated` text reads upwards from there."""

    x: float
    y: float
    words: str
    size: float
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    color: str = INK
    rotated: bool = False

    @property
    def length(self) -> float:
        """How long the line is in points."""
        return breadth(self.words, self.size, self.bold)


Mark: TypeAlias = Box | Oval | Polygon | Trace | Text


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks on a canvas, in the order in which they are painted."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def extent(mark: Mark) -> Extent:
    """The left, upper, right and lower edge of a mark, without the thickness of its line."""
    match mark:
        case Box():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Oval():
            return mark.x - mark.across, mark.y - mark.up, mark.x + mark.across, mark.y + mark.up
        case Text():
            return _text_extent(mark)
        case Polygon() | Trace():
            across, down = zip(*mark.points, strict=True)
            return min(across), min(down), max(across), max(down)


def _text_extent(mark: Text) -> Extent:
    length, up, down = mark.length, mark.size * ASCENT, mark.size * DESCENT
    before = {"start": 0.0, "middle": length / 2, "end": length}[mark.anchor]
    if mark.rotated:
        bottom = mark.y + before
        return mark.x - up, bottom - length, mark.x + down, bottom
    left = mark.x - before
    return left, mark.y - up, left + length, mark.y + down


def around(marks: Iterable[Mark]) -> Extent:
    """The edges of several marks together; all zero for none."""
    edges = [extent(mark) for mark in marks]
    if not edges:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = zip(*edges, strict=True)
    return min(left), min(top), max(right), max(bottom)


def overlap(one: Extent, other: Extent, slack: float = 0.01) -> bool:
    """Whether two extents share more than an edge."""
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )
