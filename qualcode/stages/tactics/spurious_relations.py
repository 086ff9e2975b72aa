"""Ruling out spurious relations.

Two things that go together may both come from a third. Lists codes that stand in the same turn
with both ends of an arrow of the finding, as candidates; whether one of them explains both, only
a person can say.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.cooccurrence import cooccurrences
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, Tactic, impossible, shown, waiting

_SHOWN = 6


def look(ground: FindingGround) -> Iterator[Note]:
    """The third codes that meet both ends of an arrow, and the question what they explain."""
    book = ground.study.codebook
    links = [
        (one.source[1], one.target[1])
        for one in ground.finding.links
        if all(noun == "code" and name in book for noun, name in (one.source, one.target))
    ]
    if not links:
        yield impossible(phrase("tactic.spurious-relations.none"))
        return
    met = meeting(ground.positions)
    for one, other in links:
        both = met.get(one, set()) & met.get(other, set()) - {one, other}
        if both:
            codes = Joined(tuple(code.id for code in book.in_order(both)[:_SHOWN]))
            told = phrase("tactic.spurious-relations.third", one=one, other=other, codes=codes)
            yield shown(told)
    yield waiting(phrase("tactic.spurious-relations.prompt"))


def meeting(positions: Positions) -> dict[str, set[str]]:
    """Which codes each code meets in a turn."""
    found: dict[str, set[str]] = {}
    for pair in cooccurrences(positions):
        found.setdefault(pair.one, set()).add(pair.other)
        found.setdefault(pair.other, set()).add(pair.one)
    return found


SPURIOUS_RELATIONS = Tactic("spurious-relations", __doc__, look)
