"""Factoring.

Asks what a few general things could lie behind many codes. It is done by reading and thinking, not
by factor analysis: with so few informants nothing is computed.

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
