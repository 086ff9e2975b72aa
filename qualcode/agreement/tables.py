"""Sums that several coefficients are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings


def cross_table(ratings: Ratings) -> Floats:
    """For two coders: which pair of categories a unit of each pattern adds, patterns × q².

    A unit that one of them did not rate adds nothing.
    """
    import numpy as np

    patterns = ratings.patterns
    q = patterns.categories
    added = np.zeros((len(patterns.rows), q * q))
    both = (patterns.rows >= 0).all(axis=1)
    first, second = patterns.rows[both].T
    added[np.flatnonzero(both), first * q + second] = 1.0
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
