"""What stands where in a table of cases (or aspects) by moments in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from qualcode.displays.axes import NOWHERE, Key, readable_parts
from qualcode.displays.citation import case_name, code_name
from qualcode.displays.moments import Moments, moments
from qualcode.document import Cell, Column, Joined, Section, Table, Words, cell, phrase
from qualcode.study import Selection, Study

_COLUMNS = 5
"""How many moments can be read side by side."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class InTime(Generic[Item]):
    """One thing with its cases and codes, and when it was."""

    item: Item
    cases: Sequence[str]
    codes: Sequence[str]
    period: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class TimeGrid(Generic[Item]):
    """The rows, the moments, and what stands at each crossing, in order.

    The rows are cases where the study has any (`by_case`), else aspects.
    """

    rows: tuple[Key, ...]
    moments: Moments
    by_case: bool
    found: Mapping[tuple[str, str], Sequence[Item]]

    def at(self, row: Key, moment: Key) -> Sequence[Item]:
        """What stands at a crossing."""
        return self.found.get((row.id, moment.id), ())

    @property
    def head(self) -> Words:
        """What the rows are called."""
        return phrase("column.case" if self.by_case else "column.aspect")

    @property
    def definition(self) -> Words:
        """What rows and columns are, for the note below."""
        rows = phrase("axis.case" if self.by_case else "axis.aspect")
        return phrase("note.axes", rows=rows, columns=self.moments.header)

    def tables(
        self, title: Words, name: str, fill: Callable[[Sequence[Item]], Cell]
    ) -> Iterator[Table]:
        """The tables, in as many parts as their columns need to be readable."""
        parts = readable_parts(self.moments.keys, _COLUMNS)
        for part in parts:
            shown = Joined((part[0].label, part[-1].label), " – ") if part else ""
            said = phrase("display.part", title=title, part=shown) if len(parts) > 1 else title
            yield self.table(said, name, part, fill)

    def table(
        self,
        title: Words,
        name: str,
        columns: tuple[Key, ...],
        fill: Callable[[Sequence[Item]], Cell],
    ) -> Table:
        """The table of some of the columns."""
        rows = (
            (cell(row.label), *(fill(self.at(row, moment)) for moment in columns))
            for row in self.rows
            if row.id != NOWHERE or any(self.at(row, moment) for moment in columns)
        )
        return Table(
            title=title,
            columns=(Column(self.head, weight=0.7), *(Column(one.label) for one in columns)),
            sections=(Section(tuple(rows)),),
            name=name,
        )


def time_grid(
    study: Study, selection: Selection, things: Iterable[InTime[Item]], by_count: bool
) -> TimeGrid[Item]:
    """The grid of things that are in the order of time; `by_count` sets the fullest row first."""
    told = tuple(things)
    by_case = bool(study.roster.cases)
    columns = moments(study, ((one.period, one.date) for one in told))
    found: dict[tuple[str, str], list[Item]] = {}
    count: dict[str, int] = {}
    for one in told:
        for row in _rows_of(study, one, by_case):
            found.setdefault((row, columns.of(one.period, one.date)), []).append(one.item)
            count[row] = count.get(row, 0) + 1
    keys = _cases(study, selection) if by_case else _aspects(study, count)
    if NOWHERE in count:
        keys += (Key(NOWHERE, phrase("none.case" if by_case else "none.code")),)
    if by_count:
        keys = tuple(sorted(keys, key=lambda key: -count.get(key.id, 0)))
    return TimeGrid(keys, columns, by_case, found)


def _rows_of(study: Study, one: InTime[Item], by_case: bool) -> tuple[str, ...]:
    book = study.codebook
    codes = (book.aspect(code).id for code in one.codes)
    return tuple(dict.fromkeys(one.cases if by_case else codes)) or (NOWHERE,)


def _cases(study: Study, selection: Selection) -> tuple[Key, ...]:
    wanted = selection.cases
    return tuple(
        Key(case.id, case_name(study, case))
        for case in study.roster.cases
        if not wanted or case.id in wanted
    )


def _aspects(study: Study, there: Iterable[str]) -> tuple[Key, ...]:
    present = set(there)
    roots = (root for root in study.codebook.roots if root.id in present)
    return tuple(Key(root.id, code_name(root)) for root in roots)


def with_notes(tables: Iterable[Table], notes: tuple[Words, ...]) -> tuple[Table, ...]:
    """Tables of one display, the notes below the first."""
    first, *others = tables
    return (replace(first, notes=notes), *others)
