"""Counting.

What it does: says how many of the informants who were heard raised a code, n of N people, and
how many segments that are; for the codes that most people raised.

Use it when: you are about to write "many", "most" or "often".

How to read it: numbers keep one honest about how often something was said. They are no
percentages, say nothing of anybody who was not heard, and how often is not how important.
Segments are not people.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11;
Sandelowski (2001) and Maxwell (2010) on numbers in qualitative research.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, shown

_SHOWN = 8


def look(positions: Positions) -> Iterator[Note]:
    """The codes that most people raised, with their numbers."""
    people = [voice for voice in positions.voices if voice.counted]
    counted = [
        (sum(bool(positions.said(code.id, voice)) for voice in people), code.id)
        for code in positions.codes
    ]
    most = sorted((one for one in counted if one[0]), key=lambda one: -one[0])[:_SHOWN]
    passages = {code: sum(one.first.code.id == code for one in positions.statements)
                for _, code in most}  # fmt: skip
    told = tuple(
        phrase("meaning.counting.code", code=code, n=str(n), of=str(len(people)),
               passages=str(passages[code]))
        for n, code in most
    )  # fmt: skip
    if told:
        yield shown(phrase("meaning.counting.most", codes=Joined(told, "; ")))


COUNTING = Approach("counting", __doc__, look)
