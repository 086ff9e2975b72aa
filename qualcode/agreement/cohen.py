"""Cohen's kappa (kappa Cohen).

Agreement of two coders beyond what is expected if each put categories on units at random, as
often as they did. Units that one of them did not rate are left out. Where both used one and the
same category only, nothing can be said (0/0), and nothing is. With a category that is very
frequent it is low although nearly all units agree: read it beside AC1 and the prevalences.

Source: Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20(1), 37–46.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import ONE_CATEGORY, ratio, two_coders
from qualcode.agreement.tables import margins
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


def beyond_chance(observed: Floats, expected: Floats) -> Floats:
    """Observed agreement beyond that expected by chance, by what could be beyond it."""
    return ratio(observed - expected, 1.0 - expected)


@dataclass(frozen=True)
class Cohen:
    """Chance by each coder's own shares."""

    name: str = "cohen"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """There are not two coders with a unit in common."""
        return two_coders(ratings, phrase("agreement.instead.kappa-or-alpha"))

    def parts(self, ratings: Ratings) -> Floats:
        """What each coder put, and where they agree."""
        return margins(ratings)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """Kappa of the sums."""
        observed, first, second = shares(ratings, sums)
        return beyond_chance(observed, (first * second).sum(axis=-1))

    def undefined(self, ratings: Ratings) -> Words:
        """Both used one category only."""
        return ONE_CATEGORY


def shares(ratings: Ratings, sums: Floats) -> tuple[Floats, Floats, Floats]:
    """Observed agreement and each coder's shares of the categories, of summed `margins`."""
    q, n = len(ratings.categories), sums[..., 0]
    first, second = sums[..., 2 : 2 + q], sums[..., 2 + q :]
    return ratio(sums[..., 1], n), ratio(first, n[..., None]), ratio(second, n[..., None])


COHEN = Cohen()
