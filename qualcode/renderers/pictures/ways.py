"""The picture of a network in layers: arrows led from layer to layer, then the nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from qualcode.document import Sign
from qualcode.renderers.pictures.arrows import BUBBLE, HEAD, head
from qualcode.renderers.pictures.layered import PORT, Chain, Plan, places
from qualcode.renderers.pictures.layers import Key
from qualcode.renderers.pictures.marks import Mark, Point, Trace
from qualcode.renderers.pictures.sign import bubble

_SHORT, _HEADED, _SIGNED = 4.0, HEAD + 4.0, HEAD + 2 * BUBBLE + 6.0
# How far apart layers are for a bend: at least, at most, and for each point that it goes across.
_WIDE, _CLOSE = (12.0, 56.0, 0.16), (8.0, 30.0, 0.1)
_REACH = 0.34


@dataclass(frozen=True, slots=True)
class _Ground:
    """A plan with its measures: where things stand across, and each layer's two edges along."""

    plan: Plan
    across: Mapping[Key, float]
    ports: Mapping[tuple[int, bool], float]
    layer: Mapping[Key, int]
    edges: tuple[Point, ...]
    stubs: tuple[Point, ...]

    def middle(self, key: Key) -> float:
        """Where the middle of something stands along the arrows."""
        return sum(self.edges[self.layer[key]]) / 2

    def shown(self, point: Point) -> Point:
        """A place along and across as one on the page."""
        return point if self.plan.downwards else (point[1], point[0])


def painted(plan: Plan) -> Iterator[Mark]:
    """The marks of a plan, arrows first."""
    ground = _ground(plan)
    for number, chain in enumerate(plan.chains):
        yield from _arrow(ground, chain, number)
    for key in (key for layer in plan.layers for key in layer):
        x, y = ground.shown((ground.across[key], ground.middle(key)))
        if isinstance(key, str):
            yield from plan.shapes[key].marks(x, y)
        elif words := plan.labels.get(key):
            yield from words.at(x, y - words.height / 2, "middle")


def _ground(plan: Plan) -> _Ground:
    across = places(plan)
    ports = {
        end: place
        for layer in plan.layers
        for node in layer
        if isinstance(node, str)
        for upper in (True, False)
        for end, place in _ports(plan, across, node, upper)
    }
    ports = _aligned(plan, across, ports)
    layer = {key: number for number, keys in enumerate(plan.layers) for key in keys}
    stubs = _stubs(plan, layer)
    return _Ground(plan, across, ports, layer, _edges(plan, across, ports, layer, stubs), stubs)


def _ports(
    plan: Plan, across: Mapping[Key, float], node: str, upper: bool
) -> Iterator[tuple[tuple[int, bool], float]]:
    """Where across the arrows meet a side of a node, in the order in which they come."""
    ends = [
        (across[chain.keys[-2 if upper else 1]], number)
        for number, chain in enumerate(plan.chains)
        if chain.keys[-1 if upper else 0] == node
    ]
    first = across[node] - (len(ends) - 1) / 2 * PORT
    for place, (_, number) in enumerate(sorted(ends)):
        yield (number, upper), first + place * PORT


def _aligned(
    plan: Plan, across: Mapping[Key, float], ports: dict[tuple[int, bool], float]
) -> dict[tuple[int, bool], float]:
    """The same ports, those moved that are a little beside straight ways, where there is room."""
    sides: dict[tuple[Key, bool], list[tuple[int, bool]]] = {}
    for number, upper in ports:
        node = plan.chains[number].keys[-1 if upper else 0]
        sides.setdefault((node, upper), []).append((number, upper))
    for (node, upper), ends in sides.items():
        shape = plan.shapes[str(node)]
        half = (shape.width if plan.downwards else shape.height) * _REACH
        for end in ends:
            keys = plan.chains[end[0]].keys
            straight = ports[end[0], not upper] if len(keys) == 2 else (
                across[keys[-2 if upper else 1]])  # fmt: skip
            near = abs(straight - ports[end]) <= PORT and abs(straight - across[node]) <= half
            others = (ports[one] for one in ends if one != end)
            if near and all(abs(straight - one) >= PORT - 1 for one in others):
                ports[end] = straight
    return ports


