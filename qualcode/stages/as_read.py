"""A turn or a row as it is read: without what only sets its text, and its cells apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from qualcode.model.source import Segment, SegmentKind, Source
from qualcode.stages.column_heads import BETWEEN_CELLS, between_cells, cells_of
from qualcode.stages.marks import marks_within

Span = tuple[int, int]
_Change = tuple[int, int, str]


def as_read(source: Source, segment: Segment, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """The words of a segment as they are read, and where stretches of them stand there.

    The cells of a table's row stand with semicolons between them, as in a quotation. `spans` count
    from the beginning of what is said; they begin and end at words.
    """
    text, base = segment.speech.text, segment.speech.start
    marks = marks_within(source, base, segment.speech.end)
    inside = ((max(low - base, 0), min(high - base, len(text))) for low, high in marks)
    between = _separators(text) if segment.kind is SegmentKind.ROW else ()
    return _changed(text, sorted([*((low, high, "") for low, high in inside), *between]), spans)


def _separators(row: str) -> Iterator[_Change]:
    """What stands between the filled cells of a row, and what is printed in its place."""
    end = 0
    for start, stop in _filled(row):
        yield end, start, between_cells(row[:end]) if end else ""
        yield from ((at, at + 1, "") for at in range(start, stop) if row[at : at + 2] == "\\|")
        end = stop
    yield end, len(row), ""


def _filled(row: str) -> Iterator[Span]:
    """Where the words of the cells stand that have any."""
    borders = [0, *(place for one in BETWEEN_CELLS.finditer(row) for place in one.span()), len(row)]
    for start, stop in zip(borders[::2], borders[1::2], strict=True):
        cell = row[start:stop]
        if any(cells_of(cell)):
            yield start + len(cell) - len(cell.lstrip()), start + len(cell.rstrip())


def _changed(
    text: str, changes: Sequence[_Change], spans: Iterable[Span]
) -> tuple[str, list[Span]]:
    """The text with stretches replaced, in order and apart, and where the spans have gone."""
    starts, lost, pieces, at, length = [0], [0], [], 0, 0
    for start, stop, new in changes:
        pieces += [text[at:start], new]
        length += start - at + len(new)
        starts.append(stop)
        lost.append(stop - length)
        at = stop
    pieces.append(text[at:])
    ends = [0, *(start for start, _, _ in changes)]

    def moved(place: int) -> int:
        number = bisect_right(starts, place) - 1
        following = ends[number + 1] if number + 1 < len(ends) else len(text)
        return min(place, following) - lost[number]

    return "".join(pieces), [(moved(start), moved(stop)) for start, stop in spans]
