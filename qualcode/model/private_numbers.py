"""Numbers and addresses that belong to a person: of telephones, offices, identity cards, mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Stretch = tuple[int, int]

_GAP: Final = r"[\s.\u2010-\u2013-]?"
_NUMBERS: Final = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:(?:(?:\(?\+62\)?|62)[\s\u2010-\u2013-]?|0-?)8\d"
    rf"(?:{_GAP}\d){{6,10}}"
    r"|\d{8}\s?\d{6}\s?\d\s?\d{3}|\d{16}|\d{6}[ .-]\d{6}[ .-]\d{4}"
    r"|\d{4}(?:[ .\u2010-\u2013-]\d{4}){3}|\(0\d{2,3}\)\s?\d{5,8})(?![^\W_])"
)
_DIGITS: Final = re.compile(r"[(+\d][\d\s.()+\u2010-\u2013-]{7,}")
_MAIL: Final = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_BEFORE_MAIL: Final = re.compile(r"[\w.+-]+\Z")
_IN_ADDRESS: Final = re.compile(
    r"://|www\.|@(?=\w)|\.(?:com|net|org|info|id|me|link|site|online|shop)(?![^\W_])"
)
_OUTSIDE: Final = frozenset("<>()[]{}\"'“”‘’,;|")
_BEHIND: Final = ".:!?…*_/\\"
_LONGEST: Final = 300


def numbers(text: str) -> Iterator[Stretch]:
    """Where numbers of telephones, civil servants and identity cards and mail addresses stand."""
    for some in _DIGITS.finditer(text):
        # One more character tells whether a word goes on behind the digits.
        yield from (one.span() for one in _NUMBERS.finditer(text, some.start(), some.end() + 1))
    for mail in _MAIL.finditer(text):
        low = max(0, mail.start() - _LONGEST)
        if who := _BEFORE_MAIL.search(text[low : mail.start()]):
            yield low + who.start(), mail.end()


def addresses(text: str) -> Iterator[Stretch]:
    """Where addresses of pages and of people on social media stand (`@rosa`, `x.com/rosa`)."""
    until = 0
    for found in _IN_ADDRESS.finditer(text):
        if found.start() < until:
            continue
        start, end = found.span()
        while start > max(until, found.start() - _LONGEST) and _belongs(text[start - 1]):
            start -= 1
        while end < min(len(text), found.end() + _LONGEST) and _belongs(text[end]):
            end += 1
        until = end
        stem = text[start:end].rstrip(_BEHIND)
        yield start + len(stem) - len(stem.lstrip("*_")), start + len(stem)


def _belongs(character: str) -> bool:
    return not character.isspace() and character not in _OUTSIDE
