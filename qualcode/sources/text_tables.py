"""Tables typed into plain text: columns parted by `|`, by tabs, or by spaces that line them up.

How a source is cut into turns and paragraphs does not change by it: only the check of tables
asks for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from qualcode.sources.plain import line_spans
from qualcode.sources.raw import Block, Cell, RawSource

_FEWEST: Final = 3
"""Lines from which on neighbouring ones are a table: a header and two rows."""

_STROKES: Final = frozenset("-=_–—")
_OF_RULERS: Final = _STROKES | frozenset(" \t|+:")
_GAP = re.compile(r"\t|[ \u00a0]{2,}")


class Part(NamedTuple):
    """What stands in a cell of a line: its column, how many it covers, where in the text."""

    column: int
    span: int
    start: int
    end: int


_Span = tuple[int, int]
_Splitter = Callable[[str], list[_Span]]


def with_text_tables(raw: RawSource) -> RawSource:
    """The text with its typed tables as cells; as it is where the format knows tables itself."""
    if raw.cells:
        return raw
    lines = list(line_spans(raw.text))
    rows: dict[int, tuple[int, int, list[Part]]] = {}
    rulers: set[int] = set()
    for number, table in enumerate(_tables(raw.text, lines)):
        rulers.update(at for at in table if not table[at])
        filled = [at for at in sorted(table) if table[at]]
        rows.update({at: (number, row, table[at]) for row, at in enumerate(filled)})
    cells: list[Cell] = []
    blocks: list[Block] = []
    by_start = {start: at for at, (start, _) in enumerate(lines)}
    for block in raw.blocks:
        at = by_start.get(block.start, -1)
        if at not in rows:
            blocks += [] if at in rulers else [block]
            continue
        number, row, parts = rows[at]
        for part in parts:
            blocks.append(Block(part.start, part.end, cell=len(cells)))
            cells.append(Cell(number, row, part.column, part.span, part.start, part.end))
    return replace(raw, blocks=tuple(blocks), cells=tuple(cells))


def _tables(text: str, lines: Sequence[_Span]) -> Iterator[dict[int, list[Part]]]:
    """Tables as the cells of their lines by the number of the line; a ruler has none."""
    run: list[int] = []
    how: _Splitter | None = None
    for at, (start, end) in enumerate((*lines, (len(text), len(text)))):
        line = text[start:end]
        wanted = how if run and _is_ruler(line) else _splitter(line)
        if at == len(lines) or wanted is not how or wanted is None:
            if how and (table := _table(text, lines, run, how)):
                yield table
            run = []
        how = wanted if at < len(lines) else None
        if how:
            run.append(at)


def _splitter(line: str) -> _Splitter | None:
    """By what a line is parted into at least two cells; None where it is running text."""
    for mark, split in (("|", _piped), ("\t", _tabbed), ("  ", _aligned)):
        if mark in line.strip() and len(split(line)) > 1:
            return split
    return None


def _is_ruler(line: str) -> bool:
    """Whether a line only parts what stands above it from what stands below."""
    return _OF_RULERS.issuperset(line) and sum(one in _STROKES for one in line) > 1


def _piped(line: str) -> list[_Span]:
    return [_stripped(line, one) for one in _parted(line.rstrip(), "|")]


def _tabbed(line: str) -> list[_Span]:
    return [_stripped(line, one) for one in _parted(line, "\t")]


def _parted(line: str, mark: str) -> Iterator[_Span]:
    """The stretches between marks; one at the edge of a line is its border."""
    border = mark == "|"
    start = line.index(mark) + 1 if border and line.lstrip().startswith(mark) else 0
    end = len(line) - 1 if border and line.endswith(mark) else len(line)
    while (found := line.find(mark, start, end)) >= 0:
        yield start, found
        start = found + 1
    yield start, end


def _stripped(line: str, span: _Span) -> _Span:
    start, end = span
    words = line[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))


def _aligned(line: str) -> list[_Span]:
    """The words between gaps of two spaces or more."""
    found: list[_Span] = []
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    for gap in _GAP.finditer(line, start, end):
        found.append((start, gap.start()))
        start = gap.end()
    return [*found, (start, end)] if start < end else found


def _table(
    text: str, lines: Sequence[_Span], run: Sequence[int], how: _Splitter
) -> dict[int, list[Part]]:
    """The cells of neighbouring lines, or none where they are no table."""
    split = {
        at: [] if _is_ruler(text[slice(*lines[at])]) else how(text[slice(*lines[at])]) for at in run
    }
    counts = Counter(len(one) for one in split.values() if one)
    if sum(counts.values()) < _FEWEST:
        return {}
    (usual, times), *_ = sorted(counts.items(), key=lambda one: (-one[1], -one[0]))
    if how is _aligned and (times < _FEWEST - 1 or 2 * times < sum(counts.values())):
        return {}
    columns = _columns([one for one in split.values() if len(one) == usual])
    return {
        at: [
            Part(column, span, lines[at][0] + start, lines[at][0] + end)
            for column, span, (start, end) in _placed(cells, columns, how)
        ]
        for at, cells in split.items()
    }


def _columns(rows: Sequence[Sequence[_Span]]) -> list[_Span]:
    """Where the columns begin and end on a line, by the rows that have all of them."""
    return [
        (min(start for start, _ in cells), max(end for _, end in cells))
        for cells in zip(*rows, strict=True)
    ]


def _placed(
    cells: Sequence[_Span], columns: Sequence[_Span], how: _Splitter
) -> Iterator[tuple[int, int, _Span]]:
    """Each cell with its column: by number, or by what it stands above and below."""
    if how is not _aligned or len(cells) == len(columns):
        yield from ((at, 1, one) for at, one in enumerate(cells))
        return
    begun = 0
    for start, end in cells:
        near = [
            at
            for at in range(begun, len(columns))
            if min(end, columns[at][1]) > max(start, columns[at][0])
        ]
        if not near and begun < len(columns):
            near = [min(range(begun, len(columns)), key=lambda at: abs(columns[at][0] - start))]
        if near:
            yield near[0], near[-1] - near[0] + 1, (start, end)
            begun = near[-1] + 1
