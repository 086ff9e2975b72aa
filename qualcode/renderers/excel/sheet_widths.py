"""How wide the columns of a sheet are, in the digits that Excel counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from qualcode.document import Table
from qualcode.renderers.excel.looks import Looks
from qualcode.renderers.excel.plan import Sheet
from qualcode.renderers.labels import label
from qualcode.renderers.reading import (
    group_spans,
    has_groups,
    has_section_titles,
    paragraphs,
    text,
)
from qualcode.renderers.safe import file_text
from qualcode.renderers.widths import Need, share

SHEET = 140
"""The width of a sheet that fits a screen and a landscape page."""
ARROW = 4
"""The width of a filter's arrow, which covers a header's end."""
HEAD = 90
"""As high as a head may be: together with what stands above it, it never leaves the screen."""
# The width of a column where many stand side by side, of the widest column, of the longest word
# that is not broken, of a section's title in few lines, and what is left free beside a text.
_MANY, _WIDE, _WORD, _TITLE, _FREE = 24, 80, 24, 28, 1


def widths_of_all(tables: Sequence[Sheet], looks: Looks, language: str) -> list[int]:
    """The widths of the columns of tables under each other, that of their sections first."""
    every = [_widths(one.table, looks, language) for one in tables]
    columns = max(map(len, every))
    return [max(widths[n] for widths in every if n < len(widths)) for n in range(columns)]


def _widths(table: Table, looks: Looks, language: str) -> list[int]:
    titled = int(has_section_titles(table))
    needs = [_need(table, position, looks) for position in range(len(table.columns))]
    if titled:
        longest = max(looks.columns_width(text(one.title)) for one in table.sections) + _FREE
        word = looks.columns_width(label(language, "section"), bold=True) + ARROW
        least = max(word, min(_TITLE, longest))
        needs.insert(0, Need(least, max(least, longest)))
    least = sum(need.least for need in needs)
    widths = share(max(SHEET, least, _MANY * len(needs)), needs)
    return _under_groups(table, _high_enough(table, widths, titled, looks), titled, looks)


def _need(table: Table, position: int, looks: Looks) -> Need:
    column = table.columns[position]
    found = [words for row in table.rows for words in paragraphs(row[position])]
    lines = [line for words in found for line in file_text(words).split("\n")]
    bold = partial(looks.columns_width, bold=True)
    header = min(_WORD, _widest(text(column.header).split(" "), bold)) + ARROW
    words = (word for line in lines for word in line.split(" "))
    word = min(_WORD, _widest(set(words), looks.columns_width)) + _FREE
    line = _widest(lines, looks.columns_width) + _FREE
    return Need(max(header, word), min(_WIDE, max(header, line)), column.weight)


def _widest(found: Iterable[str], width: Callable[[str], int]) -> int:
    return max(map(width, found), default=0)


def _high_enough(table: Table, widths: list[int], titled: int, looks: Looks) -> list[int]:
    """The widths, of columns with more text than fits into the highest row larger ones."""
    for position, width in enumerate(widths[titled:]):
        texts = ["\n".join(paragraphs(row[position])) for row in table.rows]
        wide = looks.fitting(texts, width, _WIDE)
        head = text(table.columns[position].header)
        widths[titled + position] = _for_head(head, wide - ARROW, looks) + ARROW
    return widths


def _for_head(words: str, width: int, looks: Looks) -> int:
    """A width at which a head is not too high."""
    while width < _WIDE and looks.height([words], [max(1, width)], bold=(0,)) > HEAD:
        width += 2
    return width


def _under_groups(table: Table, widths: list[int], titled: int, looks: Looks) -> list[int]:
    """The widths, with more for columns whose common head would be too high."""
    if not has_groups(table):
        return widths
    first = titled
    for group, count in group_spans(table.columns):
        span = sum(widths[first : first + count])
        missing = _for_head(group, span, looks) - span
        for n in range(first, first + count):
            widths[n] += -(-missing // count)
        first += count
    return widths
