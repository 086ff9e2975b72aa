"""Which rows and columns of a table are sums of which others, told by the table itself.

A line is the total of those before it (or after it) when its value is their sum in most places.
What has been added to a total is not added again: a grand total is the sum of the totals and of
what stands alone. Where a table keeps to this in most places, it is wrong in the others.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from qualcode.stages.table_layout import Layout, Place, says_all, says_only_total, says_total

_WIDEST = 4
"""How many columns may take turns: unit and value for each year, say."""


_LONG = 60
"""Rows from which on not every row is tried as the total of any others."""

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


def sums_of(layout: Layout) -> Sums:
    """The sums of a table."""
    rows = [one for one in layout.rows if not layout.is_average(layout.name(one))]
    columns = [
        one
        for one in layout.columns
        if one not in layout.percents and not layout.is_average(layout.head(one))
    ]
    lines = [one for one in layout.columns if one not in layout.percents] or layout.columns
    down = _Search(layout, Axis.COLUMN, rows, lines, layout.name)
    across = _Search(layout, Axis.ROW, columns, rows, layout.head)
    found = (*across.rules(), *down.rules())
    return Sums(found, tuple(down.unexplained))


def additions(layout: Layout, rules: Iterable[Sum]) -> Iterator[Addition]:
    """Every sum in every row and column where its total is printed and all parts are known."""
    for rule in rules:
        lines = layout.rows if rule.axis is Axis.ROW else layout.columns
        for line in lines:
            mean = layout.is_average(
                layout.name(line) if rule.axis is Axis.ROW else layout.head(line)
            )
            addition = None if mean else addition_of(layout, rule, line)
            if addition and (line not in layout.percents or _is_whole(addition)):
                yield addition


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


class _Search:
    """Looks for the sums along one axis. What is added to a total leaves the stack for it."""

    def __init__(
        self,
        layout: Layout,
        axis: Axis,
        items: Sequence[int],
        lines: Sequence[int],
        label: Callable[[int], str],
    ) -> None:
        self.unexplained: list[int] = []
        self._layout, self._axis = layout, axis
        self._items, self._lines, self._label = items, lines, label

    def rules(self) -> list[Sum]:
        """The sums: totals behind their parts, totals before them, and totals of such totals."""
        found: list[Sum] = []
        left = list(self._items)
        for step in (1, -1, 1):
            left = self._pass(left[::step], found)[::step]
        if self._axis is Axis.COLUMN:
            found += self._single(left, {one.total for one in found})
        return found

    def _pass(self, items: Sequence[int], found: list[Sum]) -> list[int]:
        """Add to what is found; what is left over belongs to no total."""
        totals = {one.total for one in found}
        stack: list[int] = []
        for item in items:
            rule = None if item in totals or self._is_data(item) else self._best(item, stack)
            if rule:
                found.append(rule)
                stack = [one for one in stack if one not in rule.parts]
            stack.append(item)
        return stack

    def _is_data(self, item: int) -> bool:
        """Whether a row of a long table is not even looked at: neither last nor called a total."""
        long = len(self._items) > _LONG and item not in (self._items[0], self._items[-1])
        return long and not says_total(self._label(item))

    def _best(self, item: int, stack: Sequence[int]) -> Sum | None:
        scored = [
            (right, len(parts), Sum(self._axis, item, parts))
            for parts in self._candidates(item, stack)
            if (right := self._accepted(item, parts))
        ]
        return max(scored, key=lambda one: one[:2])[2] if scored else None

    def _candidates(self, item: int, stack: Sequence[int]) -> Iterator[tuple[int, ...]]:
        fewest = 1 if self._axis is Axis.COLUMN and self._only_total(item) else 2
        for many in self._lengths(stack):
            if many >= fewest:
                yield tuple(stack[-many:])
        for step in range(2, _WIDEST + 1):
            parts = tuple(one for one in stack if one != item and (one - item) % step == 0)
            if len(parts) > 1:
                yield parts

    def _lengths(self, stack: Sequence[int]) -> Iterable[int]:
        """How many of the last ones may make a total: any number, in long tables whole sections."""
        if len(stack) <= _LONG:
            return range(1, len(stack) + 1)
        sections = self._layout.sections
        begins = (
            at
            for at, (before, item) in enumerate(pairwise(stack), 1)
            if sections.get(before) != sections.get(item) or says_total(self._label(before))
        )
        return (len(stack) - at for at in (0, *begins))

    def _accepted(self, item: int, parts: tuple[int, ...]) -> int:
        """In how many lines the parts make the total; 0 where these are too few to tell."""
        rule = Sum(self._axis, item, parts)
        found = [one for line in self._lines if (one := addition_of(self._layout, rule, line))]
        right = [one for one in found if one.right or one.rounded]
        telling = sum(self._adds(one) for one in right)
        if says_total(self._label(item)):
            share = 3 if self._only_total(item) else 2
            enough = telling >= 1 and share * len(right) >= len(found)
        else:
            enough = 4 * len(right) >= 3 * len(found) and telling >= 3
            enough = enough or (len(right) == len(found) and telling >= 2)
        return len(right) if enough else 0

    def _only_total(self, item: int) -> bool:
        section = self._layout.sections.get(item, "") if self._axis is Axis.COLUMN else ""
        return says_only_total(self._label(item), section)

    def _adds(self, one: Addition) -> bool:
        """Whether there is something to add: `0 + 5 = 5` shows nothing."""
        filled = [place for place in one.places[1:] if self._layout.value(place)]
        return len(filled) > 1 or (len(one.rule.parts) == 1 and bool(filled))

    def _single(self, stack: Sequence[int], totals: Iterable[int]) -> Iterator[Sum]:
        """Rows that say they are totals although nothing else in the table shows it.

        With one column of values its total is taken to be the sum of what stands above it; with
        more, none of which fits, the table is made in a way that is not understood.
        """
        above: list[int] = []
        known = set(totals)
        for item in stack:
            parts = self._since_total(above, known, self._label(item))
            rule = Sum(self._axis, item, tuple(self._without_children(parts)))
            lines = [one for one in self._lines if addition_of(self._layout, rule, one)]
            labelled = self._only_total(item) and item not in known
            if labelled and len(lines) == 1 and len(rule.parts) > 1:
                yield rule
                above = [one for one in above if one not in parts]
            elif labelled and lines:
                self.unexplained.append(item)
            if labelled:
                known.add(item)
            above.append(item)

    def _since_total(
        self, above: Sequence[int], known: Container[int], label: str
    ) -> Sequence[int]:
        """What a section's total is made of: the rows since the last total, where there are any."""
        totals = [at for at, one in enumerate(above) if one in known]
        since = above[totals[-1] + 1 :] if totals else above
        return above if len(since) < 2 or says_all(label) else since

    def _without_children(self, items: Sequence[int]) -> Iterator[int]:
        """The rows without those that the row above them is the sum of, but in long tables."""
        if len(items) > _LONG:
            yield from items
            return
        at = 0
        while at < len(items):
            yield items[at]
            after = range(at + 2, len(items))
            made = (one for one in after if self._makes(items[at], items[at + 1 : one + 1]))
            at = next(made, at) + 1

    def _makes(self, item: int, parts: Sequence[int]) -> bool:
        rule = Sum(self._axis, item, tuple(parts))
        found = [one for line in self._lines if (one := addition_of(self._layout, rule, line))]
        return bool(found) and all(one.right for one in found)
