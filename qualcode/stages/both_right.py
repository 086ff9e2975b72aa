"""Whether voices that contradict each other may both be right, since each speaks of something else.

The status of a finding, the tactics and the tables of triangulation all ask here, so that none of
them says what another denies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from qualcode.stages.positions import VoicePosition
from qualcode.study import Evidence

Pair = tuple[VoicePosition, VoicePosition]


class Apart(StrEnum):
    """What two voices have apart: they speak of different cases, or of different periods."""

    CASES = "cases"
    PERIODS = "periods"


_PARTS: dict[Apart, Callable[[Evidence], str | None]] = {
    Apart.CASES: lambda row: row.case,
    Apart.PERIODS: lambda row: row.source.entry.period,
}


def apart(one: VoicePosition, other: VoicePosition) -> Apart | None:
    """By what two voices may both be right: cases differ, and things develop.

    None where both speak of the same, or where of a statement nobody has said what it is about.
    """
    for part, asked in _PARTS.items():
        here, there = ({asked(row) for said in voice.statements for row in said.rows}
                       for voice in (one, other))  # fmt: skip
        if here and there and None not in here | there and not here & there:
            return part
    return None


def may_both_be_right(one: VoicePosition, other: VoicePosition) -> bool:
    """Whether two voices speak of cases, or of periods, none of which both speak of."""
    return apart(one, other) is not None


def contradicting(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs of which only one can be right."""
    return tuple(pair for pair in pairs if not may_both_be_right(*pair))


def by_what_apart(pairs: Iterable[Pair]) -> dict[Apart | None, tuple[Pair, ...]]:
    """The pairs that contradict each other (None), then those over cases and over periods."""
    found: dict[Apart | None, list[Pair]] = {None: [], Apart.CASES: [], Apart.PERIODS: []}
    for pair in pairs:
        found[apart(*pair)].append(pair)
    return {part: tuple(those) for part, those in found.items() if those}
