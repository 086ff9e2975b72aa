"""How broad words are in the serif type that theses are set in, in thousandths of its size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from qualcode.renderers.widths import measure

_STROKE = re.compile(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})")
SPACE = 250
"""A space between words."""
MEAN = 500
"""A letter of a text, one with another."""
SAFE, SAFE_BOLD = 550, 650
"""Letters of one word, which may have more broad ones than a text."""
_BOLD, _BOLD_NARROW, _BOLD_BROAD = 560, 360, 780
_NARROW, _BROAD = frozenset("fijltI.,:;()"), frozenset("mw")
# The breadths of Times and the types that take its place; a letter that is not named is a mean one.
_LETTERS = {
    letter: breadth
    for breadth, letters in (
        (250, ". ,"),
        (280, "ijlt/\\:;'|"),
        (333, "()[]-frI!"),
        (389, "sJ"),
        (444, "acez“”"),
        (564, "FPS+−±="),
        (611, "ELTZ"),
        (667, "BCR"),
        (722, "ADGHKNOQUVXYw"),
        (778, "m"),
        (900, "M%@"),
        (950, "W"),
        (1000, "…→←↔—"),
    )
    for letter in letters
}


@lru_cache(maxsize=20_000)
def breadth(word: str) -> int:
    """How broad a word is."""
    return sum(_LETTERS.get(letter) or MEAN * measure(letter) for letter in word)


def bold_breadth(word: str) -> int:
    """How broad a word in bold letters is."""
    return sum(map(_bold, word))


def _bold(letter: str) -> int:
    if letter in _NARROW:
        return _BOLD_NARROW
    if letter in _BROAD or letter.isupper():
        return _BOLD_BROAD
    return _BOLD * max(1, measure(letter))


def line_count(breadths: Iterable[int], space: int) -> int:
    """How many lines words take, one after the other; a word broader than a line is broken."""
    found, at = 1, -SPACE
    for word in breadths:
        at += SPACE + word
        if at > space:
            found += 1 if at > word else 0
            found, at = found + (word - 1) // space, (word - 1) % space + 1
    return found


def parted(words: str, mark: str = "\u200b") -> str:
    """Words that may be broken after a stroke, as in `Setuju/Diperbaiki`."""
    return _STROKE.sub(f"/{mark}", words)
