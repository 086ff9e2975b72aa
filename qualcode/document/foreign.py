"""Words of other languages in a report's own text, which its language wants in italics.

What somebody said or wrote is left alone: quotations in the line stand in quotation marks, and
nothing between them is touched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from qualcode.document.emphasis import Look, Parted, in_pieces
from qualcode.document.words import OwnWords

_SAID = r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"\n]*\""
# Not within a longer word, an address or the name of a file.
_BEFORE, _AFTER = r"(?<![\w@/\\])", r"(?![\w@/\\]|\.\w)"


class Foreign:
    """Finds the foreign words of one document: whole words, the longest first, in any case.

    A document's words are put into one pattern, once; how many there are costs little.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._pattern = _pattern({" ".join(one.split()) for one in words} - {""})
        self._known: dict[str, Parted] = {}

    def parted(self, words: str) -> Parted:
        """The pieces of a text with their looks; foreign ones in italics, as emphasis may be."""
        return in_pieces(words, self._by_language(words))

    def _by_language(self, words: str) -> Parted:
        if self._pattern is None or not words:
            return [(words, Look.PLAIN)]
        # The same labels stand in many cells.
        if (found := self._known.get(words)) is None:
            found = self._known[words] = _pieces(words, self._pattern)
        return found

    def parted_if_own(self, words: str) -> Parted:
        """The same for a cell, which is left alone unless the report says it."""
        return self.parted(words) if isinstance(words, OwnWords) else [(words, Look.PLAIN)]


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all words, parted by their first letters, so that most places fail fast."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for one in sorted(words, key=lambda one: (-len(one), one)):
        letter = one[0].casefold()
        by_letter[letter if len(letter) == 1 else one[0]].append(one)
    if not by_letter:
        return None
    groups = "|".join(_beginning(letter, by_letter[letter]) for letter in sorted(by_letter))
    return re.compile(f"{_SAID}|(?P<foreign>{_BEFORE}(?:{groups}){_AFTER})", re.IGNORECASE)


def _beginning(letter: str, words: list[str]) -> str:
    ends = "|".join(r"\s+".join(map(re.escape, one[1:].split(" "))) for one in words)
    return f"{re.escape(letter)}(?:{ends})"


def _pieces(words: str, pattern: re.Pattern[str]) -> Parted:
    found: Parted = []
    at = 0
    for match in pattern.finditer(words):
        if match["foreign"] is None:
            continue
        if match.start() > at:
            found.append((words[at : match.start()], Look.PLAIN))
        found.append((match[0], Look.ITALIC))
        at = match.end()
    if at < len(words):
        found.append((words[at:], Look.PLAIN))
    return found
