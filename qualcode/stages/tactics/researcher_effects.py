"""Checking for researcher effects.

An interview changes what is said in it. Short answers that have their topic from the question
are told, since the question may have put it into the informant's mouth; also what was said while
somebody of another group could hear it, how the researcher was introduced and what was expected,
which only the researcher knows.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.model.coding import Origin
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, waiting


def look(ground: FindingGround) -> Iterator[Note]:
    """Answers that take their topic from the question; then what only the researcher knows."""
    led = tuple(
        one for one in ground.bearing if any(row.coding.origin is Origin.ANSWER for row in one.rows)
    )
    if led:
        told = phrase("tactic.researcher-effects.led", n=len(led), of=len(ground.bearing))
        yield doubt(told, *led)
    yield waiting(phrase("tactic.researcher-effects.prompt"))


RESEARCHER_EFFECTS = Tactic("researcher-effects", __doc__, look)
