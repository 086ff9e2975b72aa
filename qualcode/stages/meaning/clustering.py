"""Clustering.

What it does: names for each voice the one whose codes are most alike, with the codes that they
share of all that the two have (Jaccard, from 0 to 1). It is descriptive.

Use it when: you want to see who spoke of the same things.

How to read it: it says who spoke of the same things, not who agrees. Who shares a cluster is no
group, and a short interview is like few others because it is short.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11;
Jaccard (1912) for the measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, Phrase, phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown
from qualcode.stages.voices import GroupVoice


def look(positions: Positions) -> Iterator[Note]:
    """For each voice its nearest; several where they are equally near."""
    profiles = {(voice.informant is not None, voice.id): (voice, codes)
                for voice in positions.voices if (codes := _codes(positions, voice))}  # fmt: skip
    for key, (voice, codes) in profiles.items():
        near = {one: jaccard(codes, theirs) for one, (_, theirs) in profiles.items() if one != key}
        most = max(near.values(), default=0.0)
        alike: dict[tuple[int, int], list[str]] = {}
        for other, theirs in (profiles[one] for one, share in near.items() if share == most > 0):
            alike.setdefault((len(codes & theirs), len(codes | theirs)), []).append(other.name)
        for (n, of), names in alike.items():
            yield shown(_told(positions, voice, names, n, of))


def _told(positions: Positions, voice: GroupVoice, names: list[str], n: int, of: int) -> Phrase:
    share = f"{n / of:.2f}"
    if positions.study.settings.language == "id":
        share = share.replace(".", ",")
    return phrase(
        "meaning.clustering.near",
        name=voice.name,
        other=Joined(tuple(names)),
        n=str(n),
        of=str(of),
        jaccard=share,
    )


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of what two have in common in all that they have; 0 where they have nothing."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _codes(positions: Positions, voice: GroupVoice) -> frozenset[str]:
    return frozenset(one.id for one in positions.codes if positions.said(one.id, voice))


CLUSTERING = Approach("clustering", __doc__, look)
