"""Marks that only set a text: heads, bullets and emphasis, which print leaves out.

A source keeps its text as it was written, so that places stay what they are. What is printed of
it are its words: the head `## Galeri` is *Galeri*, the item `- kue dan kopi` is *kue dan kopi*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.model.source import Segment, SegmentKind, Source, Voice

Stretch = tuple[int, int]

_HEAD_OR_BULLET = re.compile(r"(?m)^[ \t]{0,8}(?:#{1,6}|[-*+•–—])[ \t]+(?=\S)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_BEFORE = re.compile(r"\s*(?:#{1,6}|[-*+•–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_SETTING = (SegmentKind.PARAGRAPH, SegmentKind.HEADING)


def marks_within(source: Source, start: int, end: int) -> Iterator[Stretch]:
    """The marks in a part of a source, in order and apart; such as cross its edge too."""
    if not source.segments:
        return
    for segment in source.segments_within(start, end):
        for low, high in sorted({*_line_marks(source, segment), *_emphasis(source, segment)}):
            if low < end and high > start:
                yield low, high


def is_mark(before: str) -> bool:
    """Whether nothing but a mark or the number of an item stands before a passage."""
    return bool(_BEFORE.fullmatch(before))


def _line_marks(source: Source, segment: Segment) -> Iterator[Stretch]:
    """Heads and bullets where the lines of a paragraph of a written source begin."""
    if not _is_prose(segment):
        return
    for found in _HEAD_OR_BULLET.finditer(source.text, segment.start, segment.end):
        yield found.span()


def _emphasis(source: Source, segment: Segment) -> Iterator[Stretch]:
    """The signs around what Markdown sets off."""
    if not source.reader.startswith("markdown/"):
        return
    for found in _EMPHASIS.finditer(source.text, segment.start, segment.end):
        size = len(found[1])
        yield found.start(), found.start() + size
        yield found.end() - size, found.end()


def _is_prose(segment: Segment) -> bool:
    return segment.voice is Voice.NOBODY and segment.kind in _SETTING
