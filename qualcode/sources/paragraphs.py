"""Observation notes and documents: a segment per paragraph and per table row."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.source import Passage, Segment, SegmentKind, Voice
from qualcode.sources.raw import RawSource


def paragraphs(raw: RawSource, voice: Voice = Voice.NOBODY) -> tuple[Segment, ...]:
    """Segments that tile the text; empty lines belong to the paragraph before them."""
    starts = list(_starts(raw))
    if not starts:
        empty = Segment(SegmentKind.HEADER, 0, 0, len(raw.text), 1, Passage(0, 0, ""))
        return (empty,) if raw.text else ()
    segments: list[Segment] = []
    line, counted = 1, 0
    for number, (at, end) in enumerate(zip(starts, [*starts[1:], len(raw.text)], strict=True), 1):
        line += raw.text.count("\n", counted, at)
        counted = at
        speech = trimmed(raw.text, at, end)
        segments.append(Segment(SegmentKind.PARAGRAPH, number, at, end, line, speech, "", voice))
    return tuple(segments)


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
