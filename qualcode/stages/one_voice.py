"""Whether what is said on a code rests on one voice (over-reliance on one informant).

Miles and Huberman (1994, chapter 10) name it among the ways in which accounts go wrong: relying on
those who are easy to reach and talk well. The remark is made by a rule and judges nothing: a topic
may well be one person's to tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qualcode.model.codebook import Code
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.voices import GroupVoice, said_by
from qualcode.study import Selection, Study

FEWEST: Final = 4
"""Of three passages two voices can only have two and one, so that a remark would say nothing."""

TIMES: Final = 2
"""A voice weighs heavily that has twice as many passages as all others together: without it no
more than a third of what was said would be left."""


class Reliance(StrEnum):
    """How far a code rests on one voice."""

    ALONE = "alone"
    MOSTLY = "mostly"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class VoiceShare:
    """The passages on a code, or on all below an aspect, and the voice that has most of them."""

    code: Code | None
    statements: tuple[Statement, ...]
    leading: GroupVoice
    most: int
    voices: int
    informants: int
    of: int

    @property
    def passages(self) -> int:
        """How many there are."""
        return len(self.statements)

    @property
    def reliance(self) -> Reliance:
        """Whether they rest on one voice, by the rule above."""
        if self.voices == 1:
            return Reliance.ALONE
        heavy = self.most >= TIMES * (self.passages - self.most)
        return Reliance.MOSTLY if heavy and self.passages >= FEWEST else Reliance.NONE

    def as_json(self) -> dict[str, object]:
        """The share with its base."""
        return {
            "code": self.code.id if self.code else None,
            "passages": self.passages,
            "voices": self.voices,
            "n": self.informants,
            "of": self.of,
            "voice": self.leading.id,
            "voice_passages": self.most,
            "rests_on_one_voice": str(self.reliance),
        }


def voice_shares(study: Study, selection: Selection) -> tuple[VoiceShare, ...]:
    """All passages together, then each root of the codebook followed by its codes."""
    positions = positions_of(study, selection)
    return tuple(_shares(positions))


def _shares(positions: Positions) -> Iterator[VoiceShare]:
    known = {one.key for one in positions.voices}
    said = [one for one in positions.statements if said_by(one.first) in known]
    if not said:
        return
    yield _share(positions, None, said)
    for root in positions.study.codebook.roots:
        below = [one for one in said if one.first.aspect.id == root.id]
        if not below:
            continue
        yield _share(positions, root, below)
        for code in positions.codes:
            own = [one for one in below if one.first.code.id == code.id]
            if own and code.id != root.id:
                yield _share(positions, code, own)


def _share(positions: Positions, code: Code | None, said: Iterable[Statement]) -> VoiceShare:
    statements = tuple(said)
    counts = Counter(said_by(one.first) for one in statements)
    known = {one.key: one for one in positions.voices}
    # Where two have as many, the first in the order of study.yaml is named.
    leading = max((key for key in known if key in counts), key=lambda key: counts[key])
    return VoiceShare(
        code,
        statements,
        known[leading],
        counts[leading],
        len(counts),
        sum(one.counted for key, one in known.items() if key in counts),
        sum(one.counted for one in known.values()),
    )
