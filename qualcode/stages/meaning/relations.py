"""Noting relations between variables.

What it does: names the pairs of codes that meet most often in one turn, with the number of
turns, and how often they meet on the same words.

Use it when: you look for what goes with what.

How to read it: that two things are spoken of together suggests a relation and shows none: one
question may have asked for both.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.cooccurrence import cooccurrences
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.nearness import Unit
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown

_FEWEST = 2
_SHOWN = 8


def look(positions: Positions) -> Iterator[Note]:
    """The pairs that meet most."""
    pairs = sorted(cooccurrences(positions), key=lambda one: -one.times)
    same = {(one.one, one.other): one.times for one in cooccurrences(positions, Unit.OVERLAP)}
    told = tuple(
        phrase(
            "meaning.relations.pair",
            one=pair.one,
            other=pair.other,
            n=str(pair.times),
            passages=str(same.get((pair.one, pair.other), 0)),
        )
        for pair in pairs[:_SHOWN]
        if pair.times >= _FEWEST
    )
    if told:
        yield shown(phrase("meaning.relations.most", pairs=Joined(told, "; ")))
    else:
        yield shown(phrase("meaning.relations.none"))


RELATIONS = Approach("relations", __doc__, look)
