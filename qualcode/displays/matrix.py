"""The matrix engine: most displays only declare their rows, columns and entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.displays.axes import (
    AspectAxis,
    Axis,
    CodeAxis,
    DividedAxis,
    IndicatorAxis,
    Key,
    clusters,
    crossed,
    readable_parts,
    titled_parts,
    under_cluster,
)
from qualcode.displays.entries import ENTRIES, Entry, Spot, fill
from qualcode.displays.notes import matrix_notes, scale_notes, time_notes
from qualcode.displays.request import (
    LEVELS,
    ORDERS,
    DisplayRequest,
    Family,
    UnsuitedError,
    one_of,
)
from qualcode.displays.written_cells import WrittenCells
from qualcode.document import Block, Cell, Column, Section, Table, Words, cell, phrase
from qualcode.errors import QualcodeError
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.variables import variable
from qualcode.study import Selection, Study

Topics = Callable[[Positions, Statement], bool]
"""Which statements a display is about."""


@dataclass(frozen=True)
class MatrixDisplay:
    """A matrix by declaration. An axis left None is the codebook at the requested level.

    `entries` names the entries it can hold, its own first; so do `levels` and `orders`.
    `sectioned` sets the rows of each cluster under a title. `blank` leaves cells empty in which
    nothing is said; `remarks` are further notes under the table. `needs` is the remedy where a
    study has no rows for it.
    """

    name: str
    family: Family
    manual: str
    rows: Axis | None = None
    columns: Axis | None = None
    entries: tuple[str, ...] = ENTRIES.names
    levels: tuple[str, ...] = LEVELS
    orders: tuple[str, ...] = ORDERS
    sectioned: bool = False
    blank: bool = False
    remarks: tuple[Words, ...] = ()
    complete: bool = True
    needs: str = ""
    title: Words = field(init=False)
    purpose: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", phrase(f"display.{self.name}.title"))
        object.__setattr__(self, "purpose", phrase(f"display.{self.name}.purpose"))

    @property
    def asks(self) -> tuple[str, ...]:
        """Its rows can be split where they are clustered."""
        rows = self.rows or topic_axis(one_of("", self.levels, "level"))
        return ("split",) if rows.clustered else ()

    @property
    def full_in(self) -> tuple[str, ...]:
        """The entries that show more on request."""
        return longer(self.entries)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The matrix, in as many tables as its columns need to be readable.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        entry = ENTRIES[one_of(request.entry, self.entries, "entry")]
        topics = topic_axis(one_of(request.level, self.levels, "level"))
        order = one_of(request.order, self.orders, "order")
        axes = self.rows or topics, self.columns or topics
        if self.needs and not axes[0].keys(positions_of(study, Selection(phase="all"))):
            raise UnsuitedError(f"the rows of {self.name} are empty in this study.", self.needs)
        plan = Plan(self.name, self.title, *axes, entry, self.sectioned, self.blank, self.remarks)
        return matrix_tables(study, replace(request, order=order), plan)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a matrix is made of, for displays and for those that the researcher declares."""

    name: str
    title: Words
    rows: Axis
    columns: Axis
    entry: Entry
    sectioned: bool = False
    blank: bool = False
    remarks: tuple[Words, ...] = ()


def matrix_tables(study: Study, request: DisplayRequest, plan: Plan) -> tuple[Block, ...]:
    """The tables of a plan: parts of the columns side by side, of the rows where that is asked.

    Raises:
        UnsuitedError: the study has nothing that an axis could divide it by.
        QualcodeError: the rows are to be split, and stand in no clusters.
    """
    if request.split and not plan.rows.clustered:
        raise QualcodeError(
            f"the rows of {plan.name} stand in no clusters that could be split.",
            "Choose some rows instead, such as with --case or --group.",
        )
    positions = positions_of(study, request.selection)
    for axis in (plan.rows, plan.columns):
        _insist_on(axis, positions)
    matrix = Matrix(positions, plan, request)
    parts = readable_parts(matrix.columns, plan.entry.limit)
    rows = clusters(matrix.rows) if request.split and matrix.rows else (matrix.rows,)
    tables = []
    for some, title in zip(rows, titled_parts(plan.title, rows), strict=True):
        titles = titled_parts(title, parts)
        tables += [_table(matrix, *one, some) for one in zip(parts, titles, strict=True)]
    widest = max(map(len, parts))
    notes = matrix_notes(matrix.rule, max(map(len, rows)), widest, plan.rows, plan.columns)
    notes += (*plan.remarks, *time_notes(plan.rows, plan.columns))
    if not (matrix.rows and matrix.columns):
        notes += (phrase("note.empty"),)
    return (replace(tables[0], notes=(*notes, *tables[0].notes)), *tables[1:])


def _insist_on(axis: Axis, positions: Positions) -> None:
    if isinstance(axis, DividedAxis) and axis.remedy and axis.is_empty(positions):
        raise UnsuitedError(f"there is no {axis.label or axis.name} in this study.", axis.remedy)


def _table(matrix: Matrix, columns: tuple[Key, ...], title: Words, rows: tuple[Key, ...]) -> Table:
    plan = matrix.plan
    several = len(clusters(columns)) > 1
    return Table(
        title=title,
        columns=(
            Column(plan.rows.header, weight=0.6),
            *(Column(key.label, group=_above(key) if several else "") for key in columns),
        ),
        sections=matrix.sections(rows, columns),
        notes=matrix.legend(rows, columns),
        name=plan.name,
        about=_aspects(matrix.positions, (*rows, *columns)),
    )


