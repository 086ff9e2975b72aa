"""Making contrasts and comparisons.

Names the codes on which source groups contradict each other, or voices of different groups do:
where things differ there is something to explain.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, impossible, shown
from qualcode.stages.triangulation import Convergence, compare_groups


def look(positions: Positions) -> Iterator[Note]:
    """The codes that differ between groups, then between voices of groups that do not."""
    if len(positions.groups) < 2:
        yield impossible(phrase("meaning.contrasts.one-group"))
        return
    rows = compare_groups(positions)
    differ = [row.code.id for row in rows if row.convergence is Convergence.DISSONANT]
    within = [row.code.id for row in rows if row.opposed and row.code.id not in differ]
    for key, found in (("groups", differ), ("voices", within)):
        if found:
            yield shown(phrase(f"meaning.contrasts.{key}", codes=Joined(tuple(found))))
    if not differ and not within:
        yield shown(phrase("meaning.contrasts.none"))


CONTRASTS = Approach("contrasts", __doc__, look)
