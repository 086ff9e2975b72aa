"""Tables as rows of a page: which cell heads its row, how wide columns are, what cells open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.document import (
    Align,
    Cell,
    Column,
    Figure,
    Section,
    Table,
    Tone,
    emphasized_like,
)
from qualcode.renderers.html.evidence import Evidence
from qualcode.renderers.html.widths import LETTERS, is_slim, shares
from qualcode.renderers.reading import (
    below,
    group_spans,
    has_groups,
    number,
    paragraphs,
    text,
)

_WIDE, _BROAD, _VAST = 7, 10, 13
_LONG = 12
_LONGEST_WORD = 40
"""A longer one breaks the layout of any column, so that the table gets a box to scroll in."""

_BRACKETED = re.compile(r"\([^()]{1,9}\)")
_LONGEST_NAME = 50
"""What is longer on the average names no row: it is what the row says."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: its paragraphs, its classes, and the passages that it opens with where they are."""

    paragraphs: tuple[str, ...]
    classes: str = ""
    heads: bool = False
    passages: tuple[int, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class HeadView:
    """A header cell over `columns` columns and `rows` header rows."""

    text: str
    classes: str = ""
    columns: int = 1
    rows: int = 1

    @property
    def scope(self) -> str:
        """What it heads."""
        return "colgroup" if self.columns > 1 else "col"


@dataclass(frozen=True, slots=True)
class RowView:
    """A row, with the source that it is of where each row of the table is of one."""

    cells: tuple[CellView, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """Rows under their title."""

    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as the templates need it; `shares` are the columns' widths in per cent."""

    number: str
    title: str
    classes: str
    shares: tuple[float, ...]
    heads: tuple[tuple[HeadView, ...], ...]
    sections: tuple[SectionView, ...]
    notes: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.shares)


def table_view(table: Table, evidence: Evidence) -> TableView:
    """A table ready to be written."""
    heading = _heading_column(table)
    write = _Rows(table, heading, evidence)
    sections = (SectionView(text(one.title), write.of(one)) for one in table.sections)
    return TableView(
        number=number(table),
        title=text(table.title),
        classes=" ".join(_classes(table)),
        shares=shares(table, _room(len(table.columns)), heading),
        heads=tuple(_heads(table, heading)) if table.columns else (),
        sections=tuple(one for one in sections if one.rows),
        notes=below(table),
    )


def picture_table(figure: Figure, evidence: Evidence) -> TableView:
    """What a figure shows as a table without a caption, which the figure has."""
    return table_view(replace(figure.table, title="", caption=None), evidence)


def _classes(table: Table) -> Iterator[str]:
    """How much room it needs; what is wider than a page has a box of its own to scroll in."""
    width = len(table.columns)
    if width >= _WIDE or _has_long_word(table):
        yield "boxed"
    if width >= _WIDE:
        yield "wide"
    if width >= _BROAD:
        yield "broad"
    if width >= _VAST:
        yield "vast"
    if len(table.rows) >= _LONG:
        yield "long"


def _room(width: int) -> int:
    """How many letters stand in a line across it."""
    return LETTERS[(width >= _BROAD) + (width >= _VAST)]


def _has_long_word(table: Table) -> bool:
    texts = (words for row in table.rows for cell in row for words in paragraphs(cell))
    return any(len(word) > _LONGEST_WORD for words in texts for word in words.split())


def _heads(table: Table, heading: int | None) -> Iterator[tuple[HeadView, ...]]:
    lowest = tuple(
        _head(column, [row[at] for row in table.rows], at == heading)
        for at, column in enumerate(table.columns)
    )
    if not has_groups(table):
        yield lowest
        return
    at = 0
    upper: list[HeadView] = []
    under: list[HeadView] = []
    for group, span in group_spans(table.columns):
        if group:
            upper.append(HeadView(group, "group", span))
            under += lowest[at : at + span]
        else:
            upper += [replace(one, rows=2) for one in lowest[at : at + span]]
        at += span
    yield tuple(upper)
    yield tuple(under)


def _head(column: Column, cells: Sequence[Cell], names: bool) -> HeadView:
    """The head of a column, which says for all of it whether it may be narrow."""
    classes = (_side(column), "slim" if is_slim(column, cells) else "", "names" if names else "")
    # A short remark in brackets stays in one line.
    whole = text(column.header)
    header = _BRACKETED.sub(lambda found: found[0].replace(" ", "\u00a0"), whole)
    return HeadView(emphasized_like(header, whole), " ".join(filter(None, classes)))


def _side(column: Column) -> str:
    return "" if column.align is Align.LEFT else str(column.align)


def _heading_column(table: Table) -> int | None:
    """The column that says what a row is of: the first, or the second if rows are only counted.

    A running number names nothing: what stands behind it heads the rows, or nothing does.
    """
    if len(table.columns) < 2 or not table.rows:
        return None
    if not _is_running_number(row[0] for row in table.rows):
        return 0
    lengths = [len(" ".join(paragraphs(row[1]))) for row in table.rows]
    return 1 if sum(lengths) <= _LONGEST_NAME * len(lengths) else None


def _is_running_number(cells: Iterable[Cell]) -> bool:
    return all("".join(paragraphs(one)).strip(" .").isdecimal() for one in cells)


class _Rows:
    """Writes the rows of one table."""

    def __init__(self, table: Table, heading: int | None, evidence: Evidence) -> None:
        self._table = table
        self._heading = heading
        self._evidence = evidence
        self._opening = {
            at
            for row in table.rows
            for at, cell in enumerate(row)
            if evidence.behind(cell.evidence)
        }
        self._by_source = not self._opening and self._is_by_source()

    def of(self, section: Section) -> tuple[RowView, ...]:
        """The rows of a section."""
        return tuple(
            RowView(tuple(map(self._cell, range(len(row)), row)), self._source(row))
            for row in section.rows
        )

    def _is_by_source(self) -> bool:
        """Whether each row is of one source, but for a last one that is of all."""
        found = [bool(self._named(row)) for row in self._table.rows]
        return bool(found) and found[0] and all(found[:-1])

    def _source(self, row: Sequence[Cell]) -> str:
        """The source that a row is of; a table that opens quotations tells by them."""
        return self._named(row) if self._by_source else ""

    def _named(self, row: Sequence[Cell]) -> str:
        return self._evidence.source_named("".join(paragraphs(row[0]))) if row else ""

    def _cell(self, at: int, cell: Cell) -> CellView:
        column, passages = self._table.columns[at], self._evidence.behind(cell.evidence)
        tone = "" if cell.tone is Tone.PLAIN else f"tone-{cell.tone}"
        # Numbers stand below each other, with a button behind them or without.
        bare = column.align is Align.RIGHT and at in self._opening and not passages
        classes = " ".join(filter(None, (_side(column), tone, "bare" if bare else "")))
        address = self._evidence.address(passages[0]) if passages else ""
        return CellView(paragraphs(cell), classes, at == self._heading, passages, address)
