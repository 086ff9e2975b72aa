"""Clauses: the stretches of a sentence within which a cue speaks of a topic.

A bare comma is no border; a conjunction of contrast or concession is, and so are some adverbs of
time after a comma ("sekarang enak, dulu boro-boro").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from qualcode.coders.cues import Lexicon
from qualcode.coders.tokens import Token, tokens

_BREAK = re.compile(r"[;:]|\s[-–—]\s|[–—]|\.\s|[?!]")
_COMMA = re.compile(r"[,;:–—(]|\s-\s|[.?!]\s")
_PART_WORDS = frozenset(
    """
    dan serta terus lalu and atau or karena karna krn because sehingga so tanpa without
    """.split()
)
_ALSO = frozenset({"juga", "also"})
_DENIALS = frozenset({"bukan", "bukannya"})
"""Words of focus: "bukan X yang kurang, Y …" is two clauses although only a comma parts them."""


NOW = frozenset(
    {"sekarang", "skrg", "kini", "saiki", "sakniki", "now", "nowadays", "these", "today"}
)
THEN = frozenset(
    """
    dulu dulunya dahulu sebelumnya semula mulanya tadinya awalnya biyen mbiyen riyin
    back before previously formerly earlier once
    """.split()
)
"""Words of time by which a sentence is set against itself: "yang semula pasif kini berani"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the word that opens it, if a conjunction does."""

    start: int
    end: int
    opener: str = ""


def clauses(text: str, start: int, end: int, lexicon: Lexicon) -> list[Clause]:
    """The clauses of a sentence; they tile it but for white space at the borders."""
    words = list(tokens(text, start, end))
    if not words:
        return []
    borders = [(words[0].start, _opener(words, 0, lexicon))]
    concessive = words[0].word in lexicon.opening
    past = False
    for index in range(1, len(words)):
        gap = text[words[index - 1].end : words[index].start]
        word = words[index].word
        past = past or words[index - 1].word in THEN
        plain = gap == " " and not (past and word in NOW)
        if plain and word not in lexicon.opening_words and word not in _DENIALS:
            continue
        comma = gap != " " and _COMMA.search(gap) is not None
        broken = gap != " " and _BREAK.search(gap) is not None
        turned = past and word in NOW
        if broken or turned or _is_border(words, index, comma, lexicon):
            borders.append((words[index].start, _opener(words, index, lexicon)))
            concessive = word in lexicon.opening
        elif comma and concessive and words[index - 1].start > borders[-1][0]:
            borders.append((words[index].start, ""))
            concessive = False
        if word in _DENIALS:
            concessive = True
    begins = [start, *(begin for begin, _ in borders[1:])]
    ends = [*begins[1:], end]
    found = []
    for (_, opener), begin, stop in zip(borders, begins, ends, strict=True):
        stripped = text[begin:stop].rstrip()
        found.append(Clause(begin, begin + len(stripped), opener))
    return found


def parts(text: str, clause: Clause) -> list[tuple[int, int]]:
    """The parts of a clause between commas and coordinating words, for attaching cues to topics."""
    words = list(tokens(text, clause.start, clause.end))
    begins = [clause.start]
    for before, word in pairwise(words):
        gap = text[before.end : word.start]
        if (gap != " " and _COMMA.search(gap)) or word.word in _PART_WORDS:
            begins.append(word.start)
    return list(zip(begins, [*begins[1:], clause.end], strict=True))


def _is_border(words: list[Token], index: int, comma: bool, lexicon: Lexicon) -> bool:
    if lexicon.border_phrases.length_at(words, index - 1):
        return False  # "akan tetapi" is one border, before its first word
    word = words[index].word
    if index + 1 < len(words) and words[index + 1].word in _ALSO:
        return False  # "not only X but also Y" is one statement
    if word in lexicon.borders or lexicon.border_phrases.length_at(words, index):
        return True
    after_comma = word in lexicon.borders_after_comma
    return comma and (after_comma or lexicon.comma_phrases.length_at(words, index) > 0)


def _opener(words: list[Token], index: int, lexicon: Lexicon) -> str:
    known = (lexicon.borders, lexicon.borders_after_comma, lexicon.opening)
    place = index + 1 if lexicon.border_phrases.length_at(words, index) else index
    word = words[place].word
    return word if any(word in one for one in known) else ""
