"""Noting patterns and themes.

Names the codes that were raised in every source group, and those that one group alone raised. What
recurs across people who differ may be a theme; whether it is one, a person judges.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown


def look(positions: Positions) -> Iterator[Note]:
    """The codes of all groups, then those of one alone."""
    groups = positions.groups
    common: list[str] = []
    alone: dict[str, list[str]] = {group.id: [] for group in groups}
    for code in positions.codes:
        raised = [one.id for one in groups if positions.of_group(code.id, one).statements]
        if raised and len(raised) == len(groups):
            common.append(code.id)
        elif len(raised) == 1:
            alone[raised[0]].append(code.id)
    if common:
        yield shown(phrase("meaning.patterns.common", codes=Joined(tuple(common))))
    for group in groups if len(groups) > 1 else ():
        if found := alone[group.id]:
            codes = Joined(tuple(found))
            yield shown(phrase("meaning.patterns.alone", group=group.label, codes=codes))


PATTERNS = Approach("patterns", __doc__, look)
