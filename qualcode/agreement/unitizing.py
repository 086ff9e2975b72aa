"""Krippendorff's alpha for unitizing (alfa Krippendorff untuk penentuan satuan): experimental.

Coders who mark passages decide where each begins and ends, besides what it is. This family of
alphas takes the text as a continuum on which each coder has laid units and gaps, and compares
lengths: how much of the text two coders gave the same value, against what units of these lengths
would have in common if they lay anywhere. One coder may give a stretch one value only, so it is
reckoned code by code, or for codes that do not overlap, such as those of one aspect.

Let m coders mark a text of length L; φ is the gap. ℓ_ck is the length on which one coder has c and
another k, over all ordered pairs of coders, by m − 1; ℓ_c its sum over k, ℓ the sum of all (m·L).
v_c keeps a unit from being compared with itself: the sum of squared lengths of the units valued c;
for gaps, which have no parts that belong together, the sum of their lengths. By chance

    ε_ck = (ℓ_c · ℓ_k − [c = k] v_c) ÷ (ℓ − Σv ÷ ℓ),    α = 1 − Σ_{c≠k} ℓ_ck ÷ Σ_{c≠k} ε_ck.

- **u-α**: over all values and gaps: where passages lie, and what they are.
- **|u-α**: over what is marked against gaps: where passages lie.
- **cu-α**: over the values alone, without the row and the column of gaps: what passages are, where
  two coders marked anything. v_c squares what is pairable of each unit: how much of it the others
  marked as well, by m − 1.
- **(k)u-α**: of one value k there: 1 − (ε_k ÷ ℓ_k) · (ℓ_k − ℓ_kk) ÷ (ε_k − ε_kk), ε_k being the sum
  of ε_ck over c.

It is experimental: the example of the book has its values, which were at hand in somebody else's
tests and not in the book itself, and nothing else that is published was.

Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing textual
continua: further developments, Quality & Quantity 50, 2347–2364; Krippendorff (2019), Content
Analysis, 4th edition, section 12.6.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qualcode.agreement.coefficient import NOTHING_VARIES, Estimate
from qualcode.document import phrase
from qualcode.registry import Registry

_MANUAL = __doc__
_GAP = ""
_NO_INTERVAL = phrase("agreement.no-interval.unitizing")


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

    @cached_property
    def of_all(self) -> Lengths:
        """What coders have in common, gaps and all."""
        alone: Counter[str] = Counter()
        for units in self.coders:
            for unit in units:
                alone[unit.value] += (unit.end - unit.start) ** 2
            alone[_GAP] += self.length - sum(unit.end - unit.start for unit in units)
        return Lengths(self._both(), alone)

    @cached_property
    def of_marked(self) -> Lengths:
        """What coders have in common where two of them marked something."""
        both = {pair: size for pair, size in self._both().items() if _GAP not in pair}
        pairable: Counter[tuple[int, int]] = Counter()
        for size, at in self._stretches():
            marked = [(coder, unit) for coder, unit in enumerate(at) if unit is not None]
            for one in marked:
                pairable[one] += size * (len(marked) - 1)
        alone: defaultdict[str, float] = defaultdict(float)
        for (coder, unit), size in pairable.items():
            alone[self.coders[coder][unit].value] += (size / (len(self.coders) - 1)) ** 2
        return Lengths(both, alone)

    def _both(self) -> dict[tuple[str, str], float]:
        """ℓ_ck: the length on which one coder has c and another k, by the number of others."""
        found: Counter[tuple[str, str]] = Counter()
        for size, at in self._stretches():
            given = Counter(self._value(coder, unit) for coder, unit in enumerate(at))
            for one, n in given.items():
                for other, times in given.items():
                    found[one, other] += size * n * (times - (one == other))
        others = len(self.coders) - 1
        return {pair: size / others for pair, size in found.items() if size}

    def _value(self, coder: int, unit: int | None) -> str:
        return _GAP if unit is None else self.coders[coder][unit].value

    def _stretches(self) -> Iterator[tuple[int, list[int | None]]]:
        """The text between all edges: its length, and which unit of each coder it lies in."""
        edges = {edge for units in self.coders for unit in units for edge in (unit.start, unit.end)}
        next_one = [0] * len(self.coders)
        for start, end in pairwise(sorted(edges | {0, self.length})):
            at: list[int | None] = []
            for coder, units in enumerate(self.coders):
                while next_one[coder] < len(units) and units[next_one[coder]].end <= start:
                    next_one[coder] += 1
                n = next_one[coder]
                at.append(n if n < len(units) and units[n].start <= start else None)
            yield end - start, at


@dataclass(frozen=True)
class Lengths:
    """ℓ_ck by pairs of values, and v_c: what is taken out so that no unit meets itself."""

    both: Mapping[tuple[str, str], float]
    alone: Mapping[str, float]

    @cached_property
    def each(self) -> dict[str, float]:
        """ℓ_c: the length of each value that can be compared."""
        found: defaultdict[str, float] = defaultdict(float)
        for (one, _), size in self.both.items():
            found[one] += size
        return dict(found)

    @cached_property
    def total(self) -> float:
        """ℓ: all lengths that can be compared."""
        return sum(self.each.values())

    def alpha(self) -> Estimate:
        """Alpha over all values."""
        if not self.total:
            return Estimate(None, reason=phrase("agreement.reason.no-common-stretch"))
        if len(self.each) < 2:
            return Estimate(None, reason=NOTHING_VARIES)
        there = sum(size for (one, other), size in self.both.items() if one != other)
        apart = self.total**2 - sum(size**2 for size in self.each.values())
        chance = apart / (self.total - sum(self.alone.values()) / self.total)
        return Estimate(1 - there / chance, narrow=_NO_INTERVAL)

    def alpha_of(self, value: str) -> Estimate:
        """Alpha of one value against all others."""
        own = self.each.get(value, 0.0)
        if not own:
            return Estimate(None, reason=phrase("agreement.reason.code-met-nowhere"))
        if own == self.total:
            return Estimate(None, reason=NOTHING_VARIES)
        # What ε_k and ε_kk are divided by is the same, and falls out.
        chance = own * self.total - self.alone[value]
        there = own - self.both.get((value, value), 0.0)
        beyond = own * (self.total - own)
        return Estimate(1 - chance / own * there / beyond, narrow=_NO_INTERVAL)


@dataclass(frozen=True, slots=True)
class UnitizingAlpha:
    """A coefficient of the family, over all values of a continuum."""

    name: str
    lengths: Callable[[Continuum], Lengths]
    manual: str = _MANUAL

    def estimate(self, continuum: Continuum) -> Estimate:
        """The value, or the reason why there is none."""
        if len(continuum.coders) < 2:
            return Estimate(None, reason=phrase("agreement.reason.one-coder"))
        return self.lengths(continuum).alpha()


U_ALPHA = UnitizingAlpha("u-alpha", lambda one: one.of_all)
U_ALPHA_BINARY = UnitizingAlpha("u-alpha-binary", lambda one: one.in_one.of_all)
CU_ALPHA = UnitizingAlpha("cu-alpha", lambda one: one.of_marked)
KU_ALPHA = "ku-alpha"
"""The name of (k)u-alpha, which is of one value."""

UNITIZING: Registry[UnitizingAlpha] = Registry("coefficient", (U_ALPHA, U_ALPHA_BINARY, CU_ALPHA))


def ku_alpha(continuum: Continuum, value: str) -> Estimate:
    """(k)u-alpha: how reliable one value is where two coders marked something."""
    if len(continuum.coders) < 2:
        return Estimate(None, reason=phrase("agreement.reason.one-coder"))
    return continuum.of_marked.alpha_of(value)
