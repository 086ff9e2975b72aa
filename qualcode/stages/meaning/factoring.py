"""Factoring.

What it does: it asks what a few general things could lie behind many codes. Nothing is computed:
with so few informants there is no factor analysis.

Use it when: many codes seem to say the same in different words.

How to read it: a factor is worth having if it says more than its parts, and if some finding
would be other without it.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, waiting


def look(positions: Positions) -> Iterator[Note]:
    """What lies behind several codes, which only a person can say."""
    yield waiting(phrase("meaning.factoring.prompt"))


FACTORING = Approach("factoring", __doc__, look)
