"""Which codings cover which stretch of a source, found in time proportional to what is found.

On a screen each coding has a track, for its bar beside the text; two that meet on a line never
share one.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qualcode.model.coding import Coding


@dataclass(frozen=True, slots=True)
class Mark:
    """A coding on the screen."""

    coding: Coding

    @property
    def start(self) -> int:
        """Where its passage begins."""
        return self.coding.start

    @property
    def end(self) -> int:
        """The offset behind its passage."""
        return self.coding.end

    @property
    def open(self) -> bool:
        """Whether it is a proposal that nobody has judged."""
        return not self.coding.reviewed


class Underlays:
    """The codings of one source."""

    def __init__(self, codings: Iterable[Coding]) -> None:
        ordered = sorted(codings, key=lambda one: (one.start, -one.end))
        self.marks = tuple(map(Mark, ordered))
        self._starts = [mark.start for mark in self.marks]
        self._leaves = 1 << max(0, len(self.marks) - 1).bit_length()
        self._reach = _reach([mark.end for mark in self.marks], self._leaves)

    def between(self, start: int, end: int) -> list[Mark]:
        """The codings that share a character with a stretch, in the order of their passages."""
        behind = bisect_left(self._starts, end)
        found: list[Mark] = []
        waiting = [(1, 0, self._leaves)]
        while waiting:
            node, low, high = waiting.pop()
            if low >= behind or self._reach[node] <= start:
                continue
            if high - low == 1:
                found.append(self.marks[low])
                continue
            middle = (low + high) // 2
            waiting += [(2 * node + 1, middle, high), (2 * node, low, middle)]
        return found

    def beginning(self, start: int, end: int) -> Sequence[Mark]:
        """The codings whose passage begins in a stretch."""
        return self.marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def painted(marks: Sequence[Mark], start: int, end: int) -> list[Mark | None]:
    """For each offset of a stretch the coding whose colour it takes: the shortest one there."""
    cells: list[Mark | None] = [None] * max(0, end - start)
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one.start)):
        first, last = max(0, mark.start - start), min(len(cells), mark.end - start)
        if first < last:
            cells[first:last] = [mark] * (last - first)
    return cells


def _reach(ends: Sequence[int], leaves: int) -> list[int]:
    """For each node of a binary tree over the codings the furthest end below it."""
    reach = [-1] * (2 * leaves)
    reach[leaves : leaves + len(ends)] = ends
    for node in range(leaves - 1, 0, -1):
        reach[node] = max(reach[2 * node], reach[2 * node + 1])
    return reach


def tracks(marks: Iterable[Mark], line_of: Callable[[int], int]) -> dict[str, int]:
    """By the id of a coding the number of its track: the lowest that is free on all its lines.

    Args:
        marks: In the order of their passages.
        line_of: The line on which an offset stands.
    """
    found: dict[str, int] = {}
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    for mark in marks:
        first, last = line_of(mark.start), line_of(mark.end - 1)
        while busy and busy[0][0] < first:
            heapq.heappush(free, heapq.heappop(busy)[1])
        track = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (last, track))
        found[mark.coding.id] = track
    return found
