"""Sums that several coefficients are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings


def margins(ratings: Ratings) -> Floats:
    """For two coders: whether both rated, whether they agree, and what each of them put.

    Patterns × (2 + 2q). A unit that one of them did not rate adds nothing.
    """
    import numpy as np

    patterns = ratings.patterns
    q = patterns.categories
    first, second = patterns.rows.T
    both = (first >= 0) & (second >= 0)
    added = np.zeros((len(first), 2 + 2 * q))
    added[:, 0] = both
    added[:, 1] = both & (first == second)
    at = np.flatnonzero(both)
    added[at, 2 + first[both]] = 1.0
    added[at, 2 + q + second[both]] = 1.0
    return added


def agreeing_shares(ratings: Ratings) -> Floats:
    """What share of the pairs of coders of a unit agree, and 1 where there is a pair.

    Patterns × 2; both are 0 for a unit that fewer than two coders rated.
    """
    import numpy as np

    counts = ratings.patterns.counts()
    raters = counts.sum(axis=1)
    pairs = raters * (raters - 1)
    agreeing = (counts * (counts - 1)).sum(axis=1)
    share = np.divide(agreeing, pairs, out=np.zeros_like(agreeing), where=pairs > 0)
    return np.stack([share, (pairs > 0) + 0.0], axis=1)
