"""Weighting the evidence.

What it does: shows beside each voice, with how many statements for and against the claim it has,
what you say in study.yaml (`strength`) of how strong its evidence is, and asks for those of whom
nothing is said.

Use it when: some speak of what they saw and others of what they heard, or somebody has something
to gain.

How to read it: evidence is stronger first hand, from somebody with access and nothing to gain,
and written down at the time. It is read beside the statements and never multiplied into
anything.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Joined, phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import quotable
from qualcode.stages.tactics.tactic import Note, Tactic, shown, waiting
from qualcode.stages.voice_names import named


def look(ground: FindingGround) -> Iterator[Note]:
    """What the researcher says of the strength of those who speak for and against the claim."""
    study, strength = ground.study, ground.study.settings.strength
    said = (*ground.bearing, *ground.opposing)
    unknown: list[str] = []
    for voice in dict.fromkeys(one.first.voice for one in said):
        words = strength.get(voice, ())
        if not words:
            unknown.append(named(study, voice))
            continue
        n = sum(one.first.voice == voice for one in ground.bearing)
        against = sum(one.first.voice == voice for one in ground.opposing)
        told = Joined(tuple(quotable(study, word) for word in words), "; ")
        name = named(study, voice)
        yield shown(phrase("tactic.weighting.voice", name=name, pro=n, con=against, strength=told))
    if unknown:
        yield waiting(phrase("tactic.weighting.ask", names=Joined(tuple(unknown))))


WEIGHTING = Tactic("weighting", __doc__, look)
