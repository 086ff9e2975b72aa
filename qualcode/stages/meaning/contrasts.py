"""Making contrasts and comparisons.

What it does: names the codes on which source groups contradict each other, those on which only
voices of different groups do, and those on which cases stand on opposite sides.

Use it when: groups, people or cases are compared.

How to read it: where things differ there is something to explain. Cases that differ are compared
and not held against each other: both may be right.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qualcode.document import Joined, phrase
from qualcode.stages.case_comparison import CaseComparison, Contrast, contrast
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, impossible, shown
from qualcode.stages.triangulation import Convergence, compare_groups


def look(positions: Positions) -> Iterator[Note]:
    """The codes that differ between groups, between voices of groups that do not, and cases."""
    found = (*_of_groups(positions), *_of_cases(positions))
    several = len(positions.groups) > 1 or len(positions.study.roster.cases) > 1
    if not several:
        yield impossible(phrase("meaning.contrasts.one-group"))
        return
    yield from found or (shown(phrase("meaning.contrasts.none")),)


def _of_groups(positions: Positions) -> Iterator[Note]:
    if len(positions.groups) < 2:
        return
    rows = compare_groups(positions)
    differ = [row.code.id for row in rows if row.convergence is Convergence.DISSONANT]
    within = [row.code.id for row in rows if row.opposed and row.code.id not in differ]
    for key, found in (("groups", differ), ("voices", within)):
        if found:
            yield shown(phrase(f"meaning.contrasts.{key}", codes=Joined(tuple(found))))


def _of_cases(positions: Positions) -> Iterator[Note]:
    """The codes on which two cases stand on opposite sides, or have other grades."""
    chosen = positions.selection.cases
    cases = [one for one in positions.study.roster.cases if not chosen or one.id in chosen]
    compared = CaseComparison(positions.study, positions.selection, cases)
    for one, other in combinations(cases, 2):
        differ = tuple(
            code.id
            for code in compared.codes()
            if contrast(compared.standing(one, code), compared.standing(other, code))
            is Contrast.DIFFERS
        )
        if differ:
            codes = Joined(differ)
            told = phrase("meaning.contrasts.cases", one=one.label, other=other.label, codes=codes)
            yield shown(told)


CONTRASTS = Approach("contrasts", __doc__, look)
