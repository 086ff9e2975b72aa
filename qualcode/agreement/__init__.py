"""Agreement between coders.

A new coefficient is one file here and one line in `COEFFICIENTS`. Tables of ratings come from a
study's codings or from a file of anybody's ratings; the coefficients know neither.
"""

from __future__ import annotations

from qualcode.agreement.brennan_prediger import BRENNAN_PREDIGER
from qualcode.agreement.coefficient import Coefficient, Estimate
from qualcode.agreement.cohen import COHEN
from qualcode.agreement.fleiss import FLEISS
from qualcode.agreement.gwet import GWET_AC1
from qualcode.agreement.holsti import HOLSTI
from qualcode.agreement.intervals import estimate
from qualcode.agreement.krippendorff import KRIPPENDORFF
from qualcode.agreement.percent import PERCENT
from qualcode.agreement.ratings import Ratings
from qualcode.agreement.scott import SCOTT
from qualcode.registry import Registry

__all__ = ["COEFFICIENTS", "LEVELS", "Coefficient", "Estimate", "Ratings", "estimate", "estimates"]

COEFFICIENTS: Registry[Coefficient] = Registry(
    "coefficient",
    (PERCENT, HOLSTI, COHEN, SCOTT, FLEISS, BRENNAN_PREDIGER, GWET_AC1, *KRIPPENDORFF),
)

LEVELS = tuple(one.level for one in KRIPPENDORFF)
"""Levels of measurement, for which Krippendorff's alpha weighs disagreement differently."""


def estimates(ratings: Ratings, level: str = "nominal") -> dict[str, Estimate]:
    """Every coefficient of a table by its name; alpha also at the level of the data.

    The others know categories only, so at a higher level they count every disagreement as whole.
    """
    wanted = {"krippendorff-nominal", f"krippendorff-{level}"}
    others = {one.name for one in KRIPPENDORFF} - wanted
    return {one.name: estimate(one, ratings) for one in COEFFICIENTS if one.name not in others}
