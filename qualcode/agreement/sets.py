"""Krippendorff's alpha for several codes on a unit (alfa Krippendorff untuk himpunan kode).

Where a unit may get several codes, what a coder puts on it is a set, and two sets can be partly
the same. Jaccard's distance is one minus the share of the codes of both that both chose. MASI
weighs that share: by 2/3 where one set holds the other, by 1/3 where they only overlap, by 0 where
they have nothing in common. No code at all is a set as well. The distance enters alpha as it is,
not squared.

Source: Passonneau (2006), Measuring Agreement on Set-valued Items (MASI) for Semantic and
Pragmatic Annotation; Krippendorff (2019), Content Analysis, 4th edition, chapter 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from qualcode.agreement.coefficient import NOTHING_VARIES, pairable, ratio
from qualcode.document import Words

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__
_BETWEEN: Final = "\x1f"

Codes: TypeAlias = frozenset[str]


def as_category(codes: Iterable[str]) -> str:
    """A set of codes as a category of a table of ratings; "" is the empty set."""
    return _BETWEEN.join(sorted(codes))


def as_set(category: str) -> Codes:
    """The codes of a category that `as_category` made."""
    return frozenset(filter(None, category.split(_BETWEEN)))


def jaccard(one: Codes, other: Codes) -> float:
    """One minus the share of the codes of both that both chose; 0 for two empty sets."""
    return 1.0 - len(one & other) / len(one | other) if one | other else 0.0


def masi(one: Codes, other: Codes) -> float:
    """Jaccard's share weighted by how the sets lie to each other, taken from one."""
    if one == other:
        return 0.0
    weight = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1.0 - (1.0 - jaccard(one, other)) * weight


@dataclass(frozen=True)
class KrippendorffSets:
    """Alpha with a distance between sets of codes."""

    name: str
    distance: Callable[[Codes, Codes], float]
    manual: str = _MANUAL

    def refuses(self, ratings: Ratings) -> Words:
        """Nothing can be compared."""
        return pairable(ratings)

    def parts(self, ratings: Ratings) -> Floats:
        """For a unit: its disagreement, and how often each set was put on it."""
        import numpy as np

        counts = ratings.patterns.counts()
        raters = counts.sum(axis=1)
        kept = counts * (raters > 1)[:, None]
        # A set compared with itself adds nothing, so no pair need be taken out.
        apart = ((kept @ self._apart(ratings)) * kept).sum(axis=1)
        return np.concatenate([(apart / (raters - 1.0).clip(1.0))[:, None], kept], axis=1)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """Alpha of the sums."""
        there, each = sums[..., 0], sums[..., 1:]
        chance = ((each @ self._apart(ratings)) * each).sum(axis=-1)
        return 1.0 - ratio((each.sum(axis=-1) - 1.0) * there, chance)

    def undefined(self, ratings: Ratings) -> Words:
        """Nothing varies."""
        return NOTHING_VARIES

    def _apart(self, ratings: Ratings) -> Floats:
        import numpy as np

        sets = [as_set(one) for one in ratings.categories]
        return np.array([[self.distance(one, other) for other in sets] for one in sets])


SET_COEFFICIENTS = (
    KrippendorffSets("krippendorff-jaccard", jaccard),
    KrippendorffSets("krippendorff-masi", masi),
)
"""For sets of codes; all other coefficients take two different sets as wholly different."""
