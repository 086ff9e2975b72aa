"""Partitioning variables.

What it does: names the codes on which several voices judge both ways: such a code may hold two
things.

Use it when: a code has become large, or the same person praises and blames under it.

How to read it: read the passages. Where they are about two things, split the code (`codebook
split`); where they are about one thing with two sides, leave it.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown

_FEWEST = 2
"""So many voices that judge both ways make a code worth looking at."""


def look(positions: Positions) -> Iterator[Note]:
    """The codes of which several voices say both sides."""
    found = []
    for code in positions.codes:
        both = sum(
            positions.of_voice(code.id, voice).polarity is Polarity.MIXED
            for voice in positions.voices
        )
        if both >= _FEWEST:
            found.append(phrase("meaning.partitioning.code", code=code.id, n=str(both)))
    if found:
        yield shown(phrase("meaning.partitioning.mixed", codes=Joined(tuple(found), "; ")))
    else:
        yield shown(phrase("meaning.partitioning.none"))


PARTITIONING = Approach("partitioning", __doc__, look)
