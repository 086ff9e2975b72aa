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

__all__ = ["COEFFICIENTS", "Coefficient", "Estimate", "Ratings", "estimate"]

COEFFICIENTS: Registry[Coefficient] = Registry(
    "coefficient",
    (PERCENT, HOLSTI, COHEN, SCOTT, FLEISS, BRENNAN_PREDIGER, GWET_AC1, *KRIPPENDORFF),
)
