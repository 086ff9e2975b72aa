"""Finding intervening variables.

Where an arrow of a memo or finding leads from one code to another, names the codes that share turns
with both: something between them may explain how the one comes to the other.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.links import links_of
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.spurious_relations import meeting
from qualcode.stages.tactics.tactic import Note, impossible, shown

_SHOWN = 6


def look(positions: Positions) -> Iterator[Note]:
    """For each arrow between codes the codes that meet both its ends."""
    book, met = positions.study.codebook, meeting(positions)
    ends = dict.fromkeys(
        (one.link.source[1], one.link.target[1])
        for one in links_of(positions.study, positions.selection)
        if one.link.source[0] == one.link.target[0] == "code"
    )
    if not ends:
        yield impossible(phrase("meaning.intervening.none"))
    for one, other in ends:
        between = met.get(one, set()) & met.get(other, set()) - {one, other}
        if between:
            codes = Joined(tuple(code.id for code in book.in_order(between)[:_SHOWN]))
            yield shown(phrase("meaning.intervening.between", one=one, other=other, codes=codes))


INTERVENING = Approach("intervening", __doc__, look)
