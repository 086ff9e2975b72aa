"""Triangulating.

What it does: sets the source groups side by side on each code that the claim is about, and says
for each whether they say the same, differ, or one is alone; also where voices of different
groups contradict each other although the groups as a whole do not.

Use it when: several groups, techniques or occasions could have told you otherwise.

How to read it: what is said by sources that do not depend on each other is more credible than
what one says. Where they differ, that is part of the finding and no failure of it. `qualcode
triangulate` shows the whole tables.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11;
Denzin (1978); Patton (1999); Sugiyono (2011) on categories in the place of averages.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.both_right import contradicting
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, impossible, shown
from qualcode.stages.triangulation import CodeComparison, Convergence


def look(ground: FindingGround) -> Iterator[Note]:
    """The convergence of the groups on the codes, one note for each kind of it."""
    if len(ground.positions.groups) < 2:
        yield impossible(phrase("tactic.triangulating.one-group"))
        return
    found: dict[str, list[CodeComparison]] = {}
    for row in (row for one in ground.codes for row in one.rows):
        found.setdefault(_key(row), []).append(row)
    for key, rows in found.items():
        codes = Joined(tuple(row.code.id for row in rows))
        told = phrase(
            "tactic.triangulating.row", convergence=phrase(f"convergence.{key}"), codes=codes
        )
        yield (doubt if key in _DOUBTFUL else shown)(told)
    within = [row for rows in found.values() for row in rows
              if contradicting(row.opposed) and not _differs(row)]  # fmt: skip
    if within:
        codes = Joined(tuple(row.code.id for row in within))
        yield doubt(phrase("tactic.triangulating.opposed", codes=codes))


_DOUBTFUL = {str(one) for one in (Convergence.DISSONANT, Convergence.SINGLE_SOURCE)}


def _differs(row: CodeComparison) -> bool:
    return row.convergence is Convergence.DISSONANT


def _key(row: CodeComparison) -> str:
    return f"{row.convergence}.mixed" if row.mixed else str(row.convergence)


TRIANGULATING = Tactic("triangulating", __doc__, look)
