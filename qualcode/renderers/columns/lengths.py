"""How long the words and lines of a table's columns are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.document import Table
from qualcode.renderers.columns.letters import MEAN, bold_breadth, breadth, parted
from qualcode.renderers.reading import paragraphs, text
from qualcode.renderers.widths import longest_word, measure

WORD = 18
"""A word of more letters than this may be broken."""
SHORT = 20
"""A column whose longest line is no longer holds no prose: it needs no more than that line."""
# A twentieth more than a word takes, in per cent: programs and types differ a little.
_SPARE = 105


@dataclass(frozen=True, slots=True)
class Lengths:
    """The longest word and line of a column in letters; its heading's in parts of the type size."""

    word: int
    line: int
    heading: float


def all_lengths(table: Table) -> list[Lengths]:
    """The lengths of all columns."""
    return [_lengths(table, position) for position in range(len(table.columns))]


def _lengths(table: Table, position: int) -> Lengths:
    header = parted(text(table.columns[position].header), " ")
    found = [words for row in table.rows for words in paragraphs(row[position])]
    lines = [line for words in (*found, header) for line in words.split("\n")]
    word, longest = _broadest_word(lines), max(map(measure, lines))
    if longest <= SHORT:
        word = max(max(longest_word(line) + _capitals(line), _as_letters(line)) for line in lines)
    return Lengths(min(WORD, word), longest, heading(header))


def _broadest_word(lines: Iterable[str]) -> int:
    """The longest word of some lines, as far as it matters: longer ones may be broken."""
    found = 0
    for line in lines:
        if found >= WORD:
            break
        if 2 * len(line) > found:
            found = max(found, _as_letters(line))
    return found


def _as_letters(line: str) -> int:
    """The broadest word of a line, in letters of the mean width that words are reckoned with."""
    broadest = max(breadth(word) for word in line.split(" "))
    return -(-broadest * _SPARE // (100 * MEAN))


def _capitals(line: str) -> int:
    """How many letters more than it has a line of codes may take, capitals being broad."""
    codes = any(map(str.isdigit, line))
    return -(-sum(map(str.isupper, line)) // 2) if codes else 0


def heading(header: str) -> float:
    """The width of a header's longest word in bold letters."""
    words = parted(header, " ").split()
    return max((bold_breadth(word[:WORD]) for word in words), default=0) / 1000
