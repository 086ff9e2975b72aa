"""Estimates of coefficients with confidence intervals by the bootstrap.

Units are drawn with replacement as often as there are units. A draw of units is a multinomial draw
of how many units have each pattern of ratings, and a coefficient is a function of sums over units;
so all resamples of all coefficients are a few products of matrices. Where units belong to clusters,
as turns belong to interviews, whole clusters are drawn: the turns of one interview depend on each
other, and drawn one by one they would make the interval too narrow.

Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13 (percentile
intervals).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qualcode.agreement.coefficient import Estimate
from qualcode.agreement.ratings import RESAMPLES
from qualcode.document import phrase

if TYPE_CHECKING:
    from qualcode.agreement.coefficient import Coefficient
    from qualcode.agreement.ratings import Floats, Ratings

__all__ = ["CONFIDENCE", "FEWEST", "FEWEST_CLUSTERS", "RESAMPLES", "estimate"]

FEWEST: Final = 10
"""With fewer units than this there is no interval: they say too little of others."""
FEWEST_CLUSTERS: Final = 6
"""Nor with fewer clusters, where clusters are drawn."""

_LARGEST: Final = 20_000_000
_AT_ONCE: Final = 4_000_000
"""How many numbers are held at once, so that memory stays small."""

CONFIDENCE: Final = 0.95
"""The level of the intervals."""
_TAILS: Final = (50 * (1 - CONFIDENCE), 50 * (1 + CONFIDENCE))
# Where so many resamples have no value, the others are a choice and give no interval.
_DEFINED: Final = 0.95


def estimate(coefficient: Coefficient, ratings: Ratings) -> Estimate:
    """A coefficient of a table, with its interval over units.

    The same table gives the same interval, in every run.
    """
    import numpy as np

    if why := coefficient.refuses(ratings):
        return Estimate(None, reason=why)
    if len(ratings.patterns.rows) * len(ratings.categories) > _LARGEST:
        return Estimate(None, reason=phrase("agreement.reason.too-many", n=len(ratings.categories)))
    parts = coefficient.parts(ratings)
    value = float(coefficient.of_sums(ratings, ratings.patterns.weights @ parts))
    if np.isnan(value):
        return Estimate(None, reason=coefficient.undefined(ratings))
    if ratings.pairable < FEWEST:
        return Estimate(value, narrow=phrase("agreement.no-interval.few", fewest=FEWEST))
    if ratings.clusters and len(ratings.patterns.by_cluster) < FEWEST_CLUSTERS:
        return Estimate(
            value, narrow=phrase("agreement.no-interval.sources", fewest=FEWEST_CLUSTERS)
        )
    again = _again(coefficient, ratings, parts)
    known = again[~np.isnan(again)]
    if len(known) < _DEFINED * len(again):
        return Estimate(value, narrow=phrase("agreement.no-interval.undefined"))
    low, high = np.percentile(known, _TAILS)
    return Estimate(value, float(low), float(high))


def _again(coefficient: Coefficient, ratings: Ratings, parts: Floats) -> Floats:
    """The coefficient of every resample, so many at once as memory takes easily."""
    import numpy as np

    step = max(1, _AT_ONCE // max(parts.shape[1], 1))
    each = (
        coefficient.of_sums(ratings, ratings.resampled[at : at + step] @ parts)
        for at in range(0, RESAMPLES, step)
    )
    return np.concatenate(list(each))
