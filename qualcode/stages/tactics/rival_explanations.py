"""Checking rival explanations.

What it does: lists the other explanations that you wrote under `rivals`, with the codings or
places that speak for and against each (`evidence`, `counter_evidence`), says which name none or
name what is not in force any more, and points out a rival against which nothing is named.

Use it when: you have a claim that explains something, and it seems obvious.

How to read it: a claim is tested against the best other explanation, not against none. One that
nothing speaks against stands beside the claim; the checklist holds why the claim is kept.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11;
Yin (2014), chapter 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import quotable
from qualcode.stages.rivals import RivalGround, rivals_of
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, shown, waiting

_PLACE = re.compile(r"\b[\w-]+[.:][0-9]+\b")


def look(ground: FindingGround) -> Iterator[Note]:
    """The rivals that were thought of, what is named for and against them, and what is missing."""
    rivals = rivals_of(ground.study, ground.finding, ground.positions.statements)
    for one in rivals:
        text = quotable(ground.study, one.text)
        yield shown(phrase("tactic.rival-explanations.rival", text=text))
        yield from _evidence(one)
    if not rivals:
        yield waiting(phrase("tactic.rival-explanations.prompt"))
    elif bare := sum(not one.names and not _PLACE.search(one.text) for one in rivals):
        yield waiting(phrase("tactic.rival-explanations.bare", n=bare, of=len(rivals)))


def _evidence(one: RivalGround) -> Iterator[Note]:
    for key, said in (("pro", one.pro), ("con", one.con)):
        if said:
            yield shown(phrase(f"tactic.rival-explanations.{key}", n=len(said)), *said)
    if one.pro and not one.con:
        yield doubt(phrase("tactic.rival-explanations.unopposed"))
    if one.lost:
        yield doubt(phrase("tactic.rival-explanations.lost", words=Joined(one.lost)))


RIVAL_EXPLANATIONS = Tactic("rival-explanations", __doc__, look)
