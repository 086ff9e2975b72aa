"""Words of a text with their places; matching works on a folded copy of each word.

Folding is done word by word, never on the whole text, so that offsets stay exact although
case folding can change a text's length (İ, ß).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# A letter or digit, or what may stand inside a word without being one: combining marks, the soft
# hyphen that Word inserts, zero-width joiners.
_INNER = "[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
WORD = re.compile(f"(?:{_INNER})+(?:['’ʼ](?:{_INNER})+)*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]")
PHRASE_GAP = re.compile(r"(?:\s|[-\u2010\u2011])+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, folded, with its place in the text."""

    start: int
    end: int
    word: str


def fold(word: str) -> str:
    """A word as it is compared: composed, without case, with a straight apostrophe."""
    if word.isascii():
        return word.lower()
    visible = _INVISIBLE.sub("", word).replace("’", "'").replace("ʼ", "'")
    return unicodedata.normalize("NFC", visible).casefold()


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words between two offsets."""
    stop = len(text) if end is None else end
    for match in WORD.finditer(text, start, stop):
        yield Token(match.start(), match.end(), fold(match.group()))
