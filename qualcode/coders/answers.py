"""Elliptical answers: "Pernah ikut pelatihan?" – "Belum, Mbak." The topic stands in the question.

A short answer, or one that opens with yes, no or the like, takes over the question's codes as
proposals on the answer; its own words tell the polarity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.coders.cues import CueKind, Lexicon
from qualcode.coders.dictionary import Hit
from qualcode.coders.readings import ClauseReading, SentenceReading
from qualcode.coders.tokens import Token, fold, tokens
from qualcode.model.codebook import AspectKind, Codebook
from qualcode.model.coding import Polarity

SHORT = 8
"""The most words of an answer that takes over the question's codes whatever it opens with."""

_SETTING = frozenset(
    "setelah sesudah selepas habis sejak semenjak saat ketika after since when".split()
)
"""Words with which a question first says when, and then asks."""

_CURT = 3
"""The most words of a first sentence that answers by an evaluation alone: "Macet, Mbak."."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the interviewer's last words were about.

    `echoes` are its words of giving and praise, by whose repetition an answer says yes ("Jalan?"
    – "Jalan, …"); `negative` says that it asks for something bad ("ada kesulitan?").
    """

    codes: tuple[str, ...] = ()
    echoes: frozenset[str] = frozenset()
    negative: bool = False


def takes_over(
    text: str, start: int, end: int, stop: int, question: Question, lexicon: Lexicon
) -> bool:
    """Whether an answer takes over the question's codes.

    Its first sentence goes from `start` to `end`, the whole answer to `stop`: it does when it is
    short as a whole, when it opens with an answer word or with a word of the question, or when
    its first sentence is a curt evaluation.
    """
    words = list(tokens(text, start, end))
    if not words or is_unsure(words, lexicon) or text[start:end].rstrip().endswith("?"):
        return False
    if opening(words, question, lexicon) is not None:
        return True
    telling = [word for word in words if word.word not in lexicon.fillers]
    if len(telling) <= _CURT and lexicon.find(text, start, end):
        return True
    return len(list(tokens(text, start, stop))) <= SHORT


def without_setting(text: str, start: int, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a question without those that only say when.

    "Setelah pelatihan itu, ada yang datang membimbing?" asks about guidance.
    """
    opened = text[start:].split(maxsplit=1)
    comma = text.find(",", start)
    if not opened or fold(opened[0]) not in _SETTING or comma < 0:
        return list(hits)
    return [hit for hit in hits if hit.start > comma] or list(hits)


def is_unsure(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the answer says only that the informant does not know or did not understand."""
    first = words[:6]
    return any(lexicon.unsure.length_at(first, place) for place in range(min(3, len(first))))


def opening(words: Sequence[Token], question: Question, lexicon: Lexicon) -> bool | None:
    """True for an answer that opens with yes or the like, False for no, None for neither."""
    for place, word in enumerate(words[:4]):
        if lexicon.yes_phrases.length_at(words, place):
            return True
        if word.word in lexicon.no:
            return False
        if word.word in lexicon.yes or word.word in question.echoes:
            return True
        if word.word not in lexicon.fillers:
            return None
    return None


def answered(
    text: str,
    reading: SentenceReading,
    question: Question,
    codebook: Codebook,
    lexicon: Lexicon,
) -> SentenceReading:
    """The reading of an answer with the polarity of what it takes over put right.

    Where the question asked for something bad, a plain yes is unfavourable and a plain no
    favourable.
    """
    if not reading.clauses:
        return reading
    words = list(tokens(text, reading.start, reading.end))
    opened = opening(words, question, lexicon)
    plainly = opening(words, Question(), lexicon)
    first, *rest = reading.clauses
    verdicts = []
    for code, found in first.verdicts:
        own = code not in first.inherited
        left_open = found is Polarity.NEUTRAL and code in question.codes
        if own and (not left_open or _is_unreal(first)):
            verdicts.append((code, found))
            continue
        said = plainly if own else opened
        kept = _polarity(
            found, said, question.negative, codebook.kind(code), codebook[code].polarity
        )
        if kept is not None:
            verdicts.append((code, kept))
    changed = ClauseReading(first.clause, first.cues, first.hits, tuple(verdicts), first.inherited)
    return SentenceReading(reading.start, reading.end, (changed, *rest), reading.counterfactual)


def _polarity(
    found: Polarity, opened: bool | None, negative: bool, kind: AspectKind, default: Polarity
) -> Polarity | None:
    if kind is AspectKind.SUGGESTION:
        return default
    if kind is AspectKind.OBSTACLE:
        return None if opened is False else Polarity.UNFAVOURABLE
    plain = {True: Polarity.FAVOURABLE, False: Polarity.UNFAVOURABLE, None: Polarity.UNDECIDED}
    if negative and opened is not None:
        return plain[not opened]
    if found is Polarity.NEUTRAL and opened is None:
        return found
    return plain[opened] if found in (Polarity.UNDECIDED, Polarity.NEUTRAL) else found


def _is_unreal(clause: ClauseReading) -> bool:
    """Whether an answer speaks of what is planned, needed or only listed."""
    return any(cue.kind in (CueKind.IRREALIS, CueKind.NORM, CueKind.LISTING) for cue in clause.cues)
