"""Krippendorff's alpha: counting the distinct rows against going through all units.

The other is the package `krippendorff` (Santiago Castro; under the GPL, so it is no dependency):
`pip install krippendorff` beforehand, or nothing is compared.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from benchmarks.ratios import in_turn, judge
from qualcode.agreement import COEFFICIENTS, Ratings
from qualcode.agreement.ratings import MISSING, Patterns

_UNITS, _CODERS, _CATEGORIES = 100_000, 3, 4
_AT_A_TIME = 20


@cache
def _numbers() -> Any:
    """Coders who see the same in four of five units; one rating of twenty is missing."""
    import numpy as np

    random = np.random.default_rng(1)
    there = random.integers(0, _CATEGORIES, (_UNITS, 1))
    guessed = random.integers(0, _CATEGORIES, (_UNITS, _CODERS))
    rows = np.where(random.random((_UNITS, _CODERS)) < 0.8, there, guessed)
    return np.where(random.random(rows.shape) < 0.05, MISSING, rows)


@cache
def _ratings() -> Ratings:
    rows = [[None if one == MISSING else str(one) for one in row] for row in _numbers().tolist()]
    return Ratings.of("ABC", rows)


def _alpha(patterns: Patterns) -> float:
    alpha, ratings = COEFFICIENTS["krippendorff-nominal"], _ratings()
    return float(alpha.of_sums(ratings, patterns.weights @ alpha.parts(ratings)))


def test_alpha_of_many_units_costs_little(benchmark: Any) -> None:
    package = pytest.importorskip("krippendorff", reason="pip install krippendorff")
    import numpy as np

    rows = _numbers()
    floats = np.where(rows == MISSING, np.nan, rows).T
    assert _ratings().patterns.rows.tolist() == Patterns.of(rows, _CATEGORIES).rows.tolist()
    theirs = package.alpha(floats, level_of_measurement="nominal")
    assert _alpha(_ratings().patterns) == pytest.approx(theirs)
    benchmark.pedantic(Patterns.of, (rows, _CATEGORIES), rounds=3)
    # One call of ours is too short to be timed alone.
    other, own = in_turn(
        lambda: package.alpha(floats, level_of_measurement="nominal"),
        lambda: [_alpha(Patterns.of(rows, _CATEGORIES)) for _ in range(_AT_A_TIME)],
    )
    own /= _AT_A_TIME
    judge("krippendorff / our alpha, 100,000 units", other / own, at_least=50)


def test_a_thousand_resamples_cost_less_than_one_call(benchmark: Any) -> None:
    package = pytest.importorskip("krippendorff", reason="pip install krippendorff")
    import numpy as np

    rows, ratings = _numbers(), _ratings()
    floats = np.where(rows == MISSING, np.nan, rows).T
    alpha, patterns = COEFFICIENTS["krippendorff-nominal"], ratings.patterns

    def bootstrap() -> Any:
        again = Ratings(ratings.coders, (), ratings.values, ratings.categories)
        again.__dict__["patterns"] = patterns
        return alpha.of_sums(ratings, again.resampled @ alpha.parts(ratings))

    benchmark.pedantic(bootstrap, rounds=3)
    other, own = in_turn(lambda: package.alpha(floats, level_of_measurement="nominal"), bootstrap)
    judge("1,000 resamples of our alpha / one call of krippendorff", own / other, at_most=1.0)
