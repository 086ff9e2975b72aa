"""What a coefficient of agreement is, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings


@dataclass(frozen=True, slots=True)
class Estimate:
    """The value of a coefficient with its interval; None with the reason where it has none."""

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""


class Coefficient(Protocol):
    """A coefficient of agreement.

    All of them are functions of sums over units: `parts` says what a unit of each pattern adds
    (patterns × parts), and `of_sums` makes the coefficient of the sums, of one table or of many
    resamples at once (resamples × parts → resamples; nan where it is undefined). So a bootstrap
    is one product of matrices.
    """

    name: str
    manual: str

    def refuses(self, ratings: Ratings) -> str:
        """Why the coefficient is not defined for such a table, in a sentence; "" where it is."""
        ...

    def parts(self, ratings: Ratings) -> Floats: ...

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats: ...

    def undefined(self, ratings: Ratings) -> str:
        """Why there is no value though the table is as it should be."""
        ...


def ratio(above: Floats, below: Floats) -> Floats:
    """A division that is nan where there is nothing to divide by."""
    import numpy as np

    known = np.abs(below) > 1e-12
    return np.where(known, above / np.where(known, below, 1.0), np.nan)


def two_coders(ratings: Ratings, instead: str) -> str:
    """Why a coefficient for two coders cannot be computed; "" where it can."""
    if len(ratings.coders) != 2:
        return f"it is defined for two coders, and there are {len(ratings.coders)}; {instead}"
    return pairable(ratings)


def pairable(ratings: Ratings) -> str:
    """Why nothing can be compared; "" where at least one unit was rated twice."""
    if len(ratings.coders) < 2:
        return "agreement needs at least two coders"
    return "" if ratings.pairable else "no unit was rated by two coders"


ONE_CATEGORY = "all ratings are the same category, so agreement by chance is complete (0/0)"
"""Why a coefficient that corrects for chance has no value where nothing varies."""
