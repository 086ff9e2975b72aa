"""Building a logical chain of evidence.

What it does: says of each finding how many statements by how many voices bear it, how many
contradict it, and whether evidence that it names is lost.

Use it when: you have findings, and want to be able to follow each back to what was said.

How to read it: a chain with no statement, or one lost link, does not hold. A long one is no
stronger than the statements in it.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.finding_ground import findings_shown, ground_of
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, doubt, shown, waiting


def look(positions: Positions) -> Iterator[Note]:
    """A line for each finding."""
    study, selection = positions.study, positions.selection
    findings = findings_shown(study)
    if not findings:
        yield waiting(phrase("meaning.chain-of-evidence.ask"))
    for finding in findings:
        ground = ground_of(study, selection, finding, positions)
        told = phrase(
            "meaning.chain-of-evidence.finding",
            id=finding.id,
            pro=str(len(ground.bearing)),
            con=str(len(ground.opposing)),
            voices=str(len({one.first.voice for one in ground.bearing})),
        )
        said = (*ground.bearing, *ground.opposing)
        yield (shown if ground.bearing and not ground.lost else doubt)(told, *said)


CHAIN_OF_EVIDENCE = Approach("chain-of-evidence", __doc__, look)
