"""What stands in a cell: quotations, counts, positions, presence, summaries or ratings.

A new entry is one class here, a word in `model.display_words`, and its decision rule in the
wording (`rule.…`).
"""

from __future__ import annotations

from qualcode.displays.entries.counted import Counts, PositionEntry, Presence, signed_counts
from qualcode.displays.entries.quotations import (
    LONGEST,
    Quotations,
    most_telling,
    shortened,
    telling,
)
from qualcode.displays.entries.spot import Entry, Spot, fill, graded, why_empty, written_of
from qualcode.displays.entries.written import Ratings, Summaries
from qualcode.registry import Registry

__all__ = [
    "ENTRIES",
    "LONGEST",
    "Counts",
    "Entry",
    "PositionEntry",
    "Presence",
    "Quotations",
    "Ratings",
    "Spot",
    "Summaries",
    "fill",
    "graded",
    "most_telling",
    "shortened",
    "signed_counts",
    "telling",
    "why_empty",
    "written_of",
]

ENTRIES: Registry[Entry] = Registry(
    "entry",
    (Quotations(), Counts(), PositionEntry(), Presence(), Summaries(), Ratings()),
)
