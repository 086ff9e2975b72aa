"""Checking for researcher effects.

What it does: an interview changes what is said in it. Lists what bears the claim and answers a
question that leads, or takes its topic from the question; what was said while somebody of
another group could hear it (`present` of a source in study.yaml); and who, asked on two
occasions, took the other side before or after. It asks for what study.yaml does not say.

Use it when: you knew the informants' superiors, came with somebody of the office, or were
thought to decide on the aid.

How to read it: look at each place and judge whether the claim holds without it. A list of words
finds leading questions; it sees no tone, and a question that it lists may have been harmless.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11;
Kvale (1996), chapter 7, on leading questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from qualcode.document import Joined, Words, phrase
from qualcode.model.coding import Origin, Polarity
from qualcode.model.source import Source
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.leading_questions import is_leading, question_before
from qualcode.stages.passages import Statement
from qualcode.stages.positions import positions_of
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, waiting
from qualcode.stages.voice_names import named
from qualcode.stages.voices import GroupVoice


def look(ground: FindingGround) -> Iterator[Note]:
    """What questions, listeners and occasions may have done; then what only a person knows."""
    yield from _asked(ground)
    yield from _overheard(ground)
    yield from _before_and_after(ground)
    yield from _untold(ground)
    yield waiting(phrase("tactic.researcher-effects.prompt"))


def _asked(ground: FindingGround) -> Iterator[Note]:
    """Answers to leading questions, and answers that take their topic from the question."""
    leading = tuple(one for one in ground.bearing if _was_led(one))
    led = tuple(
        one for one in ground.bearing if any(row.coding.origin is Origin.ANSWER for row in one.rows)
    )
    for key, found in (("leading", leading), ("led", led)):
        if found:
            told = phrase(f"tactic.researcher-effects.{key}", n=len(found), of=len(ground.bearing))
            yield doubt(told, *found)


def _was_led(said: Statement) -> bool:
    source = said.first.source
    if not source.kind.spoken or not source.segments:
        return False
    question = question_before(source, said.first.coding.start)
    return question is not None and is_leading(question.speech.text)


def _overheard(ground: FindingGround) -> Iterator[Note]:
    """What was said while somebody of another group could hear it."""
    study = ground.study
    labels: dict[str, Words] = {one.id: one.label for one in study.roster.groups}
    heard: dict[str, list[Statement]] = {}
    for one in (*ground.bearing, *ground.opposing):
        for name in one.first.source.entry.present or ():
            person = study.roster.informant(name)
            if person and study.withdrawn(name):
                continue
            if (person.group if person else name) != one.first.group:
                heard.setdefault(name, []).append(one)
    for name, found in heard.items():
        who = named(study, name) if study.roster.informant(name) else labels.get(name, name)
        pro = sum(one in ground.bearing for one in found)
        told = phrase(
            "tactic.researcher-effects.overheard", name=who, pro=str(pro), con=str(len(found) - pro)
        )
        yield doubt(told, *found)


def _before_and_after(ground: FindingGround) -> Iterator[Note]:
    """Who, asked again, took the other side on a code of the claim; all phases are looked at."""
    whole = positions_of(ground.study, replace(ground.selection, phase="all"))
    book = ground.study.codebook
    codes = book.in_order(book.below([name for name in ground.finding.about if name in book]))
    for voice in whole.voices if ground.finding.is_the_researchers else ():
        if len(_occasions(voice)) < 2:
            continue
        for code in codes:
            turned = tuple(_turned(_occasions(voice), whole.said(code.id, voice)))
            if turned:
                told = phrase("tactic.researcher-effects.turned", name=voice.name, code=code.id)
                yield doubt(told, *turned)


def _occasions(voice: GroupVoice) -> list[date]:
    """The days on which an informant was heard, in order."""
    if not voice.informant:
        return []
    return sorted({one.entry.date for one in voice.sources if one.entry.date})


def _turned(days: Iterable[date], said: Iterable[Statement]) -> Iterator[Statement]:
    """What is said on the two days between which a position turned round."""
    known = tuple(said)
    by_day = [[one for one in known if one.first.source.entry.date == day] for day in days]
    sides = [(Polarity.combine(one.polarity for one in found), found) for found in by_day if found]
    for (before, first), (after, then) in pairwise(sides):
        if {before, after} == {Polarity.FAVOURABLE, Polarity.UNFAVOURABLE}:
            yield from (*first, *then)


def _untold(ground: FindingGround) -> Iterator[Note]:
    """The interviews behind the claim of which study.yaml does not say who could hear them."""
    sources: dict[str, Source] = {
        one.first.source.id: one.first.source for one in (*ground.bearing, *ground.opposing)
    }
    spoken = [one for one in sources.values() if one.kind.spoken]
    unsaid = tuple(one.id for one in spoken if one.entry.present is None)
    if unsaid:
        yield waiting(phrase("tactic.researcher-effects.present", sources=Joined(unsaid)))
    bare = tuple(one.id for one in spoken if not (one.entry.place and one.entry.date))
    if bare:
        yield waiting(phrase("tactic.researcher-effects.where", sources=Joined(bare)))


RESEARCHER_EFFECTS = Tactic("researcher-effects", __doc__, look)
