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
from typing import TYPE_CHECKING

from qualcode.agreement.coefficient import NOTHING_VARIES, pairable, ratio
from qualcode.document import Words, phrase

if TYPE_CHECKING:
    from qualcode.agreement.ratings import Floats, Ratings

_MANUAL = __doc__
_LEVELS_OF_NUMBERS = ("interval", "ratio")


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
        return ""

    def parts(self, ratings: Ratings) -> Floats:
        """What a unit adds to the coincidence matrix, patterns × q²."""
        counts = ratings.patterns.counts()
        raters = counts.sum(axis=1)
        kept = counts * (raters > 1)[:, None]
        pairs = kept[:, :, None] * kept[:, None, :]
        diagonal = range(counts.shape[1])
        pairs[:, diagonal, diagonal] -= kept
        others = (raters - 1.0).clip(1.0)
        added: Floats = pairs / others[:, None, None]
        return added.reshape(len(kept), -1)

    def of_sums(self, ratings: Ratings, sums: Floats) -> Floats:
        """Alpha of coincidence matrices."""
        q = len(ratings.categories)
        table = sums.reshape(*sums.shape[:-1], q, q)
        each = table.sum(axis=-1)
        apart = self._apart(ratings, each)
        there = (table * apart).sum(axis=(-1, -2))
        chance = (each[..., :, None] * each[..., None, :] * apart).sum(axis=(-1, -2))
        return 1.0 - ratio((each.sum(axis=-1) - 1.0) * there, chance)

    def undefined(self, ratings: Ratings) -> Words:
        """Nothing varies."""
        return NOTHING_VARIES

    def _apart(self, ratings: Ratings, each: Floats) -> Floats:
        """How far two categories are apart, squared; for ordinal data by how often they occur."""
        import numpy as np

        q = len(ratings.categories)
        if self.level == "nominal":
            return 1.0 - np.eye(q)
        if self.level == "ordinal":
            up_to = each.cumsum(axis=-1) - each / 2
            return (up_to[..., :, None] - up_to[..., None, :]) ** 2
        values = np.array(ratings.numbers, dtype=np.float64)
        apart = values[:, None] - values[None, :]
        if self.level == "ratio":
            apart = np.nan_to_num(ratio(apart, values[:, None] + values[None, :]))
        return apart**2


KRIPPENDORFF = tuple(map(Krippendorff, ("nominal", "ordinal", "interval", "ratio")))
