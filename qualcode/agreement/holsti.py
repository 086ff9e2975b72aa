"""Holsti's coefficient of reliability (koefisien Holsti).

Twice the number of decisions on which two coders agree, by the sum of their decisions: it lets
one coder have made more decisions than the other. Where both coded the same units it is percent
agreement. It does not correct for chance.

Source: Holsti (1969), Content Analysis for the Social Sciences and Humanities, chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import ratio, two_coders
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


@dataclass(frozen=True)
class Holsti:
    """2M ÷ (N1 + N2)."""

    name: str = "holsti"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """There are not two coders with a unit in common."""
        return two_coders(ratings, phrase("agreement.instead.percent"))

    def parts(self, ratings: Ratings) -> Floats:
        """Whether both decided alike, and how many of them decided."""
        import numpy as np

        first, second = ratings.patterns.rows.T
        alike = (first == second) & (first >= 0)
        return np.stack([2.0 * alike, (first >= 0) + 0.0 + (second >= 0)], axis=1)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """The coefficient of the sums."""
        return ratio(sums[..., 0], sums[..., 1])

    def undefined(self, ratings: Ratings) -> Words:
        """It always has a value where something can be compared."""
        return phrase("agreement.reason.nothing-twice")


HOLSTI = Holsti()