def _edges(
    plan: Plan,
    across: Mapping[Key, float],
    ports: Mapping[tuple[int, bool], float],
    layer: Mapping[Key, int],
    stubs: tuple[Point, ...],
) -> tuple[Point, ...]:
    """The two edges of each layer along the arrows, with room for bends between them."""
    bend = [0.0] * len(plan.layers)
    for number, chain in enumerate(plan.chains):
        way = _way(chain, number, across, ports)
        for key, (start, end) in zip(chain.keys[1:], pairwise(way), strict=True):
            bend[layer[key]] = max(bend[layer[key]], abs(end - start))
    flat, steep, slope = _CLOSE if plan.close else _WIDE
    edges: list[Point] = []
    for number, keys in enumerate(plan.layers):
        gap = min(steep, max(flat, slope * bend[number]))
        start = edges[-1][1] + stubs[number - 1][1] + gap + stubs[number][0] if edges else 0.0
        edges.append((start, start + max(map(plan.along, keys), default=0.0)))
    return tuple(edges)


def _stubs(plan: Plan, layer: Mapping[Key, int]) -> tuple[Point, ...]:
    """How far arrows keep straight before and after each layer, all of them as far."""
    above, below = ([0.0] * len(plan.layers) for _ in range(2))
    for chain in plan.chains:
        first, last = layer[chain.keys[0]], layer[chain.keys[-1]]
        below[first] = max(below[first], _stub(chain, upper=False))
        above[last] = max(above[last], _stub(chain, upper=True))
    return tuple(zip(above, below, strict=True))


def _way(
    chain: Chain,
    number: int,
    across: Mapping[Key, float],
    ports: Mapping[tuple[int, bool], float],
) -> list[float]:
    inner = [across[key] for key in chain.keys[1:-1]]
    return [ports[number, False], *inner, ports[number, True]]


def _stub(chain: Chain, upper: bool) -> float:
    """How far an arrow keeps straight at an end, for its head and its sign."""
    arrow = chain.one.arrow
    if upper is chain.backwards:
        return _SHORT
    if arrow.sign is not Sign.NONE:
        return _SIGNED
    return _HEADED if arrow.directed else _SHORT


def _arrow(ground: _Ground, chain: Chain, number: int) -> Iterator[Mark]:
    """The lines of an arrow, broken where its label stands, its head and its sign."""
    way = _way(chain, number, ground.across, ground.ports)
    start = _outline(ground, chain.keys[0], way[0], upper=False)
    end = _outline(ground, chain.keys[-1], way[-1], upper=True)
    first, last = start, end
    if chain.one.arrow.directed:
        first += (HEAD - 1) * chain.backwards
        last -= (HEAD - 1) * (not chain.backwards)
    run: list[Point] = [(way[0], first)]
    for key, (before, here) in zip(chain.keys[1:], pairwise(way), strict=True):
        number_here = ground.layer[key]
        top, bottom = ground.edges[number_here]
        leave = ground.edges[number_here - 1][1] + ground.stubs[number_here - 1][1]
        run += _bend(run[-1], (before, leave), (here, top - ground.stubs[number_here][0]))
        if key == chain.labelled:
            run += _straight(run[-1], (here, top))
            yield _trace(ground, chain, run)
            run = [(here, bottom)]
        else:
            run += _straight(run[-1], (here, last if isinstance(key, str) else bottom))
    yield _trace(ground, chain, run)
    tip, far = ((way[0], start), 1.0) if chain.backwards else ((way[-1], end), -1.0)
    yield from _ending(ground, chain, tip, far)


def _ending(ground: _Ground, chain: Chain, tip: Point, back: float) -> Iterator[Mark]:
    arrow, color = chain.one.arrow, chain.one.pen.color
    if arrow.directed:
        before = (tip[0], tip[1] + back)
        yield head(ground.shown(tip), ground.shown(before), color)
    if arrow.sign is not Sign.NONE:
        away = (HEAD if arrow.directed else 0.0) + BUBBLE + 1.5
        yield from bubble(arrow.sign, *ground.shown((tip[0], tip[1] + back * away)), BUBBLE)


def _outline(ground: _Ground, node: Key, place: float, upper: bool) -> float:
    """Where along the arrows a node's outline is, at a place across."""
    shape = ground.plan.shapes[str(node)]
    reach = shape.reach(place - ground.across[node], ground.plan.downwards, upper)
    return ground.middle(node) - reach if upper else ground.middle(node) + reach


def _bend(last: Point, leave: Point, arrive: Point) -> list[Point]:
    """Straight to the edge of the layer, then in a bend that begins and ends straight."""
    middle = (leave[1] + arrive[1]) / 2
    return [*_straight(last, leave), (leave[0], middle), (arrive[0], middle), arrive]


def _straight(start: Point, end: Point) -> list[Point]:
    return [start, end, end] if start != end else []


def _trace(ground: _Ground, chain: Chain, run: list[Point]) -> Mark:
    return Trace(tuple(map(ground.shown, run)), chain.one.pen, curved=True)
