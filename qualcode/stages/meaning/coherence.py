"""Making conceptual and theoretical coherence.

Ties what was found to what is known: which concept explains it, which theory would have expected
otherwise. Only a person who has read can do it.

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
