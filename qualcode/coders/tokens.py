"""Words of a text with their places; matching works on a folded copy of each word.

Folding is done word by word, never on the whole text, so that offsets stay exact although
case folding can change a text's length (İ, ß).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

# A letter or digit, or what may stand inside a word without being one: combining marks, the soft
# hyphen that Word inserts, zero-width joiners. Possessive, since a word never gives back. A word
# begins with a letter or digit, so that one is never empty when folded.
_INNER = "[^\\W_]++(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]++[^\\W_]*+)*+"
_PATTERN = f"{_INNER}(?:['’ʼ]{_INNER})*+"
WORD = re.compile(_PATTERN)
_PIECES = re.compile(f"({_PATTERN})")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]")
_PHRASE_GAP = re.compile(r"[\s\-\u2010\u2011\u00ad\u200b-\u200d\u2060]+")


class Token(NamedTuple):
    """A word, folded, with its place in the text. A tuple, because there are very many."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: composed, without case, with a straight apostrophe."""
    if word.isascii():
        return word.lower()
    visible = _INVISIBLE.sub("", word).replace("’", "'").replace("ʼ", "'")
    return unicodedata.normalize("NFC", visible).casefold()


@lru_cache(maxsize=64)
def pieces(text: str) -> Sequence[str]:
    """A text cut at the borders of its words: gap, word, gap, …, word, gap. Gaps can be empty.

    Several steps ask for the same sentence in a row, so the last answers are kept.
    """
    return _PIECES.split(text)


@lru_cache(maxsize=10_000)
def joins_phrase(gap: str) -> bool:
    """Whether two words with this between them can be a phrase: white space or hyphens."""
    return _PHRASE_GAP.fullmatch(gap) is not None


@lru_cache(maxsize=64)
def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words between two offsets."""
    cut = pieces(text[start:end])
    borders = [*accumulate(map(len, cut), initial=start)]
    return tuple(map(Token, borders[1::2], borders[2::2], map(fold, cut[1::2])))
