"""Noting patterns and themes.

What it does: names the codes that were raised in every source group and those that one group
alone raised, and says for each group, and for each role that may be printed, which codes come up
most often in it.

Use it when: you have coded some interviews and look for what recurs.

How to read it: what recurs across people who differ may be a theme; whether it is one, a person
judges. How often is not how important, and what a group was never asked it cannot raise.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, Words, phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown
from qualcode.stages.voices import GroupVoice

_SHOWN = 5


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
    yield from _by_role(positions)


def _by_role(positions: Positions) -> Iterator[Note]:
    """What comes up most in each group, and in each role that may be printed."""
    for group in positions.groups:
        voices = [one for one in positions.voices if one.group == group.id]
        yield from _frequent(positions, group.label, voices)
    roles: dict[str, list[GroupVoice]] = {}
    for one in positions.voices:
        if one.role:
            roles.setdefault(one.role, []).append(one)
    for role, voices in roles.items():
        yield from _frequent(positions, role, voices)


def _frequent(positions: Positions, name: Words, voices: list[GroupVoice]) -> Iterator[Note]:
    counts: list[tuple[int, int, str]] = []
    for code in positions.codes:
        said = [found for one in voices if (found := positions.said(code.id, one))]
        people = sum(one.counted and bool(positions.said(code.id, one)) for one in voices)
        if said:
            counts.append((people, sum(map(len, said)), code.id))
    most = sorted(counts, key=lambda one: (-one[0], -one[1]))[:_SHOWN]
    of = str(sum(one.counted for one in voices))
    told: tuple[Words, ...] = tuple(
        phrase("meaning.counting.code", code=code, n=str(n), of=of, passages=str(passages))
        for n, passages, code in most
    )
    if told:
        yield shown(phrase("meaning.patterns.role", role=name, codes=Joined(told, "; ")))


PATTERNS = Approach("patterns", __doc__, look)
