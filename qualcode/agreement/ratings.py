"""What coders put on units: the table that every coefficient of agreement is computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MISSING: Final = -1
"""In a pattern: this coder did not rate the unit."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The distinct rows of a table of ratings, each with how many units have it.

    Few coders with few categories make few patterns, however many units there are; so every
    coefficient, and every resample of the bootstrap, costs by patterns and not by units.

    `rows` has a pattern a row and a coder a column (int, the number of the category or MISSING);
    `weights` is the number of units of each.
    """

    rows: NDArray[np.int64]
    weights: Floats
    categories: int

    def counts(self) -> Floats:
        """How many coders put each category on a unit of a pattern: patterns × categories."""
        import numpy as np

        return (
            np.stack([(self.rows == k).sum(axis=1) for k in range(self.categories)], axis=1) + 0.0
        )


@dataclass(frozen=True)
class Ratings:
    """Units by coders; None where a coder did not rate a unit.

    `categories` are those that may be used, in their order (for ordinal data the order matters);
    all those that were used must be among them.
    """

    coders: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[tuple[str | None, ...], ...]
    categories: tuple[str, ...]

    @classmethod
    def of(
        cls,
        coders: Sequence[str],
        values: Sequence[Sequence[str | None]],
        units: Sequence[str] = (),
        categories: Sequence[str] = (),
    ) -> Ratings:
        """A table of ratings; categories that are not listed follow in the order of numbers, then
        of letters."""
        used = {one for row in values for one in row if one is not None}
        more = sorted(used - set(categories), key=_in_order)
        names = tuple(units) or tuple(str(number) for number in range(1, len(values) + 1))
        rows = tuple(tuple(row) for row in values)
        return cls(tuple(coders), names, rows, (*categories, *more))

    @cached_property
    def used(self) -> Counter[str]:
        """How often each category was put on a unit by a coder."""
        return Counter(one for row in self.values for one in row if one is not None)

    @cached_property
    def pairable(self) -> int:
        """How many units at least two coders rated."""
        return sum(sum(one is not None for one in row) > 1 for row in self.values)

    @cached_property
    def complete(self) -> int:
        """How many units every coder rated."""
        return sum(None not in row for row in self.values)

    @cached_property
    def numbers(self) -> tuple[float, ...] | None:
        """The categories as numbers; None where one is none."""
        found = tuple(map(as_number, self.categories))
        return None if None in found else tuple(one for one in found if one is not None)

    @cached_property
    def patterns(self) -> Patterns:
        """The distinct rows and how many units have each; rows without a rating are left out."""
        import numpy as np

        at = {one: number for number, one in enumerate(self.categories)}
        found = Counter(
            tuple(MISSING if one is None else at[one] for one in row) for row in self.values
        )
        found.pop((MISSING,) * len(self.coders), None)
        rows = np.array(list(found), dtype=np.int64).reshape(len(found), len(self.coders))
        weights = np.array(list(found.values()), dtype=np.float64)
        return Patterns(rows, weights, len(self.categories))


def as_number(text: str) -> float | None:
    """A category as a finite number, also with a decimal comma; None where it is none."""
    from math import isfinite

    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _in_order(text: str) -> tuple[int, float, str]:
    number = as_number(text)
    return (1, 0.0, text) if number is None else (0, number, text)
