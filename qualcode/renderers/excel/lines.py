"""How many lines a text takes in a column, as Excel breaks them: at blanks, else inside a word.

Excel lets no row grow that has merged cells or a height of its own, so what is reckoned too low is
cut off. Letters are taken as broad as those of Times, with a small reserve: no two programs draw
them alike.
"""

from __future__ import annotations

from functools import lru_cache

from qualcode.renderers.columns.letters import SPACE, bold_breadth, breadth, line_count

# A column's width counts digits of the workbook's own type, of seven points of the screen each;
# four points of the screen are three of type.
_DIGIT, _TYPE = 7.0, 4 / 3
# What is left free at the end of a line: in per cent, and for text of one line.
_RESERVE = 5
_bold = lru_cache(maxsize=20_000)(bold_breadth)


def room(width: float, size: float) -> int:
    """How broad a line may be in a column, in thousandths of the type's size."""
    return max(1, int(width * _DIGIT * 1000 / (size * _TYPE) * (100 - _RESERVE) / 100))


def columns_width(words: str, size: float, bold: bool = False) -> int:
    """The width of a column in which the words stand in one line."""
    each = _breadths(words, bold)
    broad = (sum(each) + SPACE * (len(each) - 1)) * size * _TYPE / 1000 / _DIGIT
    return int(broad * 100 / (100 - _RESERVE)) + 1


def count_lines(words: str, space: int, bold: bool = False) -> int:
    """The lines of a text, of which each may be as broad as `room` tells."""
    return sum(line_count(_breadths(line, bold), space) for line in words.split("\n"))


def _breadths(line: str, bold: bool) -> list[int]:
    return list(map(_bold if bold else breadth, line.split(" ")))
