"""The points of lines: shapes that are told apart without colours."""

from __future__ import annotations

from qualcode.renderers.pictures.marks import Box, Mark, Oval, Pen, Point, Polygon
from qualcode.renderers.pictures.palette import WHITE, series

_RADIUS = 2.9


def marker(number: int, x: float, y: float) -> Mark:
    """The point of the line of that number; every second shape is hollow."""
    color, r = series(number), _RADIUS
    hollow = number % 2 == 1
    fill, pen = (WHITE, Pen(color, 1.3)) if hollow else (color, Pen(color, 0.6))
    match number % 5:
        case 0:
            return Oval(x, y, r, r, fill, pen)
        case 1:
            return Box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, fill, pen)
        case 2:
            return Polygon(_triangle(x, y, r), fill, pen)
        case 3:
            points = ((x, y - r * 1.35), (x + r * 1.35, y), (x, y + r * 1.35), (x - r * 1.35, y))
            return Polygon(points, fill, pen)
        case _:
            return Polygon(_triangle(x, y, -r), fill, pen)


def _triangle(x: float, y: float, r: float) -> tuple[Point, ...]:
    return (x, y - r * 1.25), (x + abs(r) * 1.2, y + r), (x - abs(r) * 1.2, y + r)
