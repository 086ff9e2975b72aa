"""Looking for the sums of a table: which rows and columns are totals, and of which others."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from qualcode.stages.table_layout import Layout, says_all, says_only_total, says_total
from qualcode.stages.table_sums import Addition, Axis, Sum, Sums, addition_of, is_ratio

_WIDEST: Final = 4
"""How many columns may take turns: unit and value for each year, say."""

_LONG: Final = 60
"""Rows from which on not every row is tried as the total of any others."""

_SAMPLE: Final = 20
"""Lines on which a sum is tried first where there are many."""


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
        labelled = says_total(self._label(item))
        share = 3 if self._only_total(item) else 2
        found = self._tried(
            Sum(self._axis, item, parts), share - 1 if labelled else 1, share if labelled else 4
        )
        right = [one for one in found if one.right or one.rounded]
        telling = sum(self._adds(one) for one in right)
        if labelled:
            enough = telling >= 1 and share * len(right) >= len(found)
        else:
            enough = 4 * len(right) >= 3 * len(found) and telling >= 3
            enough = enough or (len(right) == len(found) and telling >= 2)
        return len(right) if enough else 0

    def _tried(self, rule: Sum, most: int, of: int) -> list[Addition]:
        """The sums in all lines; none once more than `most` of each `of` are wrong."""
        found: list[Addition] = []
        wrong = 0
        if len(self._lines) > _LONG and not self._is_seen(rule, most, of):
            return []
        for line in self._lines:
            one = addition_of(self._layout, rule, line)
            if one and not is_ratio(self._layout, rule, line):
                found.append(one)
                wrong += not (one.right or one.rounded)
                if of * wrong > most * len(self._lines):
                    return []
        return found

    def _is_seen(self, rule: Sum, most: int, of: int) -> bool:
        """Whether some lines of a long table bear a sum out at all."""
        some = self._lines[:: len(self._lines) // _SAMPLE]
        tried = [one for line in some if (one := addition_of(self._layout, rule, line))]
        right = sum(one.right or one.rounded for one in tried)
        return not tried or right * of > len(tried) * (of - most) // 2

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
            if not self._only_total(item):
                above.append(item)
                continue
            parts = self._since_total(above, known, self._label(item))
            rule = Sum(self._axis, item, tuple(self._without_children(parts)))
            lines = [one for one in self._lines if addition_of(self._layout, rule, one)]
            labelled = item not in known
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
