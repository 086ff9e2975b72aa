"""Columns in which somebody writes: empty ones, for a pen, and those that ask the researcher.

What stands in them now says nothing about the room that they need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qualcode.document import Align, Table
from qualcode.renderers.reading import paragraphs
from qualcode.renderers.widths import Need, twips

# How wide, in centimetres, a column stays that is empty for somebody to write in.
_HAND = 2.5
# The part of what its weight gives it that a column keeps whose cells ask the researcher.
_KEPT = 0.85
_ASKING = re.compile(r"(?:^|\s)…(?:\s\([^()]*\))?$")


def for_hands(table: Table) -> list[bool]:
    """Which columns have nothing in them, so that somebody may write there."""
    return [
        column.align is Align.LEFT
        and not any(words.strip() for row in table.rows for words in paragraphs(row[at]))
        for at, column in enumerate(table.columns)
    ]


def asking(table: Table) -> list[bool]:
    """Which columns ask the researcher, with an ellipsis, in at least half of their cells."""
    return [
        2 * sum(_asks(paragraphs(row[at])) for row in table.rows) >= max(1, len(table.rows))
        for at in range(len(table.columns))
    ]


def _asks(content: Sequence[str]) -> bool:
    if not content or "…" not in content[-1]:
        return False
    return _ASKING.search(content[-1].strip()) is not None


def kept_to_write(table: Table, total: int) -> list[int]:
    """The width that each column keeps to be written in, of so much for all; 0 for most."""
    whole = sum(max(column.weight, 0.01) for column in table.columns)
    return [
        twips(_HAND) if blank else round(_KEPT * total * column.weight / whole) if asks else 0
        for column, blank, asks in zip(table.columns, for_hands(table), asking(table), strict=True)
    ]


def with_room(needs: Sequence[Need], kept: Sequence[int]) -> list[Need]:
    """The needs, with the width that columns keep to be written in."""
    return [
        replace(need, most=max(need.most, room)) for need, room in zip(needs, kept, strict=True)
    ]
