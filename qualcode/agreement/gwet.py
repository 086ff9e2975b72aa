"""Gwet's AC1 (AC1 Gwet).

Agreement beyond chance, where chance is the probability that coders agree on units that are hard
to rate, and not on all. It does not fall to nothing where one category is very frequent, as kappa
does; with two categories and equal shares it is kappa. Units with one rating count towards the
shares of the categories, not towards agreement.

Source: Gwet (2008), Computing inter-rater reliability and its variance in the presence of high
agreement, British Journal of Mathematical and Statistical Psychology 61(1), 29–48.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import pairable, ratio
from qualcode.agreement.cohen import beyond_chance
from qualcode.agreement.tables import agreeing_shares
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


@dataclass(frozen=True)
class GwetAC1:
    """Chance by the mean shares π: Σ π(1 − π) ÷ (q − 1)."""

    name: str = "gwet-ac1"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """Nothing can be compared, or there is one category only."""
        if len(ratings.categories) < 2:
            return pairable(ratings) or phrase("agreement.reason.one-choice")
        return pairable(ratings)

    def parts(self, ratings: Ratings) -> Floats:
        """The share of agreeing pairs, that there is a pair, and each category's share."""
        import numpy as np

        counts = ratings.patterns.counts()
        of_unit = counts / counts.sum(axis=1, keepdims=True)
        return np.concatenate([agreeing_shares(ratings), of_unit], axis=1)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """AC1 of the sums."""
        mean = ratio(sums[..., 2:], sums[..., 2:].sum(axis=-1)[..., None])
        chance = (mean * (1.0 - mean)).sum(axis=-1) / (len(ratings.categories) - 1)
        return beyond_chance(ratio(sums[..., 0], sums[..., 1]), chance)

    def undefined(self, ratings: Ratings) -> Words:
        """It always has a value where something can be compared."""
        return phrase("agreement.reason.nothing-twice")


GWET_AC1 = GwetAC1()
