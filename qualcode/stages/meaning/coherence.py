"""Making conceptual and theoretical coherence.

What it does: it asks which concept or theory explains the findings, and which would have
expected otherwise. Nothing is computed.

Use it when: the findings stand and have to be tied to what is known.

How to read it: a theory that fits everything explains nothing. Say what it would have expected
that you did not find.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, waiting


def look(positions: Positions) -> Iterator[Note]:
    """How the findings stand to theory, which only a person can say."""
    yield waiting(phrase("meaning.coherence.prompt"))


COHERENCE = Approach("coherence", __doc__, look)
