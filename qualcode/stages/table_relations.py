"""Means, shares and products in a table: a relation that its labels or most of its figures show.

Where a relation holds in most places, the places in which it does not are worth a look. That it
was meant is presumed, so what deviates is for a person to judge: a mean may be weighted, a price
may have a discount.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from statistics import median
from typing import Final

from qualcode.stages.printed_numbers import Number
from qualcode.stages.table_layout import Layout, Place
from qualcode.stages.table_sums import Axis, Sums

_NEAR: Final = 8
"""How many columns a product and what it is made of may lie apart in a wide table."""

_TRIED: Final = 8
"""Rows on which a product is tried before it is looked for in all of them."""

_MEDIAN = re.compile(r"\bmedian\b", re.I)
_PRICE = re.compile(
    r"\b(?:harga|tarif|biaya satuan|upah|honor\w*|price|rate|cost|satuan \(?rp|@)\b", re.I
)
_HUNDRED = Decimal(100)


class Relation(StrEnum):
    """What a number is presumed to be."""

    MEAN = "mean"
    MEDIAN = "median"
    SHARE = "share"
    RATIO = "ratio"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A cell that is not what its relation makes.

    `of` are the columns that it is made of, none for a mean down a column. `fits` is in how many
    other places the relation holds, `tried` in how many it was looked for.
    """

    relation: Relation
    place: Place
    computed: Decimal
    of: tuple[int, ...]
    fits: int
    tried: int


@dataclass(frozen=True, slots=True)
class _Made:
    """What a cell would be, with every value that counts as right."""

    place: Place
    values: tuple[Decimal, ...]


def deviations(layout: Layout, sums: Sums) -> tuple[Deviation, ...]:
    """The cells that deviate, relation by relation; those of sums are not among them."""
    data = [
        row
        for row in layout.rows
        if row not in sums.total_rows and not layout.is_average(layout.name(row))
    ]
    return (
        *_means_down(layout, data),
        *_means_across(layout, sums, data),
        *_shares(layout, sums, data),
        *_products(layout, sums, data),
    )


def _means_down(layout: Layout, data: Sequence[int]) -> Iterator[Deviation]:
    for row in layout.rows:
        if layout.is_average(layout.name(row)):
            above = [one for one in data if one < row] or list(data)
            relation = _which(layout.name(row))
            made = [
                _Made((row, at), values)
                for at in layout.columns
                if (values := _means(layout, relation, [(one, at) for one in above]))
            ]
            yield from _differing(layout, relation, made, (), labelled=True)


def _means_across(layout: Layout, sums: Sums, data: Sequence[int]) -> Iterator[Deviation]:
    totals = {one.total for one in sums.rules if one.axis is Axis.ROW}
    for column in layout.columns:
        if not layout.is_average(layout.head(column)):
            continue
        of = tuple(
            one
            for one in layout.columns
            if one != column
            and one not in totals | layout.percents
            and not layout.is_average(layout.head(one))
        )
        relation = _which(layout.head(column))
        made = [
            _Made((row, column), values)
            for row in data
            if (values := _means(layout, relation, [(row, one) for one in of]))
        ]
        yield from _differing(layout, relation, made, of)


def _which(label: str) -> Relation:
    return Relation.MEDIAN if _MEDIAN.search(label) else Relation.MEAN


def _means(layout: Layout, relation: Relation, places: Sequence[Place]) -> tuple[Decimal, ...]:
    """The mean of what is printed, and with the blank cells counted as none."""
    values = [layout.value(one) for one in places]
    printed = [layout.numbers[one].value for one in places if one in layout.numbers]
    if len(printed) < 2 or any(one is None for one in values):
        return ()
    if relation is Relation.MEDIAN:
        return (median(printed),)
    total = sum(printed, Decimal(0))
    return tuple(dict.fromkeys((total / len(printed), total / len(values))))


