"""Counts with their words, such as `2 segmen` or `4 dari 5`: numbers to sum, sort and draw.

The number is the cell's value and the words are how Excel shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from qualcode.document import Cell, Column, Section, Table, Tone
from qualcode.document.written import thousands
from qualcode.renderers.excel.days import is_month
from qualcode.renderers.labels import label
from qualcode.renderers.reading import paragraphs, text

_NOTHING = {"", "–"}
# What the words for one and for many share: segment, segments.
_SAME = 4


@dataclass(frozen=True, slots=True)
class Count:
    """A number, the words behind it, and the form in which Excel shows both."""

    value: int
    words: str
    form: str


def count_in(words: str, language: str) -> Count | None:
    """The count that the words are: a number alone, of how many, or of what."""
    found = _pattern(language).fullmatch(words)
    if not found or is_month(found[2].strip(), language):
        return None
    first, *groups = re.split(r"\D", found[1])
    # The mark of thousands as it was written, whatever that of the program is.
    mark = thousands(language)
    form = "0" + f'"{mark}"000' * len(groups)
    return Count(
        int("".join((first, *groups))), found[2], form + (f'"{found[2]}"' if found[2] else "")
    )


def are_counts(cells: Sequence[Cell], language: str) -> bool:
    """Whether all cells that hold something are counts of the same, none of them bare numbers."""
    found = [_counts(one, language) for one in cells if _is_filled(one)]
    if not found or not all(counts and all(one.words for one in counts) for counts in found):
        return False
    units = {tuple(map(_unit, counts)) for counts in found}
    longest = max(units, key=len)
    return all(longest[: len(one)] == one for one in units)


def counts_apart(table: Table, language: str) -> Table:
    """The table with a column for each of two counts that stand under each other in its cells."""
    wide = [_is_wide([row[n] for row in table.rows], language) for n in range(len(table.columns))]
    if not any(wide):
        return table
    columns = [
        head
        for n, column in enumerate(table.columns)
        for head in (_heads(table, n, column, language) if wide[n] else (column,))
    ]
    sections = tuple(
        Section(tuple(tuple(_apart(row, wide)) for row in section.rows), section.title)
        for section in table.sections
    )
    return replace(table, columns=tuple(columns), sections=sections)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    mark = re.escape(thousands(language))
    number = rf"(?:0|[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+|[1-9][0-9]{{0,8}})"
    return re.compile(rf"({number})((?: {label(language, 'of')} {number})?(?: [^\W\d_]+)?)")


def _unit(count: Count) -> str:
    """What is counted, one or many: the beginning of its word."""
    return "".join(re.findall(r"[^\W\d_]+$", count.words))[:_SAME]


def _is_filled(one: Cell) -> bool:
    return one.tone is not Tone.EMPTY and "\n".join(paragraphs(one)) not in _NOTHING


def _counts(one: Cell, language: str) -> list[Count]:
    """The counts of a cell, one in each paragraph; none where something else stands there too."""
    found = [count_in(words, language) for words in paragraphs(one)]
    counts = [one for one in found if one]
    return counts if len(counts) == len(found) else []


def _is_wide(cells: Sequence[Cell], language: str) -> bool:
    if not are_counts(cells, language):
        return False
    return max(len(paragraphs(one)) for one in cells if _is_filled(one)) == 2


def _heads(table: Table, n: int, column: Column, language: str) -> Iterator[Column]:
    """Two heads under the column's own, each with what is counted."""
    cells = [row[n] for row in table.rows if _is_filled(row[n])]
    both = next(one for one in (_counts(cell, language) for cell in cells) if len(one) == 2)
    for count in both:
        what = count.words.rpartition(" ")[2].capitalize()
        if text(column.group):
            yield replace(column, header=f"{text(column.header)}: {what}")
        else:
            yield replace(column, header=what, group=column.header)


def _apart(row: Sequence[Cell], wide: Sequence[bool]) -> Iterator[Cell]:
    for one, is_wide in zip(row, wide, strict=True):
        if not is_wide:
            yield one
            continue
        first, *rest = one.content or ("",)
        yield replace(one, content=(first, *(rest if not _is_filled(one) else ())))
        yield Cell(tuple(rest) if _is_filled(one) else (), one.tone)
