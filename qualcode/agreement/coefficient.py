"""What a coefficient of agreement is, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings


@dataclass(frozen=True, slots=True)
class Estimate:
    """The value of a coefficient with its interval; None with the reason where it has none.

    `narrow` says why there is no interval, where there is a value without one.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: Words = ""
    narrow: Words = ""


class Coefficient(Protocol):
    """A coefficient of agreement.

    All of them are functions of sums over units: `parts` says what a unit of each pattern adds
    (patterns × parts), and `of_sums` makes the coefficient of the sums, of one table or of many
    resamples at once (resamples × parts → resamples; nan where it is undefined). So a bootstrap
    is one product of matrices.
    """

    @property
    def name(self) -> str: ...

    @property
    def manual(self) -> str: ...

    def refuses(self, ratings: Ratings) -> Words:
        """Why the coefficient is not defined for such a table, as a clause; "" where it is."""
        ...

    def parts(self, ratings: Ratings) -> Floats: ...

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats: ...

    def undefined(self, ratings: Ratings) -> Words:
        """Why there is no value though the table is as it should be."""
        ...


def ratio(above: Floats, below: Floats) -> Floats:
    """A division that is nan where there is nothing to divide by."""
    import numpy as np

    known = np.abs(below) > 1e-12
    return np.where(known, above / np.where(known, below, 1.0), np.nan)


def two_coders(ratings: Ratings, instead: Words) -> Words:
    """Why a coefficient for two coders cannot be computed; "" where it can."""
    if len(ratings.coders) > 2:
        return phrase("agreement.reason.two", n=len(ratings.coders), instead=instead)
    return pairable(ratings)


def pairable(ratings: Ratings) -> Words:
    """Why nothing can be compared; "" where at least one unit was rated twice."""
    if len(ratings.coders) < 2:
        return phrase("agreement.reason.one-coder")
    return "" if ratings.pairable else phrase("agreement.reason.nothing-twice")


NOTHING_VARIES = phrase("agreement.reason.nothing-varies")
"""Why alpha has no value."""

ONE_CATEGORY = phrase("agreement.reason.one-category")
"""Why a coefficient that corrects for chance has no value where nothing varies."""
