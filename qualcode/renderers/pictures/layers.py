"""Nodes in layers, so that arrows lead from one layer to later ones as far as can be.

Sugiyama, Tagawa and Toda, *Methods for visual understanding of hierarchical system structures*
(1981): cycles are broken, nodes layered by their longest path, long arrows led through places of
their own in the layers between, and the layers ordered by barycentres.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

Key: TypeAlias = "str | tuple[int, int]"  # a node, or (arrow, layer) on the way of an arrow
Edge: TypeAlias = tuple[str, str]

_SWEEPS = 12


def forwards(nodes: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges, those turned round that would close a cycle."""
    following: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        following[source].append(target)
    closing = _closing(nodes, following)
    return [(b, a) if (a, b) in closing else (a, b) for a, b in edges]


def _closing(nodes: Sequence[str], following: Mapping[str, Sequence[str]]) -> set[Edge]:
    """The edges that lead back to a node on the way to them."""
    closing: set[Edge] = set()
    seen: set[str] = set()
    entered = {target for targets in following.values() for target in targets}
    for start in sorted(nodes, key=lambda node: node in entered):
        way: list[str] = []
        stack = [] if start in seen else [(start, iter(following[start]))]
        seen.add(start)
        way += [start] * bool(stack)
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                way.pop()
            elif target in way:
                closing.add((node, target))
            elif target not in seen:
                seen.add(target)
                way.append(target)
                stack.append((target, iter(following[target])))
    return closing


def layered(
    nodes: Sequence[str], edges: Sequence[Edge], room: Callable[[Sequence[str]], bool]
) -> dict[str, int]:
    """The layer of each node: after all that lead to it, where there is `room`."""
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        before[target].append(source)
        after[source].append(target)
    layers: dict[str, int] = {}
    members: dict[int, list[str]] = {}
    for node in _in_order(nodes, before):
        layer = max((layers[one] + 1 for one in before[node]), default=0)
        while members.get(layer) and not room([*members[layer], node]):
            layer += 1
        layers[node] = layer
        members.setdefault(layer, []).append(node)
    for node in nodes:
        nearest = min((layers[one] for one in after[node]), default=0) - 1
        late = not before[node] and nearest > layers[node]
        if late and room([*members.get(nearest, []), node]):
            members[layers[node]].remove(node)
            layers[node] = nearest
            members.setdefault(nearest, []).append(node)
    return _closed_up(layers)


def _in_order(nodes: Sequence[str], before: Mapping[str, Sequence[str]]) -> list[str]:
    """The nodes, none before one that leads to it."""
    depth: dict[str, int] = {}
    waiting = list(nodes)
    while waiting:
        ready = [node for node in waiting if all(one in depth for one in before[node])]
        for node in ready:
            depth[node] = max((depth[one] + 1 for one in before[node]), default=0)
        waiting = [node for node in waiting if node not in depth]
    return sorted(nodes, key=lambda node: depth[node])


def _closed_up(layers: Mapping[str, int]) -> dict[str, int]:
    used = {layer: number for number, layer in enumerate(sorted(set(layers.values())))}
    return {node: used[layer] for node, layer in layers.items()}


def ordered(layers: list[list[Key]], chains: Sequence[Sequence[Key]]) -> list[list[Key]]:
    """The layers with few crossings of the chains, which lead through neighbouring layers."""
    above: dict[Key, list[Key]] = {key: [] for layer in layers for key in layer}
    below: dict[Key, list[Key]] = {key: [] for layer in layers for key in layer}
    for chain in chains:
        for upper, lower in pairwise(chain):
            above[lower].append(upper)
            below[upper].append(lower)
    best, fewest = layers, _crossings(layers, below)
    now = [list(layer) for layer in layers]
    for sweep in range(_SWEEPS):
        near = above if sweep % 2 == 0 else below
        numbers = range(len(now)) if sweep % 2 == 0 else range(len(now) - 1, -1, -1)
        for number in numbers:
            _sort(now, number, near, -1 if sweep % 2 == 0 else 1)
        count = _crossings(now, below)
        if count < fewest:
            best, fewest = [list(layer) for layer in now], count
    return best


def _sort(
    layers: list[list[Key]], number: int, near: Mapping[Key, Sequence[Key]], step: int
) -> None:
    if not 0 <= number + step < len(layers):
        return
    places = {key: place for place, key in enumerate(layers[number + step])}
    own = {key: float(place) for place, key in enumerate(layers[number])}

    def middle(key: Key) -> float:
        found = [places[one] for one in near[key]]
        return sum(found) / len(found) if found else own[key]

    layers[number].sort(key=lambda key: (middle(key), own[key]))


def _crossings(layers: Sequence[Sequence[Key]], below: Mapping[Key, Sequence[Key]]) -> int:
    count = 0
    for upper, lower in pairwise(layers):
        places = {key: place for place, key in enumerate(lower)}
        seen: list[int] = []
        for key in upper:
            ends = sorted(places[one] for one in below[key])
            count += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
    return count
