"""The tables of a document with what names them; one that goes on over a page is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile
from typing import Final

from qualcode.model.source import Source
from qualcode.sources import read_raw
from qualcode.sources.raw import RawSource
from qualcode.sources.text_tables import with_text_tables
from qualcode.stages.printed_table import PrintedCell, PrintedRow, PrintedTable, same_words
from qualcode.study import Selection, Study

_CAPTION = re.compile(
    r"\W*(?:sambungan |lanjutan )?(?:tabel|table|lampiran|appendix)\s+[\dIVX][\w.]*", re.I
)
_FURTHER = re.compile(r"\b(?:sambungan|lanjutan|continued|cont)\b", re.I)
_HEADER_DEPTH: Final = 3
_NEAR: Final = 4
"""Paragraphs above a table among which its title is looked for."""

_TITLE: Final = 200


@dataclass(slots=True)
class _Piece:
    """A table as the format knows it, with the lines of text before it."""

    before: list[str]
    after: list[str] = field(default_factory=list)
    rows: dict[int, PrintedRow] = field(default_factory=dict)


def tables_selected(study: Study, selection: Selection) -> tuple[PrintedTable, ...]:
    """The tables of the sources of a selection; of all written ones where it names none.

    Raises:
        QualcodeError: the file of a source cannot be read.
    """
    return tuple(
        table
        for source in study.selected_sources(selection)
        if selection.sources or not source.kind.spoken
        for table in tables_of(study, source)
    )


def tables_of(study: Study, source: Source) -> tuple[PrintedTable, ...]:
    """The tables of a source, in the order in which they stand.

    Raises:
        QualcodeError: the file of the source cannot be read.
    """
    raw = read_raw(study.root / source.entry.file, source.entry.encoding)
    return printed_tables(with_text_tables(raw), source)


def printed_tables(raw: RawSource, source: Source) -> tuple[PrintedTable, ...]:
    """The tables of a text, each with its title; tables of a single column are none."""
    found: list[PrintedTable] = []
    for piece in _pieces(raw):
        rows = tuple(row for _, row in sorted(piece.rows.items()))
        title = _title(piece)
        table = PrintedTable(source, len(found) + 1, title, rows)
        if found and (joined := _joined(found[-1], table, piece)):
            found[-1] = joined
        elif table.width > 1 and len(rows) > 1:
            found.append(table)
    return tuple(found)


def _pieces(raw: RawSource) -> Iterator[_Piece]:
    """The outermost tables with the text between them."""
    kinds: list[tuple[int | None, str]] = []
    for block in raw.blocks:
        chain = raw.chain(block)
        words = " ".join(raw.words(block).split())
        kinds.append((chain[-1].table if chain else None, words))
    grids = _grids(raw)
    last: _Piece | None = None
    before: list[str] = []
    for table, blocks in groupby(kinds, key=lambda one: one[0]):
        if table is None:
            before = [words for _, words in blocks if words]
            continue
        if last is not None:
            yield last
        last = _Piece(before, rows=grids[table])
        before = []
    if last is not None:
        last.after = before  # between two tables, a caption is that of the lower one
        yield last


def _grids(raw: RawSource) -> dict[int, dict[int, PrintedRow]]:
    grids: dict[int, dict[int, PrintedRow]] = {}
    for cell in raw.cells:
        if cell.outer is None:
            words = " ".join(raw.text[cell.start : cell.end].split())
            row = grids.setdefault(cell.table, {}).setdefault(cell.row, {})
            row[cell.column] = PrintedCell(_plain(words), cell.start, cell.span)
    return grids


def _plain(words: str) -> str:
    """The words without the marks of Markdown for bold and italics around all of them."""
    found = re.fullmatch(r"(\*\*|__|\*|_)(?P<inner>[^*_]+)\1", words)
    return (found["inner"] if found else words).replace("\\|", "|").strip()


def _title(piece: _Piece) -> str:
    """The caption above or right below; else "", since other lines may be about anything.

    A title that stands alone on a line below its number belongs to it.
    """
    near = piece.before[-_NEAR:]
    at = next((at for at in reversed(range(len(near))) if _is_caption(near[at])), None)
    if at is not None:
        lines = [near[at], *takewhile(_goes_on, near[at + 1 :])]
        return " ".join(lines)[:_TITLE].strip(" *_#")
    below = piece.after[:1]
    return below[0].strip(" *_#") if below and _is_caption(below[0]) else ""


def _is_caption(line: str) -> bool:
    return len(line) <= _TITLE and _CAPTION.match(line) is not None


def _goes_on(line: str) -> bool:
    return len(line) <= _TITLE and not line.endswith(".") and not _is_source_line(line)


def _is_source_line(line: str) -> bool:
    return re.match(r"\W*(?:sumber|source)\b", line, re.I) is not None


def _joined(above: PrintedTable, below: PrintedTable, piece: _Piece) -> PrintedTable | None:
    """Two pieces as one table, where the lower repeats the header of the upper or says so."""
    further = any(_FURTHER.search(line) for line in piece.before[-_NEAR:])
    between = [line for line in piece.before if not _FURTHER.search(line)]
    again = _repeated(above, below)
    if above.width != below.width or not below.rows or not (further or (again and not between)):
        return None
    rows = (*above.rows, *below.rows[again:])
    return replace(above, rows=rows, parts=above.parts + 1)


def _repeated(above: PrintedTable, below: PrintedTable) -> int:
    """How many rows of a header the lower table repeats from the upper one."""
    pairs = zip(above.rows[:_HEADER_DEPTH], below.rows, strict=False)
    return sum(1 for _ in takewhile(lambda pair: same_words(*pair), pairs))
