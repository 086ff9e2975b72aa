"""A network in layers: what stands in which, and where across.

Everything is reckoned along the arrows and across them, so that layers may follow each other
downwards or to the right. Arrows pass other nodes and their own labels in places of their own, so
nothing lies on anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from qualcode.renderers.pictures.arrows import Drawn
from qualcode.renderers.pictures.labelling import SMALL, Label, label
from qualcode.renderers.pictures.layers import Key, forwards, layered, ordered
from qualcode.renderers.pictures.nodes import Shape
from qualcode.renderers.pictures.spread import spread

PORT, _NODES, _WAYS, SAID = 13.0, 16.0, 9.0, 84.0
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Chain:
    """An arrow on its way down the layers: `backwards` if its head is at the upper end."""

    one: Drawn
    keys: tuple[Key, ...]
    labelled: Key | None
    backwards: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Which keys stand in which layer, the ways of arrows through them, and how large all is.

    Layers may be `close`: arrows then bend more sharply between them.
    """

    layers: tuple[tuple[Key, ...], ...]
    chains: tuple[Chain, ...]
    shapes: Mapping[str, Shape]
    labels: Mapping[Key, Label]
    downwards: bool
    close: bool = False

    def across(self, key: Key) -> float:
        """How much room something takes within its layer."""
        if isinstance(key, str):
            return self.shapes[key].width if self.downwards else self.shapes[key].height
        words = self.labels.get(key)
        if words is None:
            return 0.0
        return words.width if self.downwards else words.height

    def along(self, key: Key) -> float:
        """How thick it makes its layer."""
        if isinstance(key, str):
            shape = self.shapes[key]
            return shape.height if self.downwards else shape.width
        words = self.labels.get(key)
        if words is None:
            return 0.0
        return (words.height if self.downwards else words.width) + 4


def plan(
    shapes: Mapping[str, Shape],
    arrows: Sequence[Drawn],
    room: float,
    downwards: bool,
    said: float = SAID,
    close: bool = False,
) -> Plan:
    """Layers and ways of a network whose layers should not take more than `room` across.

    What arrows say is at most `said` wide.
    """
    edges = [(one.source, one.target) for one in arrows]
    turned = forwards(tuple(shapes), edges)

    def fits(members: Sequence[str]) -> bool:
        sizes = [shapes[one].width if downwards else shapes[one].height for one in members]
        return sum(sizes) + _NODES * (len(sizes) - 1) <= room

    layers = layered(tuple(shapes), turned, fits)
    chains = [_chain(one, edge, layers) for one, edge in zip(arrows, turned, strict=True)]
    members = _members(layers, chains)
    words = {one.labelled: label(one.one.words, said, SMALL)
             for one in chains if one.labelled}  # fmt: skip
    found = ordered(members, [one.keys for one in chains])
    reached = _reached(shapes, chains, downwards)
    return Plan(tuple(map(tuple, found)), tuple(chains), reached, words, downwards, close)


def _reached(
    shapes: Mapping[str, Shape], chains: Sequence[Chain], downwards: bool
) -> dict[str, Shape]:
    """The shapes, large enough for the arrows that meet a side of theirs, each at its own place."""
    ends = Counter((one.keys[end], end) for one in chains for end in (0, -1))
    return {
        name: shape.at_least(PORT * max(ends[name, 0], ends[name, -1]) + 6, downwards)
        for name, shape in shapes.items()
    }


def _chain(one: Drawn, edge: tuple[str, str], layers: Mapping[str, int]) -> Chain:
    """The way of an arrow; nodes stand in even layers, labels in odd ones."""
    upper, lower = edge
    between = range(2 * layers[upper] + 1, 2 * layers[lower])
    way: list[Key] = [(one.number, layer) for layer in between]
    middle = next((n for n in sorted(between, key=lambda n: abs(2 * n - between[0] - between[-1]))
                   if n % 2), None)  # fmt: skip
    labelled = (one.number, middle) if one.words and middle is not None else None
    return Chain(one, (upper, *way, lower), labelled, upper != one.source)


def _members(layers: Mapping[str, int], chains: list[Chain]) -> list[list[Key]]:
    """What stands in which layer; odd layers without a label are left out, also from the ways."""
    labelled = {one.labelled[1] for one in chains if isinstance(one.labelled, tuple)}
    kept = sorted({2 * layer for layer in layers.values()} | labelled)
    number = {layer: place for place, layer in enumerate(kept)}
    members: list[list[Key]] = [[] for _ in kept]
    for node, layer in layers.items():
        members[number[2 * layer]].append(node)
    for place, one in enumerate(chains):
        keys = [key for key in one.keys if isinstance(key, str) or key[1] in number]
        chains[place] = Chain(one.one, tuple(keys), one.labelled, one.backwards)
        for key in keys:
            if not isinstance(key, str):
                members[number[key[1]]].append(key)
    return members


def places(made: Plan) -> dict[Key, float]:
    """Where the middle of everything stands across its layer: near what it is joined with."""
    near: dict[Key, tuple[list[Key], list[Key]]] = {
        key: ([], []) for layer in made.layers for key in layer
    }
    for chain in made.chains:
        for upper, lower in pairwise(chain.keys):
            near[lower][0].append(upper)
            near[upper][1].append(lower)
    found: dict[Key, float] = {}
    for layer in made.layers:
        found |= zip(layer, spread([0.0] * len(layer), _apart(made, layer)), strict=True)
    for turn in range(_ROUNDS):
        last = turn >= _ROUNDS - 2
        for layer in made.layers if turn % 2 == 0 else reversed(made.layers):
            sides = [near[key][0] + near[key][1] if last else near[key][turn % 2] for key in layer]
            wanted = [
                sum(found[one] for one in side) / len(side) if side else found[key]
                for key, side in zip(layer, sides, strict=True)
            ]
            weights = [1.0 + len(side) + 2 * (not isinstance(key, str))
                       for key, side in zip(layer, sides, strict=True)]  # fmt: skip
            settled = spread(wanted, _apart(made, layer), weights)
            found |= zip(layer, settled, strict=True)
    return _straightened(made, found)


def _straightened(made: Plan, found: dict[Key, float]) -> dict[Key, float]:
    """The same places, but ways keep straight over as many layers as they can."""
    place = {key: (n, i) for n, layer in enumerate(made.layers) for i, key in enumerate(layer)}
    apart = [_apart(made, layer) for layer in made.layers]
    for _ in range(2):
        for chain in made.chains:
            run: list[Key] = []
            low, high = -inf, inf
            for key in chain.keys[1:-1]:
                n, i = place[key]
                layer = made.layers[n]
                left = found[layer[i - 1]] + apart[n][i - 1] if i else -inf
                right = found[layer[i + 1]] - apart[n][i] if i + 1 < len(layer) else inf
                if max(low, left) > min(high, right):
                    run, low, high = [], -inf, inf
                run.append(key)
                low, high = max(low, left), min(high, right)
                mean = sum(found[one] for one in run) / len(run)
                found |= dict.fromkeys(run, min(max(mean, low), high))
    return found


def _apart(made: Plan, layer: Sequence[Key]) -> list[float]:
    def gap(one: Key, other: Key) -> float:
        return _NODES if isinstance(one, str) and isinstance(other, str) else _WAYS

    return [
        (made.across(one) + made.across(other)) / 2 + gap(one, other)
        for one, other in pairwise(layer)
    ]
