"""Coded passages in a transcript: lines under the words, each in its own lane.

Codings that overlap lie in different lanes, so that each can be followed from its beginning to
its end. Codings of one aspect on the very same words share a line: which they are is told by the
codes in the margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.document import Piece, Utterance
from qualcode.renderers.html.evidence import Evidence
from qualcode.renderers.reading import text

LANES = 5
"""Lanes that fit between two lines of text; what is coded more often shares the last one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A line under some pieces of a turn: the passages it stands for, its lane and its aspect."""

    passages: tuple[int, ...]
    aspect: int
    lane: int
    pieces: frozenset[int]

    @property
    def first(self) -> int:
        """The piece with which it begins."""
        return min(self.pieces)

    @property
    def last(self) -> int:
        """The piece with which it ends."""
        return max(self.pieces)


@dataclass(frozen=True, slots=True)
class Chip:
    """A code in the margin with the passages that it stands for; none where they are unknown."""

    text: str
    passages: tuple[int, ...] = ()
    aspect: int = 0


def marks(pieces: Sequence[Piece], evidence: Evidence) -> tuple[Mark, ...]:
    """The lines under a turn, the longer ones further below."""
    found: list[Mark] = []
    for (aspect, covered), numbers in _lines(pieces, evidence):
        reach = range(min(covered), max(covered) + 1)
        taken = {one.lane for one in found if one.first in reach or reach[0] in _reach(one)}
        lane = next((one for one in range(LANES) if one not in taken), LANES - 1)
        found.append(Mark(tuple(numbers), aspect, lane, covered))
    return tuple(sorted(found, key=lambda one: one.lane))


def chips(said: Utterance, evidence: Evidence) -> tuple[Chip, ...]:
    """The codes in the margin of a turn, with what they stand for in it."""
    numbers = evidence.numbers(one for piece in said.pieces for one in piece.codings)
    return tuple(_chip(text(code), numbers, evidence) for code in said.codes)


def _chip(code: str, numbers: Iterable[int], evidence: Evidence) -> Chip:
    of_code = [one for one in numbers if _names(code, evidence.passages[one].code)]
    signed = [one for one in of_code if _says(code, evidence.passages[one].sign)]
    chosen = tuple(signed or of_code)
    return Chip(code, chosen, evidence.aspect(chosen[0])) if chosen else Chip(code)


def _names(shown: str, code: str) -> bool:
    rest = shown[len(code) :]
    return shown.startswith(code) and not rest[:1].isalnum() and rest[:1] != "."


def _says(shown: str, sign: str) -> bool:
    return bool(sign) and sign in shown


def _reach(one: Mark) -> range:
    return range(one.first, one.last + 1)


def _lines(
    pieces: Sequence[Piece], evidence: Evidence
) -> list[tuple[tuple[int, frozenset[int]], list[int]]]:
    """What is to be drawn: (aspect, its pieces) with its passages, shorter ones first."""
    covered: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        for number in evidence.numbers(piece.codings):
            covered.setdefault(number, []).append(at)
    lines: dict[tuple[int, frozenset[int]], list[int]] = {}
    for number, where in covered.items():
        lines.setdefault((evidence.aspect(number), frozenset(where)), []).append(number)
    return sorted(lines.items(), key=lambda one: (len(one[0][1]), min(one[0][1])))
