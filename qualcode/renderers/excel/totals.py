"""Rows that are the sum of the others: they stand apart, so that nobody sorts or counts them."""

from __future__ import annotations

import re

from qualcode.document import Cell, Table, Tone
from qualcode.renderers.reading import paragraphs

_NUMBER = re.compile(r"[-−]?\d")


def has_total(table: Table) -> bool:
    """Whether the last row is a total: it alone has a strong name, and else numbers only."""
    rows = table.rows
    if len(rows) < 2 or any(_is_named_strongly(row) for row in rows[:-1]):
        return False
    found = ["\n".join(paragraphs(one)) for one in rows[-1]]
    numbers = [words for words in found if words][1:]
    return _is_named_strongly(rows[-1]) and bool(numbers) and all(map(_NUMBER.match, numbers))


def rows_of_data(table: Table) -> int:
    """How many rows there are without the total."""
    return len(table.rows) - has_total(table)


def _is_named_strongly(row: tuple[Cell, ...]) -> bool:
    filled = [one for one in row if any(paragraphs(one))]
    return bool(filled) and filled[0].tone is Tone.STRONG
