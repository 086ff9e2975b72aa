"""Checking representativeness.

What it does: says which source groups, cases and periods do not bear the claim, in which periods
nobody was heard at all, and what share of the statements for it is from the voice that says
most.

Use it when: you write of "the" officials or "the" members, or want to say that something holds
everywhere.

How to read it: who talks much, is easy to reach or stands high is quickly heard for all. Counts
are of statements and people of this study, and say nothing of anybody else. An absence limits
the claim to where it was heard.

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
"""Of fewer statements no share is a reason to doubt."""


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
    yield from _unheard(ground)
    yield from _leaning(ground, said)


def _dimensions(
    ground: FindingGround, said: Iterable[Statement]
) -> Iterator[tuple[str, dict[str, Words], set[str | None]]]:
    rows = [one.first for one in said]
    groups = {one.id: one.label for one in ground.positions.groups}
    yield "groups", dict(groups), {row.group for row in rows}
    cases = {one.id: one.label for one in ground.study.roster.cases}
    yield "cases", dict(cases), {row.case for row in rows}
    heard, periods = _heard(ground), _periods(ground)
    known = {one: label for one, label in periods.items() if one in heard}
    yield "periods", known, {row.source.entry.period for row in rows}


def _periods(ground: FindingGround) -> dict[str, Words]:
    settings = ground.study.settings
    return {one: settings.period_labels.get(one, one) for one in settings.periods}


def _heard(ground: FindingGround) -> set[str | None]:
    return {one.entry.period for one in ground.study.selected_sources(ground.selection)} - {None}


def _unheard(ground: FindingGround) -> Iterator[Note]:
    """Periods of the study from which there is no source, where sources have periods at all."""
    heard = _heard(ground)
    absent = tuple(label for name, label in _periods(ground).items() if name not in heard)
    if heard and absent:
        yield doubt(phrase("tactic.representativeness.unheard", which=Joined(absent)))


def _leaning(ground: FindingGround, said: tuple[Statement, ...]) -> Iterator[Note]:
    """What share is from the voice that says most, and whether that is more than half."""
    counts = Counter(one.first.voice for one in said)
    voice, n = counts.most_common(1)[0]
    name = named(ground.study, voice)
    if len(counts) == 1:
        yield doubt(phrase("tactic.representativeness.single", name=name))
        return
    leans = len(said) >= _FEWEST and 2 * n > len(said)
    if not leans:
        most = Joined(tuple(named(ground.study, one) for one in counts if counts[one] == n))
        told = phrase("tactic.representativeness.most", names=most, n=n, of=len(said))
        yield shown(told)
        return
    told = phrase("tactic.representativeness.leans", name=name, n=n, of=len(said))
    yield doubt(told, *(one for one in said if one.first.voice == voice))


REPRESENTATIVENESS = Tactic("representativeness", __doc__, look)
