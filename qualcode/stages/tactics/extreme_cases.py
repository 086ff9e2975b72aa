"""Using extreme cases.

Looks at what is said in the case that did best and in the one that did worst, or in the first and
the last of the cases as study.yaml orders them: a claim that holds at both ends, or turns round
between them, says more than one that holds in the middle.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import quotable
from qualcode.stages.tactics.tactic import Note, Tactic, impossible, shown


def look(ground: FindingGround) -> Iterator[Note]:
    """How much bears the claim and how much stands against it in the extreme cases."""
    cases = ground.study.roster.cases
    if len(cases) < 2:
        yield impossible(phrase("tactic.extreme-cases.none"))
        return
    for case in (cases[0], cases[-1]):
        pro = tuple(one for one in ground.bearing if one.first.case == case.id)
        con = tuple(one for one in ground.opposing if one.first.case == case.id)
        counts = {"pro": str(len(pro)), "con": str(len(con))}
        outcome = quotable(ground.study, case.outcome)
        told = phrase("tactic.extreme-cases.case", case=case.label, **counts)
        if outcome:
            told = phrase("tactic.extreme-cases.graded", case=case.label, outcome=outcome, **counts)
        yield shown(told, *pro[:1], *con[:1])


EXTREME_CASES = Tactic("extreme-cases", __doc__, look)
