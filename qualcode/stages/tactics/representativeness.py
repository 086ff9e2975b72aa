"""Checking representativeness.

Says which source groups, cases and periods do not bear the claim, and whether it leans on one
voice: who talks much, is easy to reach or stands high is quickly heard for all. Counts are of
statements and people of this study, and say nothing of anybody else.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qualcode.document import Joined, Words, phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import Statement
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, shown
from qualcode.stages.voice_names import named

_FEWEST = 3
"""Of fewer statements no share is told."""


def look(ground: FindingGround) -> Iterator[Note]:
    """Who bears the claim, who is absent, and on whom it leans."""
    said = ground.bearing
    if not said:
        yield doubt(phrase("tactic.nothing-bears"))
        return
    voices = tuple(dict.fromkeys(one.first.voice for one in said))
    who = Joined(tuple(named(ground.study, one) for one in voices))
    yield shown(phrase("tactic.representativeness.voices", n=len(said), names=who))
    for key, every, here in _dimensions(ground, said):
        absent = tuple(label for name, label in every.items() if name not in here)
        if absent and len(every) > 1:
            yield doubt(phrase(f"tactic.representativeness.{key}", which=Joined(absent)))
    yield from _leaning(ground, said)


def _dimensions(
    ground: FindingGround, said: Iterable[Statement]
) -> Iterator[tuple[str, dict[str, Words], set[str | None]]]:
    rows = [one.first for one in said]
    roster, settings = ground.study.roster, ground.study.settings
    groups = {one.id: one.label for one in ground.positions.groups}
    yield "groups", dict(groups), {row.group for row in rows}
    yield "cases", {one.id: one.label for one in roster.cases}, {row.case for row in rows}
    heard = {one.entry.period for one in ground.study.selected_sources(ground.selection)}
    periods: dict[str, Words] = {
        one: settings.period_labels.get(one, one) for one in settings.periods if one in heard
    }
    yield "periods", periods, {row.source.entry.period for row in rows}


def _leaning(ground: FindingGround, said: tuple[Statement, ...]) -> Iterator[Note]:
    """Whether one voice says more than half of what bears the claim."""
    counts = Counter(one.first.voice for one in said)
    voice, n = counts.most_common(1)[0]
    if len(counts) == 1:
        name = named(ground.study, voice)
        yield doubt(phrase("tactic.representativeness.single", name=name))
    elif len(said) >= _FEWEST and 2 * n > len(said):
        name = named(ground.study, voice)
        told = phrase("tactic.representativeness.leans", name=name, n=n, of=len(said))
        yield doubt(told, *(one for one in said if one.first.voice == voice))


REPRESENTATIVENESS = Tactic("representativeness", __doc__, look)
