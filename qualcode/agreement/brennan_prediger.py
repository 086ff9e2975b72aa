"""Brennan and Prediger's coefficient (koefisien Brennan–Prediger).

Agreement beyond that of coders who put every category on units equally often: chance is one by the
number of categories. That number has to be known beforehand, from the codebook; of a bare table it
is the number of categories that occur in it. For more than two coders agreement is the mean over
units of the share of agreeing pairs; units with one rating are left out.

Source: Brennan and Prediger (1981), Coefficient kappa: some uses, misuses, and alternatives,
Educational and Psychological Measurement 41(3), 687–699.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import pairable, ratio
from qualcode.agreement.tables import agreeing_shares
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


@dataclass(frozen=True)
class BrennanPrediger:
    """Chance is 1/q."""

    name: str = "brennan-prediger"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """Nothing can be compared, or there is one category only."""
        if len(ratings.categories) < 2:
            return pairable(ratings) or phrase("agreement.reason.one-choice")
        return pairable(ratings)

    def parts(self, ratings: Ratings) -> Floats:
        """The share of agreeing pairs, and that there is a pair."""
        return agreeing_shares(ratings)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """The coefficient of the sums."""
        chance = 1.0 / len(ratings.categories)
        return (ratio(sums[..., 0], sums[..., 1]) - chance) / (1.0 - chance)

    def undefined(self, ratings: Ratings) -> Words:
        """It always has a value where something can be compared."""
        return phrase("agreement.reason.nothing-twice")


BRENNAN_PREDIGER = BrennanPrediger()
