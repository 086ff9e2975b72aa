"""Hatched fillings as lines."""

from __future__ import annotations

from qualcode.renderers.pictures.marks import Box, Hatch, Point

_PERIOD = 4.0

Stroke = tuple[Point, Point]


def hatched(box: Box) -> list[Stroke]:
    """The lines that fill a box, cut at its edges."""
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
    return [start + _PERIOD * (n + 0.5) for n in range(int(length / _PERIOD + 0.5))]


def _slanting(box: Box) -> list[Stroke]:
    """Lines that rise to the right at 45 degrees, where x and y make the same sum."""
    right, low = box.x + box.width, box.y + box.height
    found = []
    place = _PERIOD
    while place < box.width + box.height:
        whole = box.x + box.y + place
        start = max(box.x, whole - low)
        end = min(right, whole - box.y)
        if end > start:
            found.append(((start, whole - start), (end, whole - end)))
        place += _PERIOD
    return found
