"""The ways of arrows between nodes on an ellipse: bent inwards, around the other nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import hypot

from qualcode.renderers.pictures.arrows import Drawn
from qualcode.renderers.pictures.curves import Bend, part, point_on
from qualcode.renderers.pictures.marks import Point, overlap
from qualcode.renderers.pictures.nodes import Shape

_PULLS = (0.2, 0.1, 0.35, 0.0, 0.5, 0.7, 0.9, 1.1, -0.15)
_BESIDE, _SPREAD = 22.0, 0.34


@dataclass(frozen=True, slots=True)
class Chord:
    """An arrow with its way, from outline to outline."""

    arrow: Drawn
    way: Bend


def chords(
    shapes: Mapping[str, Shape], centres: Mapping[str, Point], arrows: Sequence[Drawn]
) -> list[Chord]:
    """The ways of all arrows; those that meet a node at one side meet it beside each other."""
    groups = _groups(arrows)
    beside = _beside(arrows, groups)
    aims = [(centres[one.source], centres[one.target]) for one in arrows]
    first, _ = _bends(shapes, centres, arrows, groups, aims, beside)
    # Spread by where they go to, or by how they are bent: whichever keeps clearer of the shapes.
    straight = [(start, _middle(start, end), end) for start, end in aims]
    tried = [
        _bends(shapes, centres, arrows, groups, _aims(shapes, centres, arrows, those), beside)
        for those in (first, straight)
    ]
    bends, _ = min(tried, key=lambda one: one[1])
    cut = [_cut(shapes, centres, *one) for one in zip(arrows, bends, strict=True)]
    return [Chord(*one) for one in zip(arrows, cut, strict=True)]


def _groups(arrows: Sequence[Drawn]) -> list[list[int]]:
    """The numbers of the arrows between the same two nodes."""
    groups: dict[frozenset[str], list[int]] = {}
    for number, one in enumerate(arrows):
        groups.setdefault(frozenset((one.source, one.target)), []).append(number)
    return list(groups.values())


def _beside(arrows: Sequence[Drawn], groups: Sequence[Sequence[int]]) -> list[float]:
    """How far beside the straight line each arrow runs, for several between the same nodes."""
    found = [0.0] * len(arrows)
    for numbers in groups:
        for place, number in enumerate(numbers):
            # What is beside is reckoned in one direction for all of them.
            same = arrows[number].source == arrows[numbers[0]].source
            found[number] = (place - (len(numbers) - 1) / 2) * _BESIDE * (1 if same else -1)
    return found


def _bends(
    shapes: Mapping[str, Shape],
    centres: Mapping[str, Point],
    arrows: Sequence[Drawn],
    groups: Sequence[Sequence[int]],
    aims: Sequence[tuple[Point, Point]],
    beside: Sequence[float],
) -> tuple[list[Bend], int]:
    """Bends through the fewest other shapes, and through how many; arrows between the same nodes
    are bent alike."""
    found: dict[int, Bend] = {}
    total = 0
    middles = [(centres[one.source], centres[one.target]) for one in arrows]
    for numbers in groups:
        ends = (arrows[numbers[0]].source, arrows[numbers[0]].target)
        others = [(shapes[name], place) for name, place in centres.items() if name not in ends]
        fewest = len(others) * len(numbers) + 1
        for those, pull in product((aims, middles), _PULLS):
            bends = [_bend(those[n], pull, beside[n]) for n in numbers]
            hits = 0
            for one in bends:
                hits += _hits(one, others, fewest - hits)
            if hits < fewest:
                found |= zip(numbers, bends, strict=True)
                fewest = hits
            if not hits:
                break
        total += fewest
    return [found[number] for number in range(len(arrows))], total


def _aims(
    shapes: Mapping[str, Shape],
    centres: Mapping[str, Point],
    arrows: Sequence[Drawn],
    bends: Sequence[Bend],
) -> list[tuple[Point, Point]]:
    """Where in its two nodes each arrow aims: in the order of the bends, across the middle."""
    found: dict[tuple[int, str], Point] = {}
    for node, (x, y) in centres.items():
        axis = _axis(shapes[node], (x, y))
        near = [number for number, one in enumerate(arrows) if node in (one.source, one.target)]
        near.sort(key=lambda number: (_towards(bends[number][1], (x, y), axis), number))
        room = shapes[node].width if axis[0] else shapes[node].height
        step = min(18.0, 2 * _SPREAD * room / max(1, len(near) - 1))
        for place, number in enumerate(near):
            aside = (place - (len(near) - 1) / 2) * step
            found[number, node] = (x + axis[0] * aside, y + axis[1] * aside)
    return [(found[n, one.source], found[n, one.target]) for n, one in enumerate(arrows)]


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _axis(shape: Shape, centre: Point) -> Point:
    """Along which middle line of a shape arrows are spread: the one more across their ways."""
    x, y = centre
    return (1.0, 0.0) if abs(y) * shape.width >= abs(x) * shape.height else (0.0, 1.0)


def _towards(point: Point, centre: Point, along: Point) -> float:
    return (point[0] - centre[0]) * along[0] + (point[1] - centre[1]) * along[1]


def _bend(aims: tuple[Point, Point], pull: float, beside: float) -> Bend:
    start, end = aims
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    across, down = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    return start, (x * (1 - pull) - down * beside, y * (1 - pull) + across * beside), end


def _hits(bend: Bend, others: Sequence[tuple[Shape, Point]], most: int) -> int:
    """Through how many shapes a bend runs, counted up to `most`.

    Those beyond its three points cannot be among them.
    """
    if most <= 0:
        return 0
    (left, right), (top, bottom) = ((min(one), max(one)) for one in zip(*bend, strict=True))
    field = (left - 3, top - 3, right + 3, bottom + 3)
    near = [(shape, place) for shape, place in others if overlap(shape.edges(*place), field)]
    points = [point_on(bend, n / 40) for n in range(41)] if near else []
    run_through = (
        shape
        for shape, place in near
        if any(shape.holds(x - place[0], y - place[1], 3.0) for x, y in points)
    )
    return sum(1 for _ in islice(run_through, most))


def _cut(shapes: Mapping[str, Shape], centres: Mapping[str, Point], one: Drawn, bend: Bend) -> Bend:
    first = _leaves(shapes[one.source], centres[one.source], bend, range(401))
    last = _leaves(shapes[one.target], centres[one.target], bend, range(400, -1, -1))
    return part(bend, first, last) if first < last else bend


def _leaves(shape: Shape, centre: Point, bend: Bend, steps: range) -> float:
    """Where a bend that begins in a shape leaves it."""
    for step in steps:
        x, y = point_on(bend, step / 400)
        if not shape.holds(x - centre[0], y - centre[1], 1.0):
            return step / 400
    return steps[-1] / 400
