"""Checking rival explanations.

A claim is tested against the best other explanation, not against none. Rivals are written under
`rivals`, each with the places that speak for or against it; the checklist holds why the claim is
kept all the same.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import quotable
from qualcode.stages.tactics.tactic import Note, Tactic, shown, waiting

_PLACE = re.compile(r"\b[\w-]+[.:][0-9]+\b")


def look(ground: FindingGround) -> Iterator[Note]:
    """The rivals that were thought of, and which of them name no evidence."""
    rivals = ground.finding.rivals
    for one in rivals:
        yield shown(phrase("tactic.rival-explanations.rival", text=quotable(ground.study, one)))
    if not rivals:
        yield waiting(phrase("tactic.rival-explanations.prompt"))
    elif bare := sum(not _PLACE.search(one) for one in rivals):
        yield waiting(phrase("tactic.rival-explanations.bare", n=bare, of=len(rivals)))


RIVAL_EXPLANATIONS = Tactic("rival-explanations", __doc__, look)
