"""Subsuming particulars into the general.

What it does: says for each aspect how many segments stand under how many codes and indicators:
the way up from what was said to what it is an instance of.

Use it when: you go from single codes to indicators and aspects.

How to read it: an aspect that rests on one code is that code under a grander name. Polarities
are not merged on the way up.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown


def look(positions: Positions) -> Iterator[Note]:
    """A line for each aspect of which something was said."""
    book = positions.study.codebook
    for root in book.roots:
        said = [one for one in positions.statements if one.first.aspect.id == root.id]
        if said:
            told = phrase(
                "meaning.subsuming.aspect",
                aspect=Joined((root.id, root.label), " "),
                passages=str(len(said)),
                codes=str(len({one.first.code.id for one in said})),
                indicators=str(len({one.first.indicator.id for one in said})),
            )
            yield shown(told)


SUBSUMING = Approach("subsuming", __doc__, look)