def _shares(layout: Layout, sums: Sums, data: Sequence[int]) -> Iterator[Deviation]:
    """Percentages of the total of a column, or of one column in another."""
    counted = [
        one
        for one in layout.columns
        if one not in layout.percents and not layout.is_average(layout.head(one))
    ]
    for column in sorted(layout.percents):
        near = sorted(counted, key=lambda one: (one > column, abs(column - one)))
        found: list[tuple[Relation, tuple[int, ...], list[_Made]]] = [
            (Relation.SHARE, (one,), _of_total(layout, sums, data, column, one)) for one in near
        ]
        found += [
            (Relation.RATIO, (part, whole), _of_other(layout, data, column, part, whole))
            for part in near[:_NEAR]
            for whole in near[:_NEAR]
            if part != whole
        ]
        best = max(found, key=lambda one: _fitting(layout, one[2]), default=None)
        if best:
            relation, of, made = best
            yield from _differing(layout, relation, made, of)


def _of_total(layout: Layout, sums: Sums, data: Sequence[int], column: int, of: int) -> list[_Made]:
    """The percentages of a column's own total: as it is printed, or as its rows make it."""
    own = sum((layout.value((row, of)) or Decimal(0) for row in data), Decimal(0))
    printed = [
        layout.numbers[row, of].value
        for row in sorted(sums.total_rows)
        if (row, of) in layout.numbers
    ]
    totals = [one for one in (*printed[-1:], own) if one]
    return [
        _Made((row, column), tuple(_HUNDRED * value / total for total in totals))
        for row in data
        if (value := layout.value((row, of))) is not None and totals
    ]


def _of_other(
    layout: Layout, data: Sequence[int], column: int, part: int, whole: int
) -> list[_Made]:
    return [
        _Made((row, column), (_HUNDRED * value / base,))
        for row in data
        if (value := layout.value((row, part))) is not None and (base := layout.value((row, whole)))
    ]


def _products(layout: Layout, sums: Sums, data: Sequence[int]) -> Iterator[Deviation]:
    """Price times amount: columns of which two make a third, whatever their order."""
    summed = {one.total for one in sums.rules if one.axis is Axis.ROW}
    columns = [
        one
        for one in layout.columns
        if one not in layout.percents and not layout.is_average(layout.head(one))
    ]
    rows = [row for row in data if sum((row, one) in layout.numbers for one in columns) > 2]
    for target in columns:
        if target in summed:
            continue
        others = [one for one in columns if one != target and abs(one - target) <= _NEAR]
        for pair in combinations(others, 2):
            if not _worth_trying(layout, rows[:_TRIED], target, pair):
                continue
            made = list(_multiplied(layout, rows, target, pair))
            named = any(_PRICE.search(layout.head(one)) for one in pair)
            if _fitting(layout, made) >= (2 if named else 3):
                yield from _differing(layout, Relation.PRODUCT, made, pair)


def _worth_trying(layout: Layout, rows: Sequence[int], target: int, pair: tuple[int, int]) -> bool:
    made = list(_multiplied(layout, rows, target, pair))
    return len(made) > 1 and 2 * _fitting(layout, made) >= len(made)


def _multiplied(
    layout: Layout, rows: Iterable[int], target: int, pair: tuple[int, int]
) -> Iterator[_Made]:
    """The products of the rows in which there is something to multiply."""
    for row in rows:
        one, other = (layout.numbers.get((row, at)) for at in pair)
        # A factor of 0 or 1 shows nothing.
        if one and other and abs(one.value) > 1 and abs(other.value) > 1:
            yield _Made((row, target), (one.value * other.value,))


def _differing(
    layout: Layout,
    relation: Relation,
    made: Sequence[_Made],
    of: tuple[int, ...],
    labelled: bool = False,
) -> Iterator[Deviation]:
    """The cells that deviate where most do not; a label by itself is enough for a row or two."""
    tried = [one for one in made if one.place in layout.numbers]
    wrong = [one for one in tried if not _fits(layout.numbers[one.place], one)]
    fits = len(tried) - len(wrong)
    shown = fits >= 2 and 2 * fits >= len(tried)
    if shown or (labelled and (fits or len(tried) == 1)):
        for one in wrong:
            yield Deviation(relation, one.place, one.values[0], of, fits, len(tried))


def _fitting(layout: Layout, made: Iterable[_Made]) -> int:
    found = (layout.numbers.get(one.place) for one in made)
    return sum(1 for one, number in zip(made, found, strict=True) if number and _fits(number, one))


def _fits(printed: Number, made: _Made) -> bool:
    """Whether a number is what was made, rounded as it is printed."""
    slack = Decimal(5).scaleb(-printed.decimals - 1)
    return any(abs(printed.value - one) <= slack for one in made.values)
