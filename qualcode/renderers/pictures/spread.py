"""Things in a row, each as near as can be to where it wants to stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def spread(
    wanted: Sequence[float], apart: Sequence[float], weights: Sequence[float] = ()
) -> list[float]:
    """Places in the given order, neighbours at least `apart`, with the least squared shifts.

    Neighbours that want the same room are pooled (Ayer et al., *An empirical distribution
    function for sampling with incomplete information*, 1955).
    """
    offsets = [0.0, *accumulate(apart)]
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for number, place in enumerate(wanted):
        pools.append((place - offsets[number], weights[number] if weights else 1.0, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, weight, many = pools.pop()
            before, heavy, some = pools.pop()
            both = weight + heavy
            pools.append(((mean * weight + before * heavy) / both, both, many + some))
    means = [mean for mean, _, many in pools for _ in range(many)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]
