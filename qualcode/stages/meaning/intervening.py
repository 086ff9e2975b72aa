"""Finding intervening variables.

What it does: where an arrow of a memo or finding leads from one code to another, names the codes
that share turns with both ends, or with what stands below them.

Use it when: two things go together and it is not clear how the one comes to the other.

How to read it: the codes are candidates. Read the turns in which they meet both ends before you
draw them between.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.links import links_of
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.spurious_relations import between, meeting
from qualcode.stages.tactics.tactic import Note, impossible, shown

_SHOWN = 6


def look(positions: Positions) -> Iterator[Note]:
    """For each arrow between codes the codes that meet both its ends."""
    book, met = positions.study.codebook, meeting(positions)
    ends = dict.fromkeys(
        (one.link.source[1], one.link.target[1])
        for one in links_of(positions.study, positions.selection)
        if all(noun == "code" and name in book for noun, name in (one.link.source, one.link.target))
    )
    if not ends:
        yield impossible(phrase("meaning.intervening.none"))
    for one, other in ends:
        codes = Joined(between(positions, one, other, met)[:_SHOWN])
        key = "between" if codes.parts else "nothing"
        yield shown(phrase(f"meaning.intervening.{key}", one=one, other=other, codes=codes))


INTERVENING = Approach("intervening", __doc__, look)
