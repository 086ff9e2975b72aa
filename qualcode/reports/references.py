"""The codings that a block of a document rests on."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Block, Figure, Network, Reference, Table


def references_behind(block: Block) -> Iterator[Reference]:
    """What the cells of a table refer to, or a figure, its table and its arrows; else nothing."""
    if isinstance(block, Table):
        yield from (one for row in block.rows for cell in row for one in cell.evidence)
    if isinstance(block, Figure):
        yield from block.evidence
        yield from references_behind(block.table)
        if isinstance(block.drawing, Network):
            yield from (one for arrow in block.drawing.arrows for one in arrow.evidence)
