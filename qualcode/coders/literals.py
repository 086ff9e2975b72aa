"""What a regular expression cannot match without: texts of which every match contains one.

Most sentences hold none of them, so most expressions need not be tried. Only the plain part of
the syntax is understood; where a pattern has anything else, nothing is said to be certain.
"""

from __future__ import annotations

import re

Required = frozenset[str]
NOTHING: Required = frozenset()
"""No text is certain to be in a match."""

_PART = re.compile(
    r"(?P<class>\[\^?(?:\\.|[^\]\[\\])+\])"
    r"|(?P<open>\((?:\?:)?(?!\?))"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<close>\))"
    r"|(?P<or>\|)"
    r"|(?P<letter>[^\W_])"
    r"|(?P<other>\\[bBdDsSwWnt]|\\[^\w\s]|[.^$ _\-,:;'\"/@%&=~!])"
)
_TIMES = re.compile(
    r"(?:(?P<optional>[?*]|\{0?,\d*\}|\{0(?:,\d*)?\})|\+|\{[1-9]\d*(?:,\d*)?\})[?+]?"
)
_SPACE = re.compile(r"\s+")
_HELD_SPACE = re.compile(r"\\\s|#|\[[^\]]*\s")
"""White space that counts in a pattern with `(?x)`, and comments."""


def required_texts(pattern: str) -> Required:
    """Texts in lower case of which every match of a pattern has one; empty where none is certain.

    A text has two letters or more, of ASCII, since other letters change under lower case.
    """
    if pattern.startswith("(?x)"):
        if _HELD_SPACE.search(pattern):
            return NOTHING
        pattern = _SPACE.sub("", pattern.removeprefix("(?x)"))
    try:
        found, end = _alternatives(pattern, 0)
    except ValueError:
        return NOTHING
    return found if end == len(pattern) else NOTHING


def _alternatives(pattern: str, place: int) -> tuple[Required, int]:
    """What a group, or the whole pattern, cannot match without, and where it ends."""
    branches: list[Required] = []
    while True:
        branch, place = _sequence(pattern, place)
        branches.append(branch)
        if pattern[place : place + 1] != "|":
            break
        place += 1
    certain = all(branches)
    return (frozenset().union(*branches) if certain else NOTHING), place


def _sequence(pattern: str, place: int) -> tuple[Required, int]:
    """The best of what stands one after the other up to `|`, `)` or the end."""
    best, run = NOTHING, ""
    while place < len(pattern):
        part = _PART.match(pattern, place)
        if part is None:
            raise ValueError(pattern[place:])
        if part["close"] or part["or"]:
            break
        inner, place = NOTHING, part.end()
        if part["open"] or part["look"]:
            inner, place = _alternatives(pattern, place)
            if pattern[place : place + 1] != ")":
                raise ValueError("an open group")
            place += 1
        times = _TIMES.match(pattern, place)
        optional = bool(times and times["optional"]) or bool(part["look"])
        letter = part["letter"] if part["letter"] and part["letter"].isascii() else ""
        if letter and not optional:
            run += letter.lower()
        if not letter or times:
            best, run = _better(best, frozenset({run})), ""
        if not optional:
            best = _better(best, inner)
        place = times.end() if times else place
        if pattern[place : place + 1] in tuple("?*+{"):
            raise ValueError("a repetition of another kind")
    return _better(best, frozenset({run})), place


def _better(one: Required, other: Required) -> Required:
    """The set whose shortest text is longer; sets with a text of one letter say nothing."""
    return max((_useful(one), _useful(other)), key=_shortest)


def _useful(texts: Required) -> Required:
    return texts if all(len(text) > 1 for text in texts) else NOTHING


def _shortest(texts: Required) -> int:
    return min(map(len, texts), default=0)
