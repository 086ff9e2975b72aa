"""The tables of a document checked: sums that are wrong, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model.source import Source
from qualcode.stages.misprints import WrongSum, wrong_sums
from qualcode.stages.printed_table import PrintedTable
from qualcode.stages.table_layout import Layout, layout_of
from qualcode.stages.table_relations import Deviation, deviations
from qualcode.stages.table_remarks import (
    Constant,
    MixedMarks,
    Subsets,
    constant_columns,
    mixed_marks,
    possible_subsets,
)
from qualcode.stages.table_search import sums_of
from qualcode.stages.table_sums import Addition, Sums, additions
from qualcode.stages.told_numbers import ToldNumber, ToldRows, told_numbers, told_rows
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """What was found in a table of numbers.

    `wrong` and `marks` are findings of arithmetic: there is nothing to judge about them. The rest
    are remarks: sums that are out by what rounding can make, rows that say they are totals of
    nothing that is found, columns with the same number throughout, parts that may be counted in
    each other, numbers told elsewhere that are not the table's, and means, shares and products
    that deviate from what most of the table shows.
    """

    layout: Layout
    sums: Sums
    checked: int
    wrong: tuple[WrongSum, ...]
    marks: MixedMarks | None
    rounded: tuple[Addition, ...]
    constants: tuple[Constant, ...]
    subsets: tuple[Subsets, ...]
    told: tuple[ToldNumber, ...]
    told_rows: tuple[ToldRows, ...] = ()
    deviations: tuple[Deviation, ...] = ()

    @property
    def table(self) -> PrintedTable:
        """The table as the document prints it."""
        return self.layout.table

    @property
    def findings(self) -> int:
        """How many findings of arithmetic there are."""
        return len(self.wrong) + (self.marks is not None)

    @property
    def remarks(self) -> int:
        """How many remarks there are for a person to judge."""
        told = (
            self.rounded, self.sums.unexplained, self.constants, self.subsets, self.told,
            self.told_rows, self.deviations,
        )  # fmt: skip
        return sum(map(len, told))


def check_tables(
    study: Study, tables: Iterable[PrintedTable], sources: Iterable[Source]
) -> tuple[CheckedTable, ...]:
    """The tables that have numbers, each checked; `sources` are those that may tell of them."""
    heard = tuple(sources)
    layouts = (layout for table in tables if (layout := layout_of(table)))
    return tuple(_checked(study, layout, heard) for layout in layouts)


def _checked(study: Study, layout: Layout, sources: tuple[Source, ...]) -> CheckedTable:
    sums = sums_of(layout)
    found = tuple(additions(layout, sums.rules))
    return CheckedTable(
        layout=layout,
        sums=sums,
        checked=len(found),
        wrong=wrong_sums(layout, found),
        marks=mixed_marks(layout),
        rounded=tuple(one for one in found if one.rounded and not _of_percents(layout, one)),
        constants=tuple(constant_columns(layout, sums)),
        subsets=tuple(possible_subsets(layout, sums)),
        told=tuple(told_numbers(study, layout, sums.total_rows, sources)),
        told_rows=tuple(told_rows(study, layout, sums.total_rows, sources)),
        deviations=deviations(layout, sums),
    )


def _of_percents(layout: Layout, addition: Addition) -> bool:
    """Whether percentages were added, of which everybody knows that they make 99.9 or 100.1."""
    return addition.total[1] in layout.percents
