"""Seeing plausibility.

What it does: it asks which conclusion seems right and what would make it wrong. Nothing is
computed.

Use it when: a conclusion suggests itself before it is known why.

How to read it: that something seems right is a place to look and no reason to believe: the
tactics for testing come after it.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, waiting


def look(positions: Positions) -> Iterator[Note]:
    """What seems right so far, which only a person can say."""
    yield waiting(phrase("meaning.plausibility.prompt"))


PLAUSIBILITY = Approach("plausibility", __doc__, look)
