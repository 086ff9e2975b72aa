"""Texts as names are looked for in them: however letters are written, whatever stands in a word.

A word processor, a PDF or a chat writes *Ma’ruf*, *José* in two characters, *Hanaﬁ* with a
ligature, *Ro­sa* with a hyphen that nobody sees, *Wulan-* and *dari* on two lines.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

NO_LETTER_BEFORE: Final = r"(?<![^\W\d_])"
NO_LETTER_BEHIND: Final = r"(?![^\W\d_])"
"""The edges of a name. Signs of emphasis and digits, as of a note, are no part of a word here."""

_VARIANTS: Final = re.compile(
    "[´‘’‛ʻʼʽ′＇ª²³¹ºÀ-ÖØ-öø-ɏʰ-ʸḀ-ỿ⁰-₎Ⓐ-ⓩ！-～\U0001d400-\U0001d7ff\u2010\u2011\uff0d]"
)
_APOSTROPHES: Final = frozenset("´‘’‛ʻʼʽ′＇")
_HYPHENS: Final = frozenset("\u2010\u2011\uff0d")
_UNSEEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_WITHIN: Final = re.compile(
    rf"[{_UNSEEN}\u0300-\u036f]+|(?<=[^\W_])[*_~]+(?=[^\W_])|(?<=[^\W_])-\s*(?=[^\W\d_])|[ﬀ-ﬆ]"
    r"|[A-Z](?: [A-Z]){3,}(?![^\W_])"
)
# What is plain has none of them, and is told much sooner than they are found.
_PERHAPS_WITHIN: Final = re.compile(r"[*_~-]|[A-Z] [A-Z] [A-Z] [A-Z]")
_SIGNS: Final = re.compile(r"[*_]+")
_SIGNS_BEFORE: Final = re.compile(r"[*_]+\Z")
_MOST_SIGNS: Final = 3


@dataclass(frozen=True, slots=True)
class View:
    """A text as names are looked for in it, and where its parts stand in the text itself.

    `places` are the parts that were kept or written otherwise: from in the view, from and to in
    the text; none where every character stands in its place.
    """

    text: str
    places: tuple[tuple[int, int, int], ...] = ()
    source: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the view, which is not empty, stands in the text itself."""
        if not self.places:
            return start, end
        return self._place(start), self._place(end - 1) + 1

    def differs(self, start: int, end: int) -> bool:
        """Whether a part of the view reads otherwise than the text itself."""
        first, last = self.span(start, end)
        return self.source[first:last] != self.text[start:end]

    def _place(self, at: int) -> int:
        number = bisect_right(self.places, at, key=lambda one: one[0]) - 1
        seen, first, last = self.places[number]
        return min(first + at - seen, last - 1)


def views(text: str) -> Iterator[View]:
    """A text with plain letters; and where signs stand within words, once more without them."""
    plain = text if text.isascii() else _VARIANTS.sub(lambda one: _plain_letter(one[0]), text)
    yield View(plain)
    pieces, at = [], 0
    for start, end, instead in _within_words(plain):
        pieces += [(at, start, plain[at:start]), (start, end, instead)]
        at = end
    if pieces:
        yield _view([*pieces, (at, len(plain), plain[at:])], plain)


def plain_letters(words: str) -> str:
    """A name as it is looked for: letters without accents, apostrophes that stand upright."""
    parts = unicodedata.normalize("NFKD", "".join(map(_plain_letter, words)))
    return "".join(one for one in parts if unicodedata.category(one) not in ("Mn", "Cf"))


def set_apart(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name with the signs of emphasis that would be left over without it.

    Of *kata **Rosa** _Melati_* none, of *Rosa **Melati*** the two behind it. An accent that is a
    character of its own goes with its letter.
    """
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    signs = [one[0] for one in _SIGNS.finditer(text, start, end)]
    if not signs:
        return start, end
    before = _SIGNS_BEFORE.search(text[max(0, start - _MOST_SIGNS) : start])
    open_ = [before[0]] if before else []
    for one in signs:
        if open_ and open_[-1] == one:
            open_.pop()
            if not open_ and before:
                start, before = start - len(one), None
        else:
            open_.append(one)
    behind = _SIGNS.match(text, end)
    closes = behind and open_ and open_[-1] == behind[0] and (len(open_) > 1 or not before)
    return start, behind.end() if behind and closes else end


@cache
def _plain_letter(letter: str) -> str:
    """One character that is written for another one, as that; others as they are."""
    if letter in _APOSTROPHES:
        return "'"
    if letter in _HYPHENS:
        return "-"
    parts = unicodedata.normalize("NFKD", letter)
    bare = "".join(one for one in parts if not unicodedata.combining(one))
    return bare if len(bare) == 1 else letter


def _within_words(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands within words, from and to, with what is read there."""
    if text.isascii() and not _PERHAPS_WITHIN.search(text):
        return
    for found in _WITHIN.finditer(text):
        signs = found[0]
        if signs[0].isalpha() and " " in signs:
            gaps = range(found.start() + 1, found.end(), 2)
            yield from ((gap, gap + 1, "") for gap in gaps)
        elif signs[0] in "*_~-":
            yield *found.span(), ""
        else:
            yield *found.span(), plain_letters(signs)


def _view(pieces: list[tuple[int, int, str]], source: str) -> View:
    places, seen = [], 0
    for start, end, instead in pieces:
        if instead:
            places.append((seen, start, end))
            seen += len(instead)
    return View("".join(instead for _, _, instead in pieces), tuple(places), source)
