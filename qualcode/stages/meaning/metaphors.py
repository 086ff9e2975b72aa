"""Making metaphors.

What it does: it asks for one image for many things said, and what that image leaves out. Nothing
is computed.

Use it when: the notes are rich and their point is hard to put into words.

How to read it: an image can show what many things have in common. Try what it hides, and drop it
in time.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, waiting


def look(positions: Positions) -> Iterator[Note]:
    """An image for what was said, which only a person can find."""
    yield waiting(phrase("meaning.metaphors.prompt"))


METAPHORS = Approach("metaphors", __doc__, look)
