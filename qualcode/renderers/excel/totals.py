"""Rows that are the sum of the others: they stand apart, so that nobody sorts or counts them."""

from __future__ import annotations

from qualcode.document import Cell, Table, Tone
from qualcode.renderers.reading import paragraphs


def has_total(table: Table) -> bool:
    """Whether the last row is a total: all of it is strong, and no other row is."""
    rows = table.rows
    return len(rows) > 1 and _is_strong(rows[-1]) and not any(map(_is_strong, rows[:-1]))


def rows_of_data(table: Table) -> int:
    """How many rows there are without the total."""
    return len(table.rows) - has_total(table)


def _is_strong(row: tuple[Cell, ...]) -> bool:
    filled = [one for one in row if any(paragraphs(one))]
    return bool(filled) and all(one.tone is Tone.STRONG for one in filled)
