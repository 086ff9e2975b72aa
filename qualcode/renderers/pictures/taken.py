"""What is taken on a page already, so that words do not fall on each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.renderers.pictures.marks import Extent, Point, overlap


@dataclass(slots=True)
class Taken:
    """Fields that are taken, and points of lines, in order, that words had better not hide."""

    edges: list[Extent]
    lines: list[Point]

    @classmethod
    def of(cls, edges: Iterable[Extent], lines: Iterable[Sequence[Point]]) -> Taken:
        """A page with these fields and lines."""
        return cls(list(edges), sorted(point for line in lines for point in line))

    def free(self, wide: float, high: float, near: Iterable[Point], far: Iterable[Point]) -> Point:
        """A spot for a field of that size, which is taken then.

        Of the `near` ones that are free it is the one that hides the fewest lines, else the first
        free one of the `far` ones.
        """
        fields = [(_around(spot, wide, high), spot) for spot in near]
        there = [one for one in fields if self._is_free(one[0])]
        if there:
            field, spot = min(there, key=lambda one: self._hides(one[0]))
        else:
            tried = ((_around(spot, wide, high), spot) for spot in far)
            field, spot = next(one for one in tried if self._is_free(one[0]))
        self.edges.append(field)
        return spot

    def _is_free(self, field: Extent) -> bool:
        return not any(overlap(field, one) for one in self.edges)

    def _hides(self, field: Extent) -> int:
        left, top, right, bottom = field
        first, last = (bisect_left(self.lines, (x, top)) for x in (left, right))
        return sum(top < y < bottom for _, y in self.lines[first:last])


def _around(spot: Point, wide: float, high: float) -> Extent:
    x, y = spot
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2
