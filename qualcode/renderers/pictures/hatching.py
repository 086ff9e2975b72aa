"""Hatched fillings as lines."""

from __future__ import annotations

from qualcode.renderers.pictures.marks import Box, Hatch, Point

PERIOD = 4.0

Stroke = tuple[Point, Point]


def strokes(hatch: Hatch, side: float) -> list[Stroke]:
    """The lines in one square of a pattern that is repeated.

    Slanting lines come in threes: the corners belong to the neighbours' lines.
    """
    half, edge = side / 2, side / 4
    rising = [((-edge, edge), (edge, -edge)), ((0.0, side), (side, 0.0)),
              ((side - edge, side + edge), (side + edge, side - edge))]  # fmt: skip
    falling = [((side - a[0], a[1]), (side - b[0], b[1])) for a, b in rising]
    return {
        Hatch.NONE: [],
        Hatch.RISING: rising,
        Hatch.FALLING: falling,
        Hatch.CROSSED: [*rising, *falling],
        Hatch.LEVEL: [((0.0, half), (side, half))],
        Hatch.UPRIGHT: [((half, 0.0), (half, side))],
    }[hatch]


def hatched(box: Box) -> list[Stroke]:
    """The lines that fill a box, cut at its edges, for formats without patterns."""
    match box.hatch:
        case Hatch.NONE:
            return []
        case Hatch.RISING:
            return _slanting(box)
        case Hatch.FALLING:
            middle = 2 * box.x + box.width
            return [((middle - a[0], a[1]), (middle - b[0], b[1])) for a, b in _slanting(box)]
        case Hatch.CROSSED:
            middle = 2 * box.x + box.width
            rising = _slanting(box)
            return [*rising, *(((middle - a[0], a[1]), (middle - b[0], b[1])) for a, b in rising)]
        case Hatch.LEVEL:
            right = box.x + box.width
            return [((box.x, y), (right, y)) for y in _steps(box.y, box.height)]
        case Hatch.UPRIGHT:
            low = box.y + box.height
            return [((x, box.y), (x, low)) for x in _steps(box.x, box.width)]


def _steps(start: float, length: float) -> list[float]:
    return [start + PERIOD * (n + 0.5) for n in range(int(length / PERIOD + 0.5))]


def _slanting(box: Box) -> list[Stroke]:
    """Lines that rise to the right at 45 degrees, where x and y make the same sum."""
    right, low = box.x + box.width, box.y + box.height
    found = []
    place = PERIOD
    while place < box.width + box.height:
        whole = box.x + box.y + place
        start = max(box.x, whole - low)
        end = min(right, whole - box.y)
        if end > start:
            found.append(((start, whole - start), (end, whole - end)))
        place += PERIOD
    return found
