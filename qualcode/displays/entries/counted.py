"""Counts, presence and positions: what can be told of a cell without its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.displays.citation import places, position_name, sign
from qualcode.displays.entries.spot import Spot
from qualcode.document import Joined, Words, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.case_comparison import SHOWN
from qualcode.stages.passages import Statement
from qualcode.stages.voices import GroupVoice


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments, and for a group also its informants as n of N."""

    name: str = "counts"
    limit: int = 8
    longer: bool = False

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The number of segments, never a share."""
        return (phrase("entry.segments", n=len(spot.statements)), *_who(spot))


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """Positions, code by code: they are never merged over the codes below an indicator."""

    name: str = "positions"
    limit: int = 8
    longer: bool = False

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """One line a code."""
        by_code: dict[str, list[Statement]] = {}
        for one in spot.statements:
            by_code.setdefault(one.first.code.id, []).append(one)
        rank = {code.id: number for number, code in enumerate(spot.positions.study.codebook.codes)}
        codes = sorted(by_code, key=rank.__getitem__)
        return tuple(self._line(spot, code, tuple(by_code[code])) for code in codes)

    def _line(self, spot: Spot, code: str, said: tuple[Statement, ...]) -> Words:
        name = _position(spot, said)
        if spot.topic != code:
            name = phrase("entry.code-position", code=code, position=name)
        return phrase("entry.at", what=name, places=places(spot.positions.study.settings, said))


@dataclass(frozen=True, slots=True)
class Presence:
    """That the topic came up at all."""

    name: str = "presence"
    limit: int = 8
    longer: bool = False

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """A single word, and for a group how many informants."""
        return (phrase("entry.present"), *_who(spot))


def _who(spot: Spot) -> tuple[Words, ...]:
    """How many of a group's informants speak in a cell; documents are no informants."""
    if not spot.whole_group or not spot.of:
        return ()
    n, written = spot.voices_in(spot.statements), spot.written_in(spot.statements)
    people = phrase("entry.informants", n=n, of=spot.of)
    names = Joined(tuple(written))
    if not written:
        return (people,)
    if not n:
        return (phrase("entry.only-written", names=names),)
    return (phrase("entry.and-written", people=people, names=names),)


def _position(spot: Spot, said: tuple[Statement, ...]) -> Words:
    """The position, in a group with how many informants take it or how they are divided."""
    position = Polarity.combine(one.polarity for one in said) or Polarity.UNDECIDED
    name = position_name(position)
    if not spot.whole_group or not spot.of:
        return name
    stands = [(one, side) for one in spot.who.voices if (side := _of_voice(one, said)) is not None]
    people = Counter(side for one, side in stands if one.counted)
    written = [(one.name, side) for one, side in stands if one.informant is None]
    if not people:
        names = Joined(tuple(one for one, _ in written))
        return phrase("entry.position-written", position=name, names=names) if written else name
    n = people.total()
    told = phrase("entry.position-of", position=name, n=n, of=spot.of)
    if set(people) != {position}:
        counts = signed_counts(people.elements())
        told = phrase("entry.position-divided", position=name, counts=counts, of=spot.of)
    if Polarity.combine(people) is position:
        return told
    others = Joined(tuple(_signed(one, side) for one, side in written))
    return phrase("entry.and-written", people=told, names=others) if written else told


def _of_voice(voice: GroupVoice, said: Iterable[Statement]) -> Polarity | None:
    return Polarity.combine(one.polarity for one in said if voice.speaks(one.first))


def signed_counts(sides: Iterable[Polarity]) -> Words:
    """How many take each side, such as 1 (0), 2 (−)."""
    people = Counter(sides)
    return Joined(tuple(_signed(people[one], one) for one in SHOWN if people[one]))


def _signed(what: str | int, side: Polarity) -> str:
    return f"{what}\u00a0({sign(side)})"
