"""Checking the meaning of outliers.

What it does: lists who stands otherwise on a code than everybody else of their own source group,
where most of the others stand alike. A group of two who differ has no outlier.

Use it when: a group as a whole says one thing.

How to read it: an exception that is understood limits a claim to where it holds; one that is
passed over weakens it. Ask what is different with this person before you call it a slip.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.model.coding import Polarity
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.positions import GroupPosition, VoicePosition
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, shown

_FEWEST = 3
"""So many voices of a group must have a position for one to stand apart."""


def look(ground: FindingGround) -> Iterator[Note]:
    """Who stands apart in their group, code by code."""
    found = False
    for row in (row for one in ground.codes for row in one.rows):
        for group in row.groups:
            for voice in apart(group):
                found = True
                told = phrase(
                    "tactic.outliers.apart",
                    code=row.code.id,
                    name=voice.voice.name,
                    group=group.group.label,
                )
                yield doubt(told, *voice.statements)
    if not found:
        yield shown(phrase("tactic.outliers.none", n=_FEWEST))


def apart(group: GroupPosition) -> tuple[VoicePosition, ...]:
    """Those who stand otherwise than all others of a group, most of whom stand alike."""
    decided = [one for one in group.speaking if one.polarity is not Polarity.UNDECIDED]
    if len(decided) < _FEWEST:
        return ()
    held = Counter(one.polarity for one in decided)
    if 2 * max(held.values()) <= len(decided) - 1:
        return ()
    return tuple(one for one in decided if held[one.polarity] == 1)


OUTLIERS = Tactic("outliers", __doc__, look)
