"""Replicating a finding.

What it does: says for each case, period and phase whether something in it bears the claim,
stands against it, both or nothing. Phases are compared over all phases, whichever is selected.

Use it when: the study has several cases, periods or phases, so that the claim could show itself
again.

How to read it: what shows itself again elsewhere is more credible. "Nothing" is no
contradiction: look whether anybody was asked there.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.document import Joined, Words, phrase
from qualcode.model.source import Phase
from qualcode.stages.finding_ground import FindingGround, ground_of
from qualcode.stages.tactics.tactic import Note, Tactic, impossible, shown
from qualcode.study import Evidence


def look(ground: FindingGround) -> Iterator[Note]:
    """A line for cases, for periods and for phases, as far as there are several."""
    whole = ground_of(ground.study, replace(ground.selection, phase="all"), ground.finding)
    found = False
    for key, members in _dimensions(ground):
        if len(members) > 1:
            found = True
            held = whole if key == "phases" else ground
            marks = tuple(
                phrase(f"tactic.replicating.{_mark(held, key, name)}", name=label)
                for name, label in members.items()
            )
            yield shown(phrase(f"tactic.replicating.{key}", which=Joined(marks, "; ")))
    if not found:
        yield impossible(phrase("tactic.replicating.none"))


def _dimensions(ground: FindingGround) -> Iterator[tuple[str, dict[str, Words]]]:
    study, settings = ground.study, ground.study.settings
    yield "cases", {one.id: one.label for one in study.roster.cases}
    yield "periods", {one: settings.period_labels.get(one, one) for one in settings.periods}
    phases = {source.entry.phase for source in study.sources}
    yield "phases", {str(one): phrase(f"phase.{one}") for one in Phase if one in phases}


def _mark(ground: FindingGround, key: str, name: str) -> str:
    pro = any(_member(one.first, key) == name for one in ground.bearing)
    con = any(_member(one.first, key) == name for one in ground.opposing)
    return "both" if pro and con else "yes" if pro else "no" if con else "nothing"


def _member(row: Evidence, key: str) -> str | None:
    match key:
        case "cases":
            return row.case
        case "periods":
            return row.source.entry.period
        case _:
            return str(row.source.entry.phase)


REPLICATING = Tactic("replicating", __doc__, look)
