"""Krippendorff's alpha for unitizing (alfa Krippendorff untuk penentuan satuan): experimental.

Coders who mark passages decide where each begins and ends, besides what it is. This alpha takes
the text as a continuum on which each coder has laid units and gaps, and compares lengths: how much
of the text two coders gave the same value, against what units of these lengths would have in common
if they lay anywhere. One coder may give a stretch one value only, so it is reckoned code by code,
or for an aspect whose codes do not overlap.

It is experimental: no published value was at hand to check it against, only its definition and
examples of our own. Two of the family are reckoned, with the values and for units against gaps
alone; cu-alpha and (k)u-alpha are not.

Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing textual
continua, Quality & Quantity 50, 2347–2364.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from qualcode.agreement.coefficient import NOTHING_VARIES, Estimate
from qualcode.document import Words, phrase

MANUAL = __doc__
_GAP = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the continuum with its value; `end` is exclusive."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Continuum:
    """What coders marked on a text of some length: the units of each coder, in order.

    Raises:
        ValueError: units of one coder overlap or leave the text.
    """

    length: int
    coders: tuple[tuple[Unit, ...], ...]

    def __post_init__(self) -> None:
        for units in self.coders:
            edges = [edge for unit in units for edge in (unit.start, unit.end)]
            if edges != sorted(edges) or not all(0 <= edge <= self.length for edge in edges):
                raise ValueError("units of one coder overlap or leave the text")

    @property
    def in_one(self) -> Continuum:
        """The same units without their values: what is marked, against gaps."""
        coders = (tuple(Unit(u.start, u.end, "1") for u in units) for units in self.coders)
        return Continuum(self.length, tuple(coders))


def u_alpha(continuum: Continuum) -> Estimate:
    """Alpha of units with their values; of `in_one` it is that of units against gaps."""
    coders = [_with_gaps(units, continuum.length) for units in continuum.coders]
    if why := _undefined(coders):
        return Estimate(None, reason=why)
    total = continuum.length * len(coders)
    lengths: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(float)
    for unit in (unit for units in coders for unit in units):
        size = unit.end - unit.start
        lengths[unit.value] += size
        squares[unit.value] += size if unit.value == _GAP else size**2
    agreed = sum(_in_common(one, other) for one, other in permutations(coders, 2))
    there = total - agreed / (len(coders) - 1)
    pairs = sum(lengths.values()) ** 2 - sum(squares.values())
    alike = sum(lengths[value] ** 2 - squares[value] for value in lengths)
    below = total - sum(squares.values()) / total
    chance = (pairs - alike) / below if below else 0.0
    if not chance:
        return Estimate(None, reason=NOTHING_VARIES)
    return Estimate(1 - there / chance)


def _undefined(coders: Sequence[Sequence[Unit]]) -> Words:
    if len(coders) < 2:
        return phrase("agreement.reason.one-coder")
    values = {unit.value for units in coders for unit in units}
    return NOTHING_VARIES if len(values) < 2 else ""


def _with_gaps(units: Iterable[Unit], length: int) -> list[Unit]:
    """The units and what lies between them; together they are the whole text."""
    found: list[Unit] = []
    at = 0
    for unit in units:
        if unit.start > at:
            found.append(Unit(at, unit.start, _GAP))
        if unit.end > unit.start:
            found.append(unit)
        at = unit.end
    if at < length:
        found.append(Unit(at, length, _GAP))
    return found


def _in_common(one: Sequence[Unit], other: Sequence[Unit]) -> int:
    """How much of the text two coders gave the same value; both tile it."""
    found = at = there = 0
    while at < len(one) and there < len(other):
        mine, theirs = one[at], other[there]
        if mine.value == theirs.value:
            found += min(mine.end, theirs.end) - max(mine.start, theirs.start)
        if mine.end <= theirs.end:
            at += 1
        if theirs.end <= mine.end:
            there += 1
    return found
