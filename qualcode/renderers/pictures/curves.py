"""Quadratic Bézier curves: places on them and parts of them (de Casteljau)."""

from __future__ import annotations

from typing import TypeAlias

from qualcode.renderers.pictures.marks import Point

Bend: TypeAlias = tuple[Point, Point, Point]


def point_on(bend: Bend, share: float) -> Point:
    """The place on a curve after that share of it, 0 to 1."""
    start, middle, end = bend
    return _between(_between(start, middle, share), _between(middle, end, share), share)


def part(bend: Bend, first: float, last: float) -> Bend:
    """The curve from one share of it to another."""
    start, middle, end = bend
    control = _between(_between(start, middle, first), _between(middle, end, first), last)
    return point_on(bend, first), control, point_on(bend, last)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
