"""What counts as near: the same characters, the same sentence, the same turn, or some sentences.

Every passage becomes a stretch of whole numbers (characters, sentences or turns, counted through
its source), so that near means the same everywhere: two stretches touch, or are so far apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from qualcode.coders.sentences import stretches
from qualcode.model.source import Source

Stretch = tuple[int, int]
"""A first and a last number; the last belongs to it."""


class Unit(StrEnum):
    """What two passages must share."""

    OVERLAP = "overlap"
    SENTENCE = "sentence"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Nearness:
    """What two passages must share, or how many `sentences` of their source they may be apart."""

    unit: Unit = Unit.OVERLAP
    sentences: int = 0


class Ruler:
    """Measures the passages of one source; sentences of all who speak in it are counted."""

    def __init__(self, source: Source, unit: Unit) -> None:
        self._characters = unit is Unit.OVERLAP
        spans = list(_spans(source, unit))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __call__(self, start: int, end: int) -> Stretch:
        """The stretch that a passage takes; what lies between sentences goes with the next."""
        if self._characters:
            return start, end - 1
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end) - 1)


def _spans(source: Source, unit: Unit) -> Iterator[Stretch]:
    for segment in source.segments:
        if unit is Unit.TURN:
            yield segment.start, segment.end
        elif unit is Unit.SENTENCE and segment.number:
            shift = segment.speech.start
            yield from (
                (shift + start, shift + end) for start, end in stretches(segment.speech.text)
            )


class Stretches:
    """Stretches in the order of their beginnings, quickly asked which come near another."""

    def __init__(self, known: Iterable[Stretch]) -> None:
        ordered = list(known)
        self._firsts = [first for first, _ in ordered]
        self._lasts = [last for _, last in ordered]
        # How far any stretch reaches up to this one: before it falls short, nothing comes near.
        self._reach = list(accumulate(self._lasts, max))

    def near(self, wanted: Stretch, apart: int = 0) -> bool:
        """Whether any of them comes within `apart` of the wanted one."""
        first, last = wanted
        before = bisect_right(self._firsts, last + apart)
        return before > 0 and self._reach[before - 1] >= first - apart

    def touching(self, wanted: Stretch) -> Iterator[int]:
        """The numbers, from 0, of those that share something with the wanted one, last first."""
        first, last = wanted
        number = bisect_right(self._firsts, last) - 1
        while number >= 0 and self._reach[number] >= first:
            if self._lasts[number] >= first:
                yield number
            number -= 1
