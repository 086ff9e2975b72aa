"""Observation notes and documents: a segment per paragraph and per table row."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.source import Passage, Segment, SegmentKind, Voice
from qualcode.sources.headings import with_kinds
from qualcode.sources.raw import RawSource

_LONGEST_HEAD = 5
"""Words that the head of a column may have."""


def paragraphs(raw: RawSource, voice: Voice = Voice.NOBODY) -> tuple[Segment, ...]:
    """Segments that tile the text; empty lines belong to the paragraph before them.

    Where nobody speaks, titles, header fields and headings are told apart (see `headings`).
    """
    starts = list(_starts(raw))
    if not starts:
        empty = Segment(SegmentKind.HEADER, 0, 0, len(raw.text), 1, Passage(0, 0, ""))
        return (empty,) if raw.text else ()
    segments: list[Segment] = []
    heads = _column_heads(raw)
    line, counted, number = 1, 0, 0
    for at, end in zip(starts, [*starts[1:], len(raw.text)], strict=True):
        line += raw.text.count("\n", counted, at)
        counted = at
        speech = trimmed(raw.text, at, end)
        if speech.start in heads:
            segments.append(Segment(SegmentKind.HEADER, 0, at, end, line, speech))
            continue
        number += 1
        segments.append(Segment(SegmentKind.PARAGRAPH, number, at, end, line, speech, "", voice))
    return with_kinds(raw, segments, heads) if voice is Voice.NOBODY else tuple(segments)


def _column_heads(raw: RawSource) -> frozenset[int]:
    """Where the rows of column heads begin: words that name columns and say nothing of a topic.

    The first row of a table of two rows at least, with two short cells at least and no sentence.
    """
    tall = {cell.table for cell in raw.cells if cell.row > 0 and cell.outer is None}
    rows: dict[int, list[str]] = {}
    begins: dict[int, int] = {}
    for cell in raw.cells:
        words = raw.text[cell.start : cell.end].strip()
        if cell.row == 0 and cell.outer is None and cell.table in tall and words:
            rows.setdefault(cell.table, []).append(words)
            begins.setdefault(cell.table, trimmed(raw.text, cell.start, cell.end).start)
    return frozenset(begins[table] for table, cells in rows.items() if _are_heads(cells))


def _are_heads(cells: list[str]) -> bool:
    short = all(len(words.split()) <= _LONGEST_HEAD and words[-1] not in ".!?" for words in cells)
    return short and len(cells) > 1 and not any(map(str.isdigit, "".join(cells)))


def trimmed(text: str, start: int, end: int) -> Passage:
    """The stretch without white space around it; where all is white, empty at its start."""
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return Passage(start, start, "")
    start += len(words) - len(words.lstrip())
    return Passage(start, start + len(stripped), stripped)


def _starts(raw: RawSource) -> Iterator[int]:
    """Where paragraphs begin; the first one takes what stands before it."""
    row: tuple[int, int] | None = None
    row_start = 0
    found = told = False
    for index, block in enumerate(raw.blocks):
        chain = raw.chain(block)
        here = (chain[-1].table, chain[-1].row) if chain else None
        if here is None or here != row:
            row_start, told = raw.begin(index), False
        row = here
        if not raw.words(block).strip() or (told and here is not None):
            continue
        if block.first or here is not None or not found:
            yield row_start if found else 0
            found = told = True
