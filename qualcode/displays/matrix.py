"""The matrix engine: most displays only declare their rows, columns and entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.displays.axes import (
    Axis,
    CodeAxis,
    IndicatorAxis,
    Key,
    cluster_names,
    clusters,
    readable_parts,
    under_cluster,
)
from qualcode.displays.entries import ENTRIES, Entry, Quotations, Spot, fill
from qualcode.displays.request import LEVELS, ORDERS, DisplayRequest, Family, one_of
from qualcode.document import Block, Cell, Column, Section, Table, Words, cell, phrase
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.reduction import condensations
from qualcode.study import Study

LARGEST = 20
"""Rows or columns beyond which a matrix can no longer be taken in (Miles and Huberman)."""


@dataclass(frozen=True)
class MatrixDisplay:
    """A matrix by declaration. An axis left None is the codebook at the requested level.

    `entries` names the entries it can hold, its own first; `levels` likewise. `sectioned` sets
    the rows of each cluster under a title.
    """

    name: str
    family: Family
    manual: str
    rows: Axis | None = None
    columns: Axis | None = None
    entries: tuple[str, ...] = ENTRIES.names
    levels: tuple[str, ...] = LEVELS
    sectioned: bool = False
    title: Words = field(init=False)
    purpose: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", phrase(f"display.{self.name}.title"))
        object.__setattr__(self, "purpose", phrase(f"display.{self.name}.purpose"))

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The matrix, in as many tables as its columns need to be readable.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        entry = ENTRIES[one_of(request.entry, self.entries, "entry")]
        topics = _topics(one_of(request.level, self.levels, "level"))
        one_of(request.order, ORDERS, "order")
        matrix = _Matrix(
            positions_of(study, request.selection),
            self.rows or topics,
            self.columns or topics,
            entry,
            request,
            self.sectioned,
        )
        parts = readable_parts(matrix.columns, entry.limit)
        tables = [self._table(matrix, part, len(parts) > 1) for part in parts]
        widest = max(map(len, parts))
        notes = matrix_notes(entry.name, len(matrix.rows), widest)
        if matrix.is_summarised:
            notes += (phrase("note.summaries"),)
        return (replace(tables[0], notes=notes), *tables[1:])

    def _table(self, matrix: _Matrix, columns: tuple[Key, ...], partial: bool) -> Table:
        title = self.title
        if partial and any(key.cluster for key in columns):
            title = phrase("display.part", title=title, part=cluster_names(columns))
        several = len(clusters(columns)) > 1
        return Table(
            title=title,
            columns=(
                Column(matrix.row_axis.header, weight=0.6),
                *(Column(key.label, group=_above(key) if several else "") for key in columns),
            ),
            sections=matrix.sections(columns),
            name=self.name,
        )


def _above(key: Key) -> Words:
    """What stands over a column: its cluster, unless it has the cluster's name itself."""
    return "" if key.label == key.cluster else key.cluster


def _topics(level: str) -> Axis:
    return IndicatorAxis() if level == "indicator" else CodeAxis()


def matrix_notes(entry: str, rows: int, columns: int) -> tuple[Words, ...]:
    """The decision rule for entries, and a warning where the matrix is too large to take in."""
    notes: list[Words] = [phrase(f"rule.{entry}")]
    if max(rows, columns) > LARGEST:
        notes.append(phrase("note.large", n=max(rows, columns), most=LARGEST))
    return tuple(notes)


class _Matrix:
    """The cells of one request."""

    def __init__(
        self,
        positions: Positions,
        row_axis: Axis,
        column_axis: Axis,
        entry: Entry,
        request: DisplayRequest,
        sectioned: bool,
    ) -> None:
        self._sectioned = sectioned
        self.positions = positions
        self.row_axis = row_axis
        self.entry = entry
        self._full = request.full
        self._by_indicator = IndicatorAxis() in (row_axis, column_axis)
        self._said = self._index(row_axis, column_axis)
        self._written = condensations(positions.study) if isinstance(entry, Quotations) else {}
        self.columns = column_axis.keys(positions)
        self.rows = self._ordered(row_axis.keys(positions), request.order)

    def _index(self, rows: Axis, columns: Axis) -> dict[tuple[str, str], list[Statement]]:
        said: dict[tuple[str, str], list[Statement]] = {}
        for one in self.positions.statements:
            key = rows.key_of(self.positions, one), columns.key_of(self.positions, one)
            said.setdefault(key, []).append(one)
        return said

    def _ordered(self, keys: tuple[Key, ...], order: str) -> tuple[Key, ...]:
        if order == "study":
            return keys
        counts = {key.id: 0 for key in keys}
        for (row, _), said in self._said.items():
            counts[row] = counts.get(row, 0) + len(said)
        parts = clusters(keys) if self._sectioned else (keys,)
        by_count = (sorted(part, key=lambda key: -counts[key.id]) for part in parts)
        return tuple(key for part in by_count for key in part)

    def sections(self, columns: Sequence[Key]) -> tuple[Section, ...]:
        """The rows, under the titles of their clusters where that is asked for."""
        if not self._sectioned:
            return (Section(tuple(self._row(row, columns) for row in self.rows)),)
        return tuple(
            under_cluster(part, tuple(self._row(row, columns) for row in part))
            for part in clusters(self.rows)
        )

    def _row(self, row: Key, columns: Sequence[Key]) -> tuple[Cell, ...]:
        return (cell(row.label), *(fill(self.entry, self._spot(row, key)) for key in columns))

    def _spot(self, row: Key, column: Key) -> Spot:
        who, what = (column, row) if row.code else (row, column)
        said = tuple(self._said.get((row.id, column.id), ()))
        return Spot(self.positions, who, what, said, self._full, self._summaries(who, what))

    def _summaries(self, who: Key, what: Key) -> dict[str, str]:
        """The condensation of a cell by its code, else those of the codes below an indicator."""
        if not self._written or who.group is not None or what.code is None:
            return {}
        voice, topic = who.voices[0].id, what.code.id
        found = {
            code: self._written[voice, code]
            for code in self._gathered(topic)
            if (voice, code) in self._written
        }
        return {topic: found[topic]} if topic in found else found

    def _gathered(self, topic: str) -> Iterator[str]:
        """The selected codes whose codings stand under a topic."""
        study = self.positions.study
        chosen = study.selected_codes(self.positions.selection)
        for one in study.codebook.subtree(topic):
            under = study.codebook.indicator(one.id).id if self._by_indicator else one.id
            if under == topic and one.id in chosen:
                yield one.id

    @property
    def is_summarised(self) -> bool:
        """Whether a cell shows what the researcher wrote of it."""
        return any(self._spot(row, key).summaries for row in self.rows for key in self.columns)
