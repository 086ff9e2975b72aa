"""The words with which a researcher declares a display of their own (`displays` in study.yaml).

They stand here, below everything, since both the reader of study.yaml and the displays need them.
"""

from __future__ import annotations

AXES = (
    "informant", "role", "group", "case", "period", "source", "kind", "code", "indicator",
    "aspect", "outcome",
)  # fmt: skip
"""What rows and columns may be; `attribute:NAME` is one too, for any attribute of the study."""

ATTRIBUTE = "attribute:"
"""How an axis begins that is an attribute of informants or cases (`attribute:sex`)."""

ENTRIES = ("quotations", "counts", "positions", "presence", "summaries", "ratings")
"""What a cell may hold; the first is what it holds where nothing is said."""

TOPICS = ("code", "indicator", "aspect")
"""Axes of topics, of which a matrix has at most one."""

WRITTEN = ("summaries", "ratings")
"""Entries that the researcher writes of a cell: of one of `WRITTEN_OF` and a topic."""

WRITTEN_OF = ("informant", "group", "case", "period", "source")
"""Axes that a memo on a cell can be about."""

ORDERS = ("study", "count", "outcome")
"""How the rows may be ordered; the first is their order where nothing is said."""

WHERE = ("code", "group", "informant", "case", "source", "phase", "reviewed")
"""By what the evidence may be narrowed, in the words of the commands' options."""


def can_be_written(rows: str, columns: str) -> bool:
    """Whether memos can be about the cells of a matrix, so that it may hold what they say."""
    return any(
        topic in TOPICS and other in WRITTEN_OF
        for topic, other in ((rows, columns), (columns, rows))
    )