def _aspects(positions: Positions, keys: Iterable[Key]) -> tuple[str, ...]:
    """The aspects of what rows and columns are about, each once."""
    book = positions.study.codebook
    return tuple(dict.fromkeys(book.aspect(key.code.id).id for key in keys if key.code))


def _above(key: Key) -> Words:
    """What stands over a column: its cluster, unless it has the cluster's name itself."""
    return "" if key.label == key.cluster else key.cluster


def _divides_people(entry: str, spot: Spot) -> bool:
    """Whether a cell says how many of several informants take which position."""
    if entry not in ("positions", "ratings") or not (spot.whole_group and spot.of):
        return False
    rated = {code for code, one in spot.summaries.items() if one.grade and entry == "ratings"}
    return spot.topic not in rated and any(
        one.first.code.id not in rated for one in spot.statements
    )


def longer(entries: Iterable[str]) -> tuple[str, ...]:
    """Those of some entries that show more on request."""
    return tuple(one for one in entries if ENTRIES[one].longer)


def topic_axis(level: str) -> Axis:
    """The codebook as an axis at a level."""
    axes: dict[str, Axis] = {"indicator": IndicatorAxis(), "aspect": AspectAxis()}
    return axes.get(level) or CodeAxis()


def _topics(plan: Plan) -> Axis:
    """The axis of topics among the two, where there is one."""
    return plan.rows if plan.rows.name in ("code", "indicator", "aspect") else plan.columns


class Matrix:
    """The cells of one plan, filled for one request."""

    def __init__(self, positions: Positions, plan: Plan, request: DisplayRequest) -> None:
        self.positions = positions
        self.plan = plan
        self._full = request.full
        self._said = self._index()
        self._written = WrittenCells(positions, _topics(plan))
        self.columns = plan.columns.keys(positions)
        self.rows = self._ordered(plan.rows.keys(positions), request.order)

    def _index(self) -> dict[tuple[str, str], list[Statement]]:
        said: dict[tuple[str, str], list[Statement]] = {}
        rows, columns = self.plan.rows, self.plan.columns
        for one in self.positions.statements:
            key = rows.key_of(self.positions, one), columns.key_of(self.positions, one)
            said.setdefault(key, []).append(one)
        return said

    def _ordered(self, keys: tuple[Key, ...], order: str) -> tuple[Key, ...]:
        if order == "study":
            return keys
        if order == "outcome":
            outcome = variable(self.positions.study, self.positions.selection, "outcome")
            best = {one: rank for rank, one in enumerate(outcome.best_first(k.id for k in keys))}
            return tuple(sorted(keys, key=lambda key: best[key.id]))
        counts = {key.id: 0 for key in keys}
        for (row, _), said in self._said.items():
            counts[row] = counts.get(row, 0) + len(said)
        parts = clusters(keys) if self.plan.sectioned else (keys,)
        by_count = (sorted(part, key=lambda key: -counts[key.id]) for part in parts)
        return tuple(key for part in by_count for key in part)

    def sections(self, rows: Sequence[Key], columns: Sequence[Key]) -> tuple[Section, ...]:
        """The rows, under the titles of their clusters where that is asked for."""
        if not self.plan.sectioned:
            return (Section(tuple(self._row(row, columns) for row in rows)),)
        return tuple(
            under_cluster(part, tuple(self._row(row, columns) for row in part))
            for part in clusters(tuple(rows))
        )

    def _row(self, row: Key, columns: Sequence[Key]) -> tuple[Cell, ...]:
        filled = (fill(self.plan.entry, self.spot(row, key)) for key in columns)
        return (cell(row.label), *filled)

    def spot(self, row: Key, column: Key) -> Spot:
        """The cell where a row and a column meet."""
        if row.code or column.code:
            who, what = (column, row) if row.code else (row, column)
        else:
            who, what = crossed(row, column), None
        said = tuple(self._said.get((row.id, column.id), ()))
        written = self._written.of(who, what) if what else {}
        return Spot(self.positions, who, what, said, self._full, written, self.plan.blank)

    @property
    def rule(self) -> str:
        """The decision rule by which the cells are filled."""
        entry = self.plan.entry
        if self._full and entry.longer:
            return f"{entry.name}.full"
        spots = self._filled(self.rows, self.columns)
        if entry.name == "positions" and any(_divides_people(entry.name, one) for one in spots):
            return f"{entry.name}.of-groups"
        return entry.name

    def _filled(self, rows: Sequence[Key], columns: Sequence[Key]) -> Iterator[Spot]:
        """The cells in which something is said or written."""
        for row in rows:
            for key in columns:
                if self._written or (row.id, key.id) in self._said:
                    yield self.spot(row, key)

    def legend(self, rows: Sequence[Key], columns: Sequence[Key]) -> tuple[Words, ...]:
        """What has to be known of the cells of one table: summaries in prose, scales of grades."""
        entry = self.plan.entry.name
        notes: tuple[Words, ...] = ()
        if entry not in ("ratings", "quotations", "summaries"):
            return notes
        spots = list(self._filled(rows, columns))
        there = [one for spot in spots for one in spot.summaries.values()]
        if entry == "ratings" and any(_divides_people(entry, spot) for spot in spots):
            notes = (phrase("note.group-positions"),)
        if entry in ("quotations", "summaries") and any(one.text for one in there):
            notes = (phrase("note.summaries"),)
        if entry == "ratings":
            scales = dict.fromkeys(filter(None, (one.scale for one in there)))
            notes += scale_notes(self.positions.study, scales)
        return notes
