"""What the researcher has written of a cell: its summary, or the grade that rates it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.displays.citation import places
from qualcode.displays.entries.counted import PositionEntry
from qualcode.displays.entries.spot import Spot, graded, written_of
from qualcode.document import Words, phrase


@dataclass(frozen=True, slots=True)
class Summaries:
    """The researcher's summary of the cell, or that there is none yet."""

    name: str = "summaries"
    limit: int = 5
    longer: bool = False

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The summary, else how much there is to be summarised.

        Of what belongs to nothing that a memo could be about it is said where it stands.
        """
        segments = phrase("entry.segments", n=len(spot.statements))
        if spot.who.subject is None:
            where = places(spot.positions.study.settings, spot.statements)
            return (phrase("entry.at", what=segments, places=where),)
        return written_of(spot) or (phrase("entry.not-summarised", segments=segments),)


@dataclass(frozen=True, slots=True)
class Ratings:
    """The researcher's grade for the cell with its reason; where there is none, the positions.

    A grade of the cell's own topic stands for all that is below it.
    """

    name: str = "ratings"
    limit: int = 6
    longer: bool = False

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The grades by code, then the positions on the codes that nobody has rated."""
        rated = {code for code, one in spot.summaries.items() if one.grade}
        left = tuple(one for one in spot.statements if one.first.code.id not in rated)
        if spot.topic in rated or not left:
            return tuple(graded(spot))
        return (*graded(spot), *PositionEntry().content(replace(spot, statements=left)))
