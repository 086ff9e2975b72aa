"""How much new information each run of interviews brought, against a base of earlier ones.

The measure of Guest, Namey and Chen (2020, PLoS ONE 15(5): e0232076): B codes were found in the
first interviews (the base, 4 to 6 of them); R are new in a run of 2 or 3 interviews after it; the
run moves on by one interview at a time; R/B is compared with 5 in 100, or with nothing at all.
It tells how new codes dwindled in the interviews that there are, and nothing of those not held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Final

BASES: Final = (4, 5, 6)
RUNS: Final = (2, 3)
LITTLE: Final = 0.05
"""The usual threshold: no more than 5 new codes where the base has 100."""

MOST_ORDERED: Final = 8
"""Up to so many interviews all other orders of them are looked at."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of interviews, counted from 1: `new` codes in it where the base has `base`."""

    first: int
    last: int
    new: int
    base: int

    @property
    def ratio(self) -> float | None:
        """New codes for each code of the base; None where the base has none."""
        return self.new / self.base if self.base else None

    def as_json(self) -> dict[str, object]:
        """The run with its ratio."""
        return {"first": self.first, "last": self.last, "new": self.new, "ratio": self.ratio}


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure for one size of the base and one length of the runs."""

    base_size: int
    run_length: int
    interviews: int
    base: int
    runs: tuple[Run, ...]

    @property
    def needed(self) -> int:
        """How many interviews there must be: the base and one run."""
        return self.base_size + self.run_length

    @property
    def assessable(self) -> bool:
        """Whether there are enough interviews, and codes to compare with."""
        return bool(self.runs) and self.base > 0

    def first_within(self, threshold: float) -> Run | None:
        """The first run with no more than so many new codes for each of the base."""
        within = (one for one in self.runs if one.ratio is not None and one.ratio <= threshold)
        return next(within, None)

    def reported(self, threshold: float) -> str | None:
        """Such as `6+2`: after six interviews, the next two stayed within the threshold."""
        found = self.first_within(threshold)
        return f"{found.first - 1}+{self.run_length}" if found else None

    def as_json(self) -> dict[str, object]:
        """The measure with its runs."""
        return {
            "base_size": self.base_size,
            "run_length": self.run_length,
            "interviews": self.interviews,
            "needed": self.needed,
            "assessable": self.assessable,
            "base_codes": self.base,
            "runs": [one.as_json() for one in self.runs],
            "within_5_percent": self.reported(LITTLE) if self.assessable else None,
            "nothing_new": self.reported(0) if self.assessable else None,
        }


def new_information(new: Sequence[int], base_size: int, run_length: int) -> Measure:
    """The measure of so many new codes in each interview, in the order of the interviews.

    >>> new_information([16, 7, 8, 6, 1, 2, 1, 0, 1, 0], 4, 2).reported(LITTLE)
    '6+2'
    """
    base = sum(new[:base_size])
    starts = range(base_size, len(new) - run_length + 1)
    runs = tuple(
        Run(start + 1, start + run_length, sum(new[start : start + run_length]), base)
        for start in starts
    )
    return Measure(base_size, run_length, len(new), base, runs)


def all_measures(new: Sequence[int]) -> tuple[Measure, ...]:
    """The measure for every base size and run length that is in use."""
    return tuple(new_information(new, base, run) for base in BASES for run in RUNS)


def new_in_each(codes: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Of the codes of each interview those that none before it had."""
    before = accumulate(codes, frozenset.union, initial=frozenset[str]())
    return tuple(one - known for one, known in zip(codes, before, strict=False))


def over_all_orders(codes: Sequence[frozenset[str]]) -> tuple[tuple[int, int], ...]:
    """The fewest and the most codes after 1, 2, … interviews, whatever their order had been.

    Nothing where there are more than eight: then the orders are too many to be of use.
    """
    if len(codes) > MOST_ORDERED:
        return ()
    found = []
    for number in range(1, len(codes) + 1):
        sizes = [len(frozenset[str]().union(*some)) for some in combinations(codes, number)]
        found.append((min(sizes), max(sizes)))
    return tuple(found)
