"""Quotation marks around words that may have some of their own."""

from __future__ import annotations

import re
from typing import Final

_INNER: Final = {"“": "‘", "„": "‘", "”": "’", "‘": "“", "’": "”"}
_MARK: Final = re.compile('[“„”‘’"]')
_BEFORE_OPENING: Final = " \t\n\u00a0([{‘“„/–—-"


def quoted(words: str) -> str:
    """Words in double quotation marks, those within them single."""
    return f"“{inner(words)}”"


def inner(words: str) -> str:
    """Words as they stand between double quotation marks: their own marks become single.

    Marks within marks alternate, in Indonesian (Ejaan Yang Disempurnakan, edition V, 2022, on
    quotation marks) as in English (APA, 2020, section 8.33). Apostrophes and the sign of inches
    are no quotation marks and stay.
    """
    open_marks: list[str] = []
    return _MARK.sub(lambda found: _turned(words, found.start(), open_marks), words)


def _turned(words: str, at: int, open_marks: list[str]) -> str:
    """The mark that stands for the one at a place; keeps which ones are open."""
    mark = words[at]
    if mark == '"':
        mark = _curled(words, at, "”" in open_marks)
    match mark:
        case "“" | "„":
            open_marks.append("”")
        case "‘" if open_marks and not words[at - 1].isalpha():
            open_marks.append("’")
        case "”" if "”" in open_marks:
            del open_marks[open_marks.index("”") :]
        case "”":
            pass
        case "’" if open_marks[-1:] == ["’"] and not words[at + 1 : at + 2].isalpha():
            open_marks.pop()
        case _:
            return mark
    return _INNER[mark]


def _curled(words: str, at: int, is_open: bool) -> str:
    """A straight mark as an opening or closing one; that of inches, after a number, as it is."""
    before = words[at - 1 : at] if at else ""
    if not before or before in _BEFORE_OPENING:
        return "“"
    return '"' if before.isdigit() and not is_open else "”"
