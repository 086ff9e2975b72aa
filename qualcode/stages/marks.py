"""Marks that only set a text: heads, bullets and emphasis, which print leaves out.

A source keeps its text as it was written, so that places stay what they are. What is printed of
it are its words: the head `## Galeri` is *Galeri*, the items `- kue` and `- kopi` are *kue* and
*kopi*. A dash may also be a dash or a minus with which a wrapped line happens to begin: only where
several items follow each other they make a list for sure. What is not sure is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.model.source import Segment, SegmentKind, Source, Voice

Stretch = tuple[int, int]

_HEAD = re.compile(r"(?m)^[ \t]{0,8}#{1,6}[ \t]+(?=\S)")
_BULLET = re.compile(
    r"(?m)^[ \t]{0,8}(?P<mark>[-*+•–])[ \t]+(?=\S)"
    r"(?=(?P<number>\d(?!\d?([-/.])\d{1,2}\3(?:\d\d){1,2}\b))?)"
)
_NUMBERED = re.compile(r"\(?(?:(?P<number>\d{1,3})[.)]|(?P<letter>[a-z])[.)])\s")
_BULLETS_ONLY = "•"
_REACH = 12
"""How many lines an item goes on, with empty ones, at most."""

EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
"""What Markdown sets off: the sign, and the words between it."""
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


def is_numbered_item(source: Source, segment: Segment) -> bool:
    """Whether a paragraph begins with the number or letter of an item that others stand beside."""
    mine = _place_in_list(segment)
    around = source.numbered[max(0, segment.number - 2) : segment.number + 1]
    steps = {(one.number - segment.number, _place_in_list(one)) for one in around}
    return mine is not None and bool({(-1, mine - 1), (1, mine + 1)} & steps)


def _place_in_list(segment: Segment) -> int | None:
    found = _NUMBERED.match(segment.speech.text.lstrip())
    if not found:
        return None
    return int(found["number"]) if found["number"] else ord(found["letter"])


def _line_marks(source: Source, segment: Segment) -> Iterator[Stretch]:
    """Heads and bullets where the lines of a paragraph of a written source begin."""
    if not _is_prose(segment):
        return
    for found in _HEAD.finditer(source.text, segment.start, segment.end):
        if segment.kind is SegmentKind.HEADING or not source.text[found.end()].isdigit():
            yield found.span()
    for found in _BULLET.finditer(source.text, segment.start, segment.end):
        if _is_item(source.text, found):
            yield found.span()


def _is_item(text: str, found: re.Match[str]) -> bool:
    """Whether a line is one of several items: the line before or behind it has such a mark too.

    What may be a minus or plus before a number is printed; before a date it is neither.
    """
    mark = found["mark"]
    if mark == _BULLETS_ONLY:
        return True
    if found["number"] and mark != "*":
        return False
    lines = (_line_before(text, found.start()), _line_behind(text, found.end()))
    beside = (one and _BULLET.match(one) for one in lines)
    return any(one and one["mark"] in (mark, _BULLETS_ONLY) for one in beside)


def _line_before(text: str, at: int) -> str:
    """The nearest line before a place that is neither empty nor carries on an item."""
    for _ in range(_REACH):
        if at <= 0:
            break
        start = text.rfind("\n", 0, at - 1) + 1
        line, at = text[start : at - 1], start
        if line.strip() and not _goes_on(line):
            return line
    return ""


def _line_behind(text: str, at: int) -> str:
    """The nearest line behind a place that is neither empty nor carries on an item."""
    for _ in range(_REACH):
        start = text.find("\n", at) + 1
        if not start:
            break
        at = _end_of_line(text, start)
        line = text[start:at]
        if line.strip() and not _goes_on(line):
            return line
    return ""


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _goes_on(line: str) -> bool:
    """Whether a line is indented as those are that carry on an item."""
    return line.startswith((" ", "\t")) and not _BULLET.match(line)


def _emphasis(source: Source, segment: Segment) -> Iterator[Stretch]:
    """The signs around what Markdown sets off."""
    if not source.reader.startswith("markdown/"):
        return
    for found in EMPHASIS.finditer(source.text, segment.start, segment.end):
        size = len(found[1])
        yield found.start(), found.start() + size
        yield found.end() - size, found.end()


def _is_prose(segment: Segment) -> bool:
    return segment.voice is Voice.NOBODY and segment.kind in _SETTING
