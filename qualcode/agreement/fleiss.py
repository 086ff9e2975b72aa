"""Fleiss' kappa (kappa Fleiss).

Agreement of any number of coders beyond chance, where every unit was rated by as many of them;
chance is that of all ratings together. For two coders it is Scott's pi.

Source: Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin
76(5), 378–382.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import ONE_CATEGORY, pairable, ratio
from qualcode.agreement.cohen import beyond_chance
from qualcode.agreement.tables import agreeing_shares
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


@dataclass(frozen=True)
class Fleiss:
    """Chance by the shares of all ratings."""

    name: str = "fleiss"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """Units were rated by different numbers of coders."""
        raters = set((ratings.patterns.rows >= 0).sum(axis=1))
        if pairable(ratings):
            return pairable(ratings)
        if len(raters) > 1:
            return phrase("agreement.reason.missing", instead=phrase("agreement.instead.alpha"))
        return ""

    def parts(self, ratings: Ratings) -> Floats:
        """The share of agreeing pairs, that there is a unit, and its ratings by category."""
        import numpy as np

        return np.concatenate([agreeing_shares(ratings), ratings.patterns.counts()], axis=1)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """Kappa of the sums."""
        counts = sums[..., 2:]
        of_all = ratio(counts, counts.sum(axis=-1)[..., None])
        return beyond_chance(ratio(sums[..., 0], sums[..., 1]), (of_all**2).sum(axis=-1))

    def undefined(self, ratings: Ratings) -> Words:
        """All used one category only."""
        return ONE_CATEGORY


FLEISS = Fleiss()
