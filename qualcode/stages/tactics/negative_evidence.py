"""Looking for negative evidence.

What it does: lists every statement with the claim's codes that points the other way, proposals
among them, and rejected proposals that did. Until you have answered them under
`negative_evidence`, the finding does not stand and `verify` leaves with 1. Then it says whom or
what of them your answer does not name.

Use it when: always, and before anything else.

How to read it: ask what would make the claim wrong, and whether it is in the data. An answer
tells by place or name why the claim holds all the same, or to what it is limited. A rejected
proposal was put aside by yourself; look whether you would again.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.cited_places import CitedPlaces
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import Statement
from qualcode.stages.tactics.tactic import Note, Outcome, Tactic, doubt, shown, waiting
from qualcode.stages.voice_names import named, who_says


def look(ground: FindingGround) -> Iterator[Note]:
    """What stands against the claim, and whether the researcher has answered it."""
    against = ground.opposing
    aimless = tuple(code for one in ground.codes for code in one.aimless)
    if aimless:
        yield waiting(phrase("tactic.negative-evidence.direction", codes=Joined(aimless)))
    if against:
        who = Joined(who_says(ground.study, against))
        told = phrase("tactic.negative-evidence.against", n=len(against), names=who)
        yield Note(Outcome.SHOWN if ground.answered else Outcome.UNANSWERED, told, against)
    elif not aimless:
        yield shown(phrase("tactic.negative-evidence.none"))
    if ground.rejected:
        told = phrase("tactic.negative-evidence.rejected", n=len(ground.rejected))
        outcome = Outcome.DOUBT if ground.answered else Outcome.UNANSWERED
        yield Note(outcome, told, ground.rejected)
    if open_ones := tuple(said for one in ground.codes for said in one.undecided):
        told = phrase("tactic.negative-evidence.undecided", n=len(open_ones))
        yield doubt(told, *open_ones)
    if (against or ground.rejected) and ground.answered:
        yield from _answered(ground)


def _answered(ground: FindingGround) -> Iterator[Note]:
    """The answer, and whom or what of the negative evidence it does not name."""
    yield Note(Outcome.ANSWERED, phrase("tactic.negative-evidence.answered"))
    cited = CitedPlaces(ground.study)
    unnamed = tuple(one for one in ground.opposing if not _names(ground, cited, one))
    if unnamed:
        who = Joined(who_says(ground.study, unnamed))
        told = phrase(
            "tactic.negative-evidence.unnamed", n=len(unnamed), of=len(ground.opposing), names=who
        )
        yield doubt(told, *unnamed)


def _names(ground: FindingGround, cited: CitedPlaces, said: Statement) -> bool:
    """Whether the answer names the place of a statement or who says it."""
    answer, row = ground.finding.negative_evidence, said.first
    there = map(cited.source_of, cited.within(answer))
    named_there = any(
        source is not None and source.id == row.source.id and first <= row.segment.number <= last
        for source, first, last in there
    )
    informant = row.informant
    known = {named(ground.study, row.voice), *((informant.name,) if informant else ())}
    return named_there or any(re.search(rf"\b{re.escape(one)}\b", answer) for one in known if one)


NEGATIVE_EVIDENCE = Tactic("negative-evidence", __doc__, look)
