"""Answers that say only that the informant does not know: "Wah, kalau itu saya kurang tahu, Mbak."

The list of words is data (`unknowing` in the lexicon). It is told narrowly: the informant speaks
of themselves, at once, and goes on to tell nothing. "Orang tidak tahu kalau kami ada" is no such
answer, nor is "belum tahu" to the question whether they know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from qualcode.coders.cues import lexicon_list
from qualcode.coders.phrases import Phrases
from qualcode.coders.sentences import sentences
from qualcode.coders.tokens import Token, fold, tokens

_PART = re.compile(r"[^,;:–—…()]+")
_LEAD_IN = 5
"""The most words of a part that only says what the answer is about: "Kalau soal izin usaha, …"."""

_INDIRECT = 6
"""The most words of an indirect question behind it: "tidak tahu berapa biayanya"."""


def says_unknowing(answer: str) -> bool:
    """Whether an answer is, at once and without more, that the informant does not know."""
    words = _words()
    parts = _parts(answer)
    for number, part in enumerate(parts):
        found = tokens(part.text)
        if _unknowing(found, part.text, words):
            return not part.asks and not _goes_on(parts[number + 1 :], words)
        if not _leads_in(found, words):
            return False
    return False


def asks_knowing(question: str) -> bool:
    """Whether a question asks if somebody knows or understands: then "tidak tahu" answers it."""
    spans = sentences(question)
    asked = [(start, end) for start, end in spans if question[start:end].rstrip().endswith("?")]
    if not spans:
        return False
    start, end = (asked or spans)[-1]
    return any(one.word in _words().asked for one in tokens(question[start:end]))


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of an answer between two marks; `asks` where its sentence ends in `?`."""

    text: str
    asks: bool


@dataclass(frozen=True, slots=True)
class _Words:
    negators: frozenset[str]
    softeners: frozenset[str]
    knowing: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    topics: frozenset[str]
    asking: frozenset[str]
    asked: frozenset[str]
    alone: Phrases
    about: Phrases
    others: Phrases
    going_on: Phrases


@cache
def _words() -> _Words:
    def single(name: str) -> frozenset[str]:
        return frozenset(map(fold, lexicon_list("unknowing", name)))

    def several(name: str) -> Phrases:
        entries = lexicon_list("unknowing", name)
        return Phrases(tuple(map(fold, entry.split())) for entry in entries)

    return _Words(
        negators=single("negators"),
        softeners=single("softeners"),
        knowing=single("knowing"),
        before=single("before"),
        after=single("after"),
        topics=single("topics"),
        asking=single("asking"),
        asked=single("asked"),
        alone=several("alone"),
        about=several("about"),
        others=several("others"),
        going_on=several("going_on"),
    )


def _parts(answer: str) -> list[_Part]:
    """The stretches between commas and the like, sentence by sentence."""
    found = []
    for start, end in sentences(answer):
        sentence = answer[start:end]
        asks = sentence.rstrip("\"'”’ ").endswith("?")
        found += [_Part(one, asks) for one in _PART.findall(sentence) if any(map(str.isalnum, one))]
    return found


def _unknowing(found: Sequence[Token], text: str, words: _Words) -> bool:
    """Whether a stretch says that the speaker does not know, and nothing else."""
    for place, one in enumerate(found):
        if length := words.alone.length_at(found, place):
            return _of_speaker(found[:place], text, words) and _ends(
                found[place + length :], words, indirect=False
            )
        if one.word in words.negators and (stop := _known(found, place + 1, words)):
            return _of_speaker(found[:place], text, words) and _ends(
                found[stop:], words, indirect=True
            )
    return False


def _known(found: Sequence[Token], place: int, words: _Words) -> int:
    """Where the word of knowing ends that a negator takes back; 0 where there is none."""
    for index in range(place, min(place + 3, len(found))):
        if found[index].word in words.knowing:
            return index + 1
        if found[index].word not in words.softeners:
            return 0
    return 0


def _of_speaker(before: Sequence[Token], text: str, words: _Words) -> bool:
    """Whether nobody else is named before it: only the speaker, an address, or a topic."""
    if any(words.others.length_at(before, place) for place in range(len(before))):
        return False
    if all(one.word in words.before for one in before):
        return True
    if len(before) > _LEAD_IN + 1 or before[0].word not in words.topics:
        return False
    last = before[-1]
    # A capital letter before the negator is a name: "Kalau Bu Rika tidak tahu."
    named = text[last.start].isupper() and not text[last.start : last.end].isupper()
    return not named and not any(one.word in words.negators for one in before)


def _ends(after: Sequence[Token], words: _Words, indirect: bool) -> bool:
    """Whether nothing is told behind it, but at most what it is that is not known."""
    for place, one in enumerate(after):
        if words.about.length_at(after, place):
            return True
        if indirect and one.word in words.asking:
            return len(after) - place <= _INDIRECT
        if one.word not in words.after:
            return False
    return True


def _leads_in(found: Sequence[Token], words: _Words) -> bool:
    """Whether a stretch before it is an address, or only says what it is about."""
    if all(one.word in words.before for one in found):
        return True
    if found[0].word not in words.topics or len(found) > _LEAD_IN:
        return False
    return not any(one.word in words.negators for one in found)


def _goes_on(parts: Sequence[_Part], words: _Words) -> bool:
    """Whether the answer goes on to tell something after all."""
    for part in parts:
        found = tokens(part.text)
        if not all(one.word in words.after for one in found):
            return bool(words.going_on.length_at(found, 0))
    return False
