"""Krippendorff's alpha (alfa Krippendorff).

One minus the disagreement that is there by the disagreement that chance would make, for any number
of coders and with ratings missing: units that fewer than two rated are left out. How far two
categories are apart depends on the level: nominal (the same or not), ordinal (how many ratings lie
between them), interval (the squared difference), ratio (by their sum). Where only one category
occurs there is nothing to reproduce, and no value. It is customary to rely on α ≥ .800, and to draw
tentative conclusions from .667 on.

Source: Krippendorff (2019), Content Analysis: An Introduction to Its Methodology, 4th edition,
chapter 12; Krippendorff (2011), Computing Krippendorff's alpha-reliability.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from qualcode.agreement.coefficient import NOTHING_VARIES, pairable, ratio
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__
_LEVELS_OF_NUMBERS = ("interval", "ratio")
_OF_PAIRS = ("ordinal", "ratio")
_MOST_GRADES: Final = 100
"""Every pair of grades is looked at where there is no shorter way."""


@dataclass(frozen=True)
class Krippendorff:
    """Alpha at one level of measurement."""

    level: str = "nominal"
    manual: str = _MANUAL

    @property
    def name(self) -> str:
        """Such as krippendorff-ordinal."""
        return f"krippendorff-{self.level}"

    def refuses(self, ratings: Ratings) -> Words:
        """Nothing can be compared, or the level needs numbers."""
        if why := pairable(ratings):
            return why
        if self.level in _LEVELS_OF_NUMBERS and ratings.numbers is None:
            return phrase(
                "agreement.reason.no-numbers", level=phrase(f"agreement.level.{self.level}")
            )
        if self.level == "ratio" and any(one < 0 for one in ratings.numbers or ()):
            return phrase("agreement.reason.below-zero")
        if self.level in _OF_PAIRS and len(ratings.categories) > _MOST_GRADES:
            return phrase("agreement.reason.many-grades", most=_MOST_GRADES)
        return ""

    def parts(self, ratings: Ratings) -> Floats:
        """What a unit adds: its disagreement and how often each category was put on it.

        For ordinal data it is the coincidence matrix, since their distances depend on the sums.
        """
        import numpy as np

        counts = ratings.patterns.counts()
        raters = counts.sum(axis=1)
        kept = counts * (raters > 1)[:, None]
        others = (raters - 1.0).clip(1.0)
        if self.level == "ordinal":
            return _coincidences(kept, others)
        apart = self._disagreement(ratings, kept) / others
        return np.concatenate([apart[:, None], kept], axis=1)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """Alpha of the sums."""
        if self.level == "ordinal":
            return _of_coincidences(sums, len(ratings.categories))
        there, each = sums[..., 0], sums[..., 1:]
        chance = self._disagreement(ratings, each)
        return 1.0 - ratio((each.sum(axis=-1) - 1.0) * there, chance)

    def undefined(self, ratings: Ratings) -> Words:
        """Nothing varies."""
        return NOTHING_VARIES

    def _disagreement(self, ratings: Ratings, counts: Floats) -> Floats:
        """The sum of squared distances between all that were counted, each pair both ways."""
        import numpy as np

        n = counts.sum(axis=-1)
        if self.level == "nominal":
            alike: Floats = (counts**2).sum(axis=-1)
            apart_at_all: Floats = n**2 - alike
            return apart_at_all
        # Alpha is the same in any unit of measurement; in this one nothing gets too large or small.
        values = _by_the_largest(np.array(ratings.numbers, dtype=np.float64))
        if self.level == "interval":
            # Centred, since the difference of two large sums would lose what is small.
            values = _by_the_largest(values - values.mean())
            found: Floats = 2.0 * (n * (counts @ values**2) - (counts @ values) ** 2)
            return found.clip(0.0)
        apart = np.nan_to_num(
            ratio(values[:, None] - values[None, :], values[:, None] + values[None, :])
        )
        pairs: Floats = ((counts @ apart**2) * counts).sum(axis=-1)
        return pairs


def _by_the_largest(values: Floats) -> Floats:
    """Numbers by the largest of them, so that their squares are numbers still."""
    largest = abs(values).max(initial=0.0)
    return values / largest if largest else values


def _coincidences(kept: Floats, others: Floats) -> Floats:
    """What each pattern adds to the coincidence matrix, patterns × q²."""
    pairs = kept[:, :, None] * kept[:, None, :]
    diagonal = range(kept.shape[1])
    pairs[:, diagonal, diagonal] -= kept
    added: Floats = pairs / others[:, None, None]
    return added.reshape(len(kept), -1)


def _of_coincidences(sums: Floats, q: int) -> Floats:
    """Alpha of ordinal data: two grades are apart by how many ratings lie between them."""
    table = sums.reshape(*sums.shape[:-1], q, q)
    each = table.sum(axis=-1)
    up_to = each.cumsum(axis=-1) - each / 2
    apart = (up_to[..., :, None] - up_to[..., None, :]) ** 2
    there = (table * apart).sum(axis=(-1, -2))
    chance = (each[..., :, None] * each[..., None, :] * apart).sum(axis=(-1, -2))
    return 1.0 - ratio((each.sum(axis=-1) - 1.0) * there, chance)


KRIPPENDORFF = tuple(map(Krippendorff, ("nominal", "ordinal", "interval", "ratio")))
