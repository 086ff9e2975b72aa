"""What of a dense network a picture can show: its strongest arrows, and the nodes these join.

A picture of hundreds of arrows shows a black field. The table of its figure and the formats for
programs that draw graphs have all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.document.picture import Arrow, Network

MOST_ARROWS, MOST_NODES = 80, 60


def strongest(network: Network, arrows: int = MOST_ARROWS, nodes: int = MOST_NODES) -> Network:
    """The part of a network that a picture shows, with at most so many arrows and nodes.

    Arrows that the researcher asserted come before those that were only suggested, then those
    with more segments behind them, then the earlier ones. A node stays if an arrow leads to it or
    from it; a network without too many of either is returned as it is.
    """
    if len(network.arrows) <= arrows and len(network.nodes) <= nodes:
        return network
    ranked = sorted(network.arrows, key=lambda one: (not one.asserted, -one.weight))
    kept, ends = _within(ranked, {node.id for node in network.nodes}, (arrows, nodes))
    joined = _ends(network.arrows)
    alone = [node for node in network.nodes if node.id not in joined]
    alone.sort(key=lambda one: -one.weight)
    shown = ends | {node.id for node in alone[: max(0, nodes - len(ends))]}
    return replace(
        network,
        nodes=tuple(node for node in network.nodes if node.id in shown),
        arrows=tuple(arrow for arrow in network.arrows if id(arrow) in kept),
    )


def _within(
    ranked: Iterable[Arrow], there: set[str], most: tuple[int, int]
) -> tuple[set[int], set[str]]:
    """Which arrows are kept, by identity, and their ends; `most` of both."""
    kept: set[int] = set()
    ends: set[str] = set()
    for arrow in ranked:
        joined = ends | {arrow.source, arrow.target}
        if joined <= there and len(kept) < most[0] and len(joined) <= most[1]:
            kept.add(id(arrow))
            ends = joined
    return kept, ends


def _ends(arrows: Iterable[Arrow]) -> set[str]:
    return {end for arrow in arrows for end in (arrow.source, arrow.target)}
