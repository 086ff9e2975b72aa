"""The lines of a source on a screen of some width, and the way from an offset to a cell and back.

Lines are cut at spaces, words too long for a line anywhere, and text of wide letters between any
two of them. The work is in proportion to the text; nothing is drawn here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qualcode.tui.cells import Cluster, clusters, cut, is_plain, width_of
from qualcode.tui.parts import Part

NARROWEST = 8
BLANK = -1
"""The part of a row that only keeps others apart."""


class Row(NamedTuple):
    """A line on the screen: offsets of what it shows, and the number of its part."""

    start: int
    end: int
    part: int
    first: bool = False


@dataclass(frozen=True, eq=False)
class Layout:
    """A source in lines."""

    text: str
    parts: Sequence[Part]
    rows: Sequence[Row]
    width: int

    @cached_property
    def _starts(self) -> list[int]:
        return [row.start for row in self.rows]

    def row_at(self, offset: int) -> int:
        """The number of the row that shows an offset, or the nearest above it."""
        found = max(0, bisect_right(self._starts, offset) - 1)
        while found > 0 and self.rows[found].part == BLANK:
            found -= 1
        return found

    def label(self, row: Row) -> str:
        """The speaker's label, where the row begins a turn; with what stands behind it."""
        return label_of(self.parts[row.part], self.width) if row.first else ""

    def cell_at(self, row: Row, offset: int) -> int:
        """The cell in which an offset is shown, counted from where the text begins."""
        before = width_of(self.label(row))
        return before + sum(one.width for one in self.shown(row) if one.end <= offset)

    def offset_at(self, row: Row, cell: int) -> int:
        """The offset that is shown in a cell; the end of the row for cells behind it."""
        at = width_of(self.label(row))
        for one in self.shown(row):
            at += one.width
            if at > cell:
                return one.start
        return row.end

    def shown(self, row: Row) -> list[Cluster]:
        """What is seen on a row, character by character."""
        if row.part == BLANK or self.parts[row.part].instead:
            return []
        return clusters(self.text, row.start, row.end)

    def beside(self, number: int, step: int) -> int:
        """The nearest row of text from a row on, looking down (1) or up (-1)."""
        last = len(self.rows) - 1
        found = min(max(number, 0), last)
        while 0 <= found <= last and self.rows[found].part == BLANK:
            found += step
        return min(max(found, 0), last)


def label_of(part: Part, width: int) -> str:
    """A speaker's label as it stands before the words, never more than a third of the line."""
    return f"{cut(part.label, max(4, width // 3))}: " if part.label else ""


def lay_out(text: str, parts: Sequence[Part], width: int) -> Layout:
    """Cut a source into lines of at most `width` cells."""
    width = max(width, NARROWEST)
    rows: list[Row] = []
    for number, part in enumerate(parts):
        if rows and part.apart:
            rows.append(Row(part.start, part.start, BLANK))
        if part.instead:
            rows.append(Row(part.start, part.start, number, True))
            continue
        room = width - width_of(label_of(part, width))
        first = True
        for start, end in _lines(text, part.start, part.end):
            for begun, done in _cut_line(text, start, end, room, width):
                rows.append(Row(begun, done, number, first))
                first, room = False, width
    return Layout(text, parts, rows or [Row(0, 0, BLANK)], width)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (stop := text.find("\n", start, end)) >= 0:
        yield start, stop
        start = stop + 1
    yield start, end


def _cut_line(text: str, start: int, end: int, room: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of one line of the source, the first with less room."""
    if not is_plain(text, start, end):
        yield from _cut_wide(clusters(text, start, end), start, end, room, width)
        return
    while end - start > room:
        space = text.rfind(" ", start, start + room + 1)
        stop = space if space > start else start + room
        yield start, stop
        while stop < end and text[stop] == " ":
            stop += 1
        start, room = stop, width
    yield start, end


def _cut_wide(
    seen: Sequence[Cluster], start: int, end: int, room: int, width: int
) -> Iterator[tuple[int, int]]:
    """The same by cells, for text that is not one plain cell a character."""
    begun, taken, pause, behind = start, 0, start, 0
    for one in seen:
        space = one.shown.isspace()
        while taken + one.width > room and not space and one.start > begun:
            at_pause = pause > begun
            stop = pause if at_pause else one.start
            yield begun, stop
            begun, room = stop, width
            taken = behind = behind if at_pause else 0
            pause = stop
        taken += one.width
        behind += one.width
        if space or one.width > 1:
            pause, behind = one.end, 0
    yield begun, end
