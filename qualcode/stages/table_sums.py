"""Which rows and columns of a table are sums of which others, told by the table itself.

A line is the total of those before it (or after it) when its value is their sum in most places.
What has been added to a total is not added again: a grand total is the sum of the totals and of
what stands alone. Where a table keeps to this in most places, it is wrong in the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from qualcode.stages.table_layout import Layout, Place

_ABOUT_ALL = (90, 110)
"""What the percentages of a whole add up to, also where one of them is wrong."""


class Axis(StrEnum):
    """Whether the cells that are added stand in one row or in one column."""

    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Sum:
    """A row or column (`total`) that is the sum of others, all by their number from 0."""

    axis: Axis
    total: int
    parts: tuple[int, ...]

    def place(self, line: int, item: int) -> Place:
        """The cell of one of its rows or columns where it crosses a line."""
        return (line, item) if self.axis is Axis.ROW else (item, line)

    def places(self, line: int) -> tuple[Place, ...]:
        """The cells of the total and of its parts where they cross a line."""
        return tuple(self.place(line, item) for item in (self.total, *self.parts))


@dataclass(frozen=True, slots=True)
class Addition:
    """A sum in one row or one column: what is printed as the total and what the parts make."""

    rule: Sum
    line: int
    printed: Decimal
    computed: Decimal
    slack: Decimal = Decimal(0)

    @property
    def difference(self) -> Decimal:
        """How much more is printed than the parts make."""
        return self.printed - self.computed

    @property
    def right(self) -> bool:
        """Whether the parts make exactly what is printed."""
        return self.printed == self.computed

    @property
    def rounded(self) -> bool:
        """Whether it is right but for what rounded parts can make of a sum."""
        return not self.right and abs(self.difference) <= self.slack

    @property
    def total(self) -> Place:
        """The cell of the total."""
        return self.rule.place(self.line, self.rule.total)

    @property
    def places(self) -> tuple[Place, ...]:
        """All its cells."""
        return self.rule.places(self.line)


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a table, and rows that say they are a total while nothing shows of what."""

    rules: tuple[Sum, ...]
    unexplained: tuple[int, ...]

    @property
    def total_rows(self) -> frozenset[int]:
        """The rows that are no data of their own."""
        down = (one.total for one in self.rules if one.axis is Axis.COLUMN)
        return frozenset((*down, *self.unexplained))


def additions(layout: Layout, rules: Iterable[Sum]) -> Iterator[Addition]:
    """Every sum in every row and column where its total is printed and all parts are known."""
    for rule in rules:
        lines = layout.rows if rule.axis is Axis.ROW else layout.columns
        for line in lines:
            if layout.is_average(_label(layout, rule, line)) or is_ratio(layout, rule, line):
                continue
            addition = addition_of(layout, rule, line)
            if addition and (line not in layout.percents or _is_whole(addition)):
                yield addition


def _label(layout: Layout, rule: Sum, line: int) -> str:
    return layout.name(line) if rule.axis is Axis.ROW else layout.head(line)


def is_ratio(layout: Layout, rule: Sum, line: int) -> bool:
    """Whether a line is of densities or prices: of them a whole has one between those of its parts.

    The label alone does not tell: what is sold per month has a total.
    """
    total, *parts = rule.places(line)
    printed, values = layout.value(total), [layout.value(one) for one in parts]
    known = [one for one in values if one is not None]
    if printed is None or len(known) < 2 or not layout.may_be_ratio(_label(layout, rule, line)):
        return False
    return min(known) <= printed <= max(known)


def _is_whole(addition: Addition) -> bool:
    """Whether a column of percentages has the parts of a whole, and not rates of their own."""
    return addition.rule.axis is Axis.ROW or _ABOUT_ALL[0] <= addition.computed <= _ABOUT_ALL[1]


def addition_of(layout: Layout, rule: Sum, line: int) -> Addition | None:
    """A sum in one line; None where there is nothing to compare."""
    total, *parts = rule.places(line)
    values = [layout.value(one) for one in parts]
    known = [one for one in values if one is not None]
    printed = layout.numbers.get(total)
    if printed is None or len(known) < len(values) or not any(p in layout.numbers for p in parts):
        return None
    numbers = [layout.numbers[one] for one in (total, *parts) if one in layout.numbers]
    slack = Decimal(0)
    if any(one.decimals or one.percent for one in numbers):
        slack = sum((Decimal(5).scaleb(-one.decimals - 1) for one in numbers), Decimal(0))
    return Addition(rule, line, printed.value, sum(known, Decimal(0)), slack)
