"""Clustering.

Names for each voice the one whose codes are most alike, with the codes that they share of all that
the two have (Jaccard). It describes who spoke of the same things, not who agrees; who shares a
cluster is no group.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown
from qualcode.stages.voices import GroupVoice


def look(positions: Positions) -> Iterator[Note]:
    """For each voice its nearest."""
    profiles = {voice.id: (voice, codes) for voice in positions.voices
                if (codes := _codes(positions, voice))}  # fmt: skip
    for name, (voice, codes) in profiles.items():
        others = [(other, theirs) for key, (other, theirs) in profiles.items() if key != name]
        if not others:
            continue
        near, theirs = max(others, key=lambda one: jaccard(codes, one[1]))
        told = phrase(
            "meaning.clustering.near",
            name=voice.name,
            other=near.name,
            n=str(len(codes & theirs)),
            of=str(len(codes | theirs)),
        )
        yield shown(told)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of what two have in common in all that they have; 0 where they have nothing."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _codes(positions: Positions, voice: GroupVoice) -> frozenset[str]:
    return frozenset(one.id for one in positions.codes if positions.said(one.id, voice))


CLUSTERING = Approach("clustering", __doc__, look)
