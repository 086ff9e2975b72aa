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
    study = ground.study
    said = (*ground.bearing, *ground.opposing)
    unknown: list[str] = []
    for voice in dict.fromkeys(one.first.voice for one in said):
        words = _strength(ground, voice)
        name = named(study, voice)
        if not words:
            unknown.append(name)
            continue
        n = sum(one.first.voice == voice for one in ground.bearing)
        against = sum(one.first.voice == voice for one in ground.opposing)
        told = Joined(words, "; ")
        yield shown(phrase("tactic.weighting.voice", name=name, pro=n, con=against, strength=told))
    if unknown:
        yield waiting(phrase("tactic.weighting.ask", names=Joined(tuple(unknown))))


def _strength(ground: FindingGround, voice: str) -> tuple[str, ...]:
    """What is said of a voice, then of the sources in which it speaks here."""
    strength = ground.study.settings.strength
    said = (*ground.bearing, *ground.opposing)
    sources = dict.fromkeys(one.first.source.id for one in said if one.first.voice == voice)
    told = [quotable(ground.study, word) for word in strength.get(voice, ())]
    for source in (one for one in sources if one != voice):
        told += (f"{source}: {quotable(ground.study, word)}" for word in strength.get(source, ()))
    return tuple(told)


WEIGHTING = Tactic("weighting", __doc__, look)
