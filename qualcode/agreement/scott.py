"""Scott's pi (pi Scott).

As Cohen's kappa, but chance is that of both coders together: they are taken as two draws from one
source. Units that one of them did not rate are left out.

Source: Scott (1955), Reliability of content analysis: the case of nominal scale coding, Public
Opinion Quarterly 19(3), 321–325.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import ONE_CATEGORY, two_coders
from qualcode.agreement.cohen import beyond_chance, shares
from qualcode.agreement.tables import margins
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__


@dataclass(frozen=True)
class Scott:
    """Chance by the shares of both together."""

    name: str = "scott"
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """There are not two coders with a unit in common."""
        return two_coders(ratings, phrase("agreement.instead.fleiss"))

    def parts(self, ratings: Ratings) -> Floats:
        """What each coder put, and where they agree."""
        return margins(ratings)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """Pi of the sums."""
        observed, first, second = shares(ratings, sums)
        return beyond_chance(observed, (((first + second) / 2) ** 2).sum(axis=-1))

    def undefined(self, ratings: Ratings) -> Words:
        """Both used one category only."""
        return ONE_CATEGORY


SCOTT = Scott()
