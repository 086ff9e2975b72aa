"""The rows of tables in transcripts, as they are read: cells apart by semicolons, no pipes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from qualcode.document import Piece
from qualcode.stages.column_heads import BETWEEN_CELLS, between_cells, cells_of


def row_pieces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a row, cut where codings begin and end, without what parts its cells.

    What stands between two cells belongs to no coding, unless one covers both.
    """
    done: list[Piece] = []
    apart = False
    for piece in pieces:
        for number, part in enumerate(BETWEEN_CELLS.split(piece.text)):
            apart = apart or number > 0
            words = _with_edges(part)
            if not words.strip():
                done += [replace(piece, text=words)] if words and not apart else ()
                continue
            if apart and any(one.text.strip() for one in done):
                _part(done, piece)
                words = words.lstrip()
            elif apart:
                words = words.lstrip()
            apart = False
            done.append(replace(piece, text=words))
    yield from done


def _with_edges(part: str) -> str:
    """A cell, or the part of one, with a space at an edge where it has white space there."""
    (words,) = cells_of(part)
    before = " " if re.match(r"\s", part) else ""
    after = " " if words and re.search(r"\s$", part) else ""
    return f"{before}{words}{after}"


def _part(done: list[Piece], following: Piece) -> None:
    """Put what stands between two cells behind the former."""
    while not done[-1].text.strip():
        done.pop()
    last = replace(done[-1], text=done[-1].text.rstrip())
    common = tuple(one for one in last.codings if one in following.codings)
    done[-1:] = [last, replace(last, text=between_cells(last.text), codings=common)]
