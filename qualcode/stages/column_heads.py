"""Rows of tables in written sources as they are read away from their table: with its heads.

`39.600.000` says nothing to whom cannot see that it stands under *Anggaran (Rp)*. A passage keeps
its words and its place; only what is printed of it has the heads of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.model.source import Segment, SegmentKind, Source
from qualcode.stages.marks import marks_within
from qualcode.study import Study

BETWEEN_CELLS = re.compile(r"\t|(?<!\\)\|")
"""What parts the cells of a table's row in the text of a source."""

_RULER = re.compile(r":?-+:?")
_PAUSES = ".!?…:;,"
_RUNNING = re.compile(r"\(?\d{0,4}[.)]?")
"""The number of a row; that of a decree or an account is what the row is about."""

_NUMBERS = frozenset(("no", "nomor", "no urut", "number", "#"))
"""The heads of columns that only count the rows."""


def cells_of(words: str) -> list[str]:
    """What stands between the separators of a table's row; rulers and empty cells are ''."""
    cells = (" ".join(one.split()) for one in BETWEEN_CELLS.split(words))
    return ["" if _RULER.fullmatch(one) else one.replace("\\|", "|") for one in cells]


def between_cells(before: str) -> str:
    """What is printed behind a cell that another one follows: a cell may end a sentence itself."""
    return " " if before[-1:] in tuple(_PAUSES) else "; "


def together(cells: list[str]) -> str:
    """Cells in one line."""
    return "".join([*(one + between_cells(one) for one in cells[:-1]), *cells[-1:]])


def with_heads(study: Study, source: Source, start: int, end: int) -> str:
    """A passage of a table's row as `head: cell` pairs, names replaced; "" where it is none.

    Also "" where the heads are not known, and for words of a single cell, which tell by themselves
    what they are about. What only counts the rows is left out.
    """
    if not source.segments or source.segment_at(start).kind is not SegmentKind.ROW:
        return ""
    row = source.segment_at(start)
    heads = _heads_above(source, row)
    spans = list(_spans(row))
    if end > row.end or len(heads) != len(spans):
        return ""
    covered = [
        (study.anonymiser(head), words)
        for head, (first, last) in zip(heads, spans, strict=True)
        if (words := _within(study, source, max(first, start), min(last, end)))
    ]
    if len(covered) == 1 and any(map(str.isalpha, covered[0][1])):
        return ""
    told = [one for one in covered if not _counts_rows(*one)] if len(covered) > 1 else covered
    return together([f"{head}: {words}" if head else words for head, words in told])


def _heads_above(source: Source, row: Segment) -> list[str]:
    """The heads of the columns of the table to which a row belongs; none where they are unknown."""
    above = source.segments[: source.segments.index(row)]
    first = next((one for one in reversed(above) if one.kind is not SegmentKind.ROW), None)
    if first is None or first.kind not in (SegmentKind.HEADER, SegmentKind.HEADING):
        return []
    lines = map(cells_of, first.speech.text.split("\n"))
    return next((cells for cells in lines if sum(map(bool, cells)) > 1), [])


def _spans(row: Segment) -> Iterator[tuple[int, int]]:
    """Where the cells of a row begin and end in the text of its source."""
    at = row.speech.start
    for found in BETWEEN_CELLS.finditer(row.speech.text):
        yield at, row.speech.start + found.start()
        at = row.speech.start + found.end()
    yield at, row.speech.end


def _within(study: Study, source: Source, start: int, end: int) -> str:
    if start >= end:
        return ""
    marks = tuple(marks_within(source, start, end))
    return together(
        [one for one in cells_of(study.anonymiser.within(source.text, start, end, marks)) if one]
    )


def _counts_rows(head: str, words: str) -> bool:
    counts = head.casefold().rstrip(". ") in _NUMBERS
    return counts and bool(_RUNNING.fullmatch(words.strip()))
