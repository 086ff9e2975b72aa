"""Percent agreement (persen kesepakatan).

The share of units on which two coders agree; for more coders the mean over all pairs, each over
the units that both rated. Miles and Huberman's reliability, agreements ÷ (agreements +
disagreements), is this. It does not correct for chance: with two categories, coders who toss
coins agree on half.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import pairable, ratio
from qualcode.document import Words

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


@dataclass(frozen=True)
class Percent:
    """Mean over pairs of coders."""

    name: str = "percent"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """Nothing can be compared."""
        return pairable(ratings)

    def parts(self, ratings: Ratings) -> Floats:
        """For each pair of coders: whether they agree, and whether both rated the unit."""
        import numpy as np

        rows = ratings.patterns.rows
        added = []
        for one, other in combinations(rows.T, 2):
            both = (one >= 0) & (other >= 0)
            added += [both & (one == other), both]
        return np.stack(added, axis=1) + 0.0

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """The mean of the shares of the pairs that have a unit in common."""
        import numpy as np

        shares = ratio(sums[..., 0::2], sums[..., 1::2])
        known = ~np.isnan(shares)
        return ratio(np.where(known, shares, 0.0).sum(axis=-1), known.sum(axis=-1) + 0.0)

    def undefined(self, ratings: Ratings) -> Words:
        """It always has a value where something can be compared."""
        return pairable(ratings)


PERCENT = Percent()
