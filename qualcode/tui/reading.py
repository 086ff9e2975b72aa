"""The words, sentences and turns that can be coded, and the way from one to the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cached_property

from qualcode.coders.sentences import stretches
from qualcode.tui.parts import Part

Span = tuple[int, int]
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


class Unit(Enum):
    """What the cursor goes by."""

    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"


class Reading:
    """What can be coded in a source, cut into units; the cutting is done where it is looked at."""

    def __init__(self, text: str, parts: Sequence[Part]) -> None:
        self._text = text
        self._parts = tuple(part for part in parts if part.codable)
        self._starts = [part.start for part in self._parts]
        self._known: dict[tuple[Unit, int], list[Span]] = {}

    @cached_property
    def turns(self) -> tuple[Span, ...]:
        """The passages that can be coded, in order."""
        return tuple((part.start, part.end) for part in self._parts)

    def part_at(self, offset: int) -> Part | None:
        """The part that holds an offset, or None where it is not to be coded."""
        number = self._number(offset)
        part = self._parts[number] if number >= 0 else None
        return part if part is not None and offset <= part.end else None

    def around(self, unit: Unit, offset: int) -> Span | None:
        """The unit that holds an offset; between two units the one before, else the first."""
        number = self._number(offset)
        if number < 0 or offset > self._parts[number].end:
            return None
        spans = self._units(unit, number)
        before = bisect_right(spans, (offset, len(self._text) + 1))
        return spans[max(0, before - 1)] if spans else None

    def after(self, unit: Unit, offset: int) -> Span | None:
        """The first unit that begins behind an offset."""
        number = self._number(offset)
        for candidate in range(max(number, 0), len(self._parts)):
            spans = self._units(unit, candidate)
            place = bisect_right(spans, (offset, len(self._text) + 1))
            if place < len(spans):
                return spans[place]
        return None

    def before(self, unit: Unit, offset: int) -> Span | None:
        """The last unit that begins before an offset."""
        for candidate in range(self._number(offset), -1, -1):
            spans = self._units(unit, candidate)
            place = bisect_right(spans, (offset, -1))
            if place:
                return spans[place - 1]
        return None

    def _number(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _units(self, unit: Unit, number: int) -> list[Span]:
        key = unit, number
        if key not in self._known:
            part = self._parts[number]
            self._known[key] = _CUTTERS[unit](self._text, part.start, part.end)
        return self._known[key]


def _words(text: str, start: int, end: int) -> list[Span]:
    return [found.span() for found in _WORD.finditer(text, start, end)]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    return [(start + begin, start + stop) for begin, stop in stretches(text[start:end])]


def _turn(text: str, start: int, end: int) -> list[Span]:
    return [(start, end)]


_CUTTERS: dict[Unit, Callable[[str, int, int], list[Span]]] = {
    Unit.WORD: _words,
    Unit.SENTENCE: _sentences,
    Unit.TURN: _turn,
}
