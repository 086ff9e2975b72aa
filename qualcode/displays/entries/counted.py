"""Counts, presence and positions: what can be told of a cell without its words."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.displays.citation import places, position_name
from qualcode.displays.entries.spot import Spot
from qualcode.document import Words, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.passages import Statement


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments, and for a group also its informants as n of N."""

    name: str = "counts"
    limit: int = 8
    longer: bool = False

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The number of segments, never a share."""
        segments = phrase("entry.segments", n=len(spot.statements))
        return (segments, *_n_of_n(spot, spot.statements))


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
        position = Polarity.combine(one.polarity for one in said)
        name = position_name(position or Polarity.UNDECIDED)
        if spot.whole_group and spot.of:
            name = phrase("entry.position-of", position=name, n=spot.voices_in(said), of=spot.of)
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
        return (phrase("entry.present"), *_n_of_n(spot, spot.statements))


def _n_of_n(spot: Spot, statements: tuple[Statement, ...]) -> tuple[Words, ...]:
    if not spot.whole_group or not spot.of:
        return ()
    return (phrase("entry.informants", n=spot.voices_in(statements), of=spot.of),)
