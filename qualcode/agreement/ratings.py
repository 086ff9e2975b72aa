"""What coders put on units: the table that every coefficient of agreement is computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

RESAMPLES: Final = 1000
"""How often units, or clusters of them, are drawn again."""
_SEED: Final = 20111960
_MOST_KEYS: Final = 1_000_000
"""Up to so many possible rows are counted in a list of all of them."""
_LARGEST_KEY: Final = 2**62

MISSING: Final = -1
"""In a pattern: this coder did not rate the unit."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The distinct rows of a table of ratings, each with how many units have it.

    Few coders with few categories make few patterns, however many units there are; so every
    coefficient, and every resample of the bootstrap, costs by patterns and not by units.

    `rows` has a pattern a row and a coder a column (int, the number of the category or MISSING).
    `by_cluster` is the number of units of each pattern in each cluster (clusters × patterns; one
    cluster where units belong to none), `weights` their sum.
    """

    rows: NDArray[np.int64]
    by_cluster: Floats
    categories: int

    @classmethod
    def of(
        cls,
        rows: NDArray[np.int64],
        categories: int,
        clusters: NDArray[np.int64] | None = None,
        sizes: NDArray[np.int64] | None = None,
    ) -> Patterns:
        """The patterns of a table of numbers; rows without a rating are left out.

        Args:
            rows: Units × coders: the number of the category, or MISSING.
            categories: How many categories there are.
            clusters: The number of the cluster of each unit.
            sizes: How many units each row stands for.
        """
        import numpy as np

        patterns, by_cluster = _counted(rows, categories, clusters, sizes)
        rated = (patterns != MISSING).any(axis=1)
        by_cluster = by_cluster[:, rated].astype(np.float64)
        empty = by_cluster.sum(axis=1) == 0
        return cls(patterns[rated], by_cluster[~empty | empty.all()], categories)

    @property
    def weights(self) -> Floats:
        """How many units have each pattern."""
        total: Floats = self.by_cluster.sum(axis=0)
        return total

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
    all those that were used must be among them. `clusters` names, for each unit, what it belongs
    to, such as the interview that a turn is from. `sizes` says how many units a row stands for,
    such as the characters of a stretch of text. Both are empty where there is nothing to say.
    """

    coders: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[tuple[str | None, ...], ...]
    categories: tuple[str, ...]
    clusters: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        coders: Sequence[str],
        values: Sequence[Sequence[str | None]],
        units: Sequence[str] = (),
        categories: Sequence[str] = (),
        clusters: Sequence[str] = (),
        sizes: Sequence[int] = (),
    ) -> Ratings:
        """A table of ratings; categories that are not listed follow in the order of numbers, then
        of letters."""
        used = {one for row in values for one in row if one is not None}
        more = sorted(used - set(categories), key=_in_order)
        names = tuple(units) or tuple(str(number) for number in range(1, len(values) + 1))
        rows = tuple(tuple(row) for row in values)
        return cls(tuple(coders), names, rows, (*categories, *more), tuple(clusters), tuple(sizes))

    @cached_property
    def each_size(self) -> tuple[int, ...]:
        """How many units each row stands for."""
        return self.sizes or (1,) * len(self.values)

    def _count(self, wanted: Callable[[tuple[str | None, ...]], bool]) -> int:
        pairs = zip(self.values, self.each_size, strict=True)
        return sum(size for row, size in pairs if wanted(row))

    @cached_property
    def used(self) -> Counter[str]:
        """How often each category was put on a unit by a coder."""
        found: Counter[str] = Counter()
        for row, size in zip(self.values, self.each_size, strict=True):
            for one in row:
                if one is not None:
                    found[one] += size
        return found

    @cached_property
    def pairable(self) -> int:
        """How many units at least two coders rated."""
        return self._count(lambda row: sum(one is not None for one in row) > 1)

    @cached_property
    def complete(self) -> int:
        """How many units every coder rated."""
        return self._count(lambda row: None not in row)

    @cached_property
    def missing(self) -> int:
        """How many ratings are missing."""
        pairs = zip(self.values, self.each_size, strict=True)
        return sum(row.count(None) * size for row, size in pairs)

    @cached_property
    def numbers(self) -> tuple[float, ...] | None:
        """The categories as numbers; None where one is none."""
        found = tuple(map(as_number, self.categories))
        return None if None in found else tuple(one for one in found if one is not None)

    @cached_property
    def patterns(self) -> Patterns:
        """The distinct rows and how many units have each; rows without a rating are left out."""
        import numpy as np

        at: dict[str | None, int] = {one: n for n, one in enumerate(self.categories)}
        at[None] = MISSING
        shape = (len(self.values), len(self.coders))
        flat = (at[one] for row in self.values for one in row)
        rows = np.fromiter(flat, np.int64, shape[0] * shape[1]).reshape(shape)
        cluster_of = {one: n for n, one in enumerate(dict.fromkeys(self.clusters))}
        clusters = np.array([cluster_of[one] for one in self.clusters], np.int64)
        sizes = np.array(self.sizes, np.int64)
        return Patterns.of(
            rows,
            len(self.categories),
            clusters if self.clusters else None,
            sizes if self.sizes else None,
        )

    @cached_property
    def resampled(self) -> Floats:
        """How many units of each pattern every resample has: resamples × patterns.

        The same table gives the same resamples, in every run.
        """
        import numpy as np

        by_cluster, random = self.patterns.by_cluster, np.random.default_rng(_SEED)
        if self.clusters:
            n = len(by_cluster)
            drawn = random.multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
            made: Floats = drawn @ by_cluster
            return made
        weights = self.patterns.weights
        total = round(float(weights.sum()))
        draws = random.multinomial(total, weights / weights.sum(), size=RESAMPLES)
        return draws.astype(np.float64)


def _counted(
    rows: NDArray[np.int64],
    categories: int,
    clusters: NDArray[np.int64] | None,
    sizes: NDArray[np.int64] | None,
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """The distinct rows, and how many units of each cluster have each of them."""
    import numpy as np

    many = int(clusters.max(initial=0)) + 1 if clusters is not None else 1
    possible = (categories + 1) ** rows.shape[1]
    if possible > _LARGEST_KEY:
        found, at = np.unique(rows, axis=0, return_inverse=True)
        return found, _by_cluster(at, len(found), clusters, many, sizes)
    powers = (categories + 1) ** np.arange(rows.shape[1], dtype=np.int64)
    # Column by column: a product of matrices of whole numbers takes half as long again.
    keys = np.full(len(rows), -MISSING * powers.sum())
    for column, power in zip(rows.T, powers, strict=True):
        keys += column * power
    if possible * many > _MOST_KEYS:
        found, at = np.unique(keys, return_inverse=True)
        counts = _by_cluster(at, len(found), clusters, many, sizes)
    else:
        # A list of all rows that are possible needs neither sorting nor looking up.
        counts = _by_cluster(keys, possible, clusters, many, sizes)
        found = np.flatnonzero(counts.any(axis=0))
        counts = counts[:, found]
    return found[:, None] // powers % (categories + 1) + MISSING, counts


def _by_cluster(
    numbers: NDArray[Any],
    wide: int,
    clusters: NDArray[np.int64] | None,
    many: int,
    sizes: NDArray[np.int64] | None,
) -> NDArray[Any]:
    import numpy as np

    keys = numbers if clusters is None else clusters * wide + numbers
    return np.bincount(keys, sizes, minlength=many * wide).reshape(many, wide)


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
