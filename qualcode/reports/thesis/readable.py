"""Pictures small enough for a page of a thesis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qualcode.document import Bars, Block, Figure, Section, phrase

MOST = 9
"""Groups of bars that can be read on one page."""


def readable(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with bars of many topics as several pictures of about the same size."""
    for block in blocks:
        if isinstance(block, Figure) and isinstance(block.drawing, Bars):
            yield from _parts(block, block.drawing)
        else:
            yield block


def _parts(figure: Figure, bars: Bars) -> Iterator[Figure]:
    groups, rows = bars.groups, figure.table.rows
    # Rows that are not those of the bars, one for one, cannot be divided with them.
    if len(groups) <= MOST or len(rows) != len(groups):
        yield figure
        return
    count = -(-len(groups) // MOST)
    size = -(-len(groups) // count)
    for number, start in enumerate(range(0, len(groups), size), 1):
        some = slice(start, start + size)
        yield replace(
            figure,
            title=phrase("figure.part", title=figure.title, n=number, of=count),
            drawing=replace(bars, groups=groups[some]),
            table=replace(figure.table, sections=(Section(rows[some]),)),
        )
