"""The picture of a network whose nodes stand around an ellipse, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import cos, hypot, pi, sin

from qualcode.document import Sign
from qualcode.renderers.pictures.arrows import BUBBLE, HEAD, Drawn, head
from qualcode.renderers.pictures.chords import Chord, chords
from qualcode.renderers.pictures.curves import Bend, part, point_on
from qualcode.renderers.pictures.labelling import SMALL, label
from qualcode.renderers.pictures.marks import PAPER, Box, Extent, Mark, Point, Trace, overlap
from qualcode.renderers.pictures.nodes import Shape
from qualcode.renderers.pictures.sign import bubble
from qualcode.renderers.pictures.taken import Taken

_STEP, _GROW, _LARGEST = 0.02, 1.12, 4000.0
_CLOSE, _SPOKEN, _FEW = 12.0, 34.0, 12
_LABEL_WIDE, _NEAR = 84.0, 12


def circled(shapes: Mapping[str, Shape], arrows: Sequence[Drawn], width: float) -> Iterator[Mark]:
    """The marks of a network on an ellipse about as wide as asked, arrows first."""
    spoken = any(one.words or one.sign is not Sign.NONE for one in arrows)
    gap = _SPOKEN if spoken and len(shapes) <= _FEW else _CLOSE
    centres = around_ellipse(shapes, width, gap)
    ways = chords(shapes, centres, arrows)
    taken = Taken.of(
        [shapes[one].edges(x, y, 1.5) for one, (x, y) in centres.items()],
        [[point_on(one.way, n / 40) for n in range(41)] for one in ways],
    )
    for one in ways:
        yield from _line(one.arrow, one.way)
        x, y = one.way[2]
        if one.arrow.arrow.directed:
            taken.edges.append((x - 4, y - 4, x + 4, y + 4))
    for one in ways:
        if one.arrow.sign is not Sign.NONE:
            size = 2 * BUBBLE + 1
            near = _near_head(one)
            far = chain(near[_NEAR:], _outwards(one.way[2]))
            spot = taken.free(size, size, near[:_NEAR], far)
            yield from bubble(one.arrow.sign, *spot, BUBBLE)
    for one in ways:
        yield from _words(one, taken)
    for name, (x, y) in centres.items():
        yield from shapes[name].marks(x, y)


def _words(one: Chord, taken: Taken) -> list[Mark]:
    words = label(one.arrow.words, _LABEL_WIDE, SMALL)
    if not words.lines:
        return []
    wide, high = words.width + 4, words.height + 1
    x, y = taken.free(wide, high, _along(one.way), _outwards(point_on(one.way, 0.5)))
    plate = Box(x - wide / 2, y - high / 2, wide, high, PAPER, None, 2.0)
    return [plate, *words.at(x, y - words.height / 2, "middle")]


def around_ellipse(shapes: Mapping[str, Shape], width: float, gap: float) -> dict[str, Point]:
    """Centres on an ellipse, clockwise from the top, with a gap between all shapes."""
    if len(shapes) < 2:
        return dict.fromkeys(shapes, (0.0, 0.0))
    wide = max(one.width for one in shapes.values())
    up = 52.0 + gap / 2 + 6.0 * min(len(shapes), _FEW)
    across = max(90.0, min((width - wide) / 2 - 6, up * 2.2))
    while (found := _walk(shapes, across, up, gap)) is None and up < _LARGEST:
        up *= _GROW
        across *= _GROW if up > 3 * across else 1.0
    close, far = gap, 40 * gap
    for _ in range(12):  # the largest gap there is room for spreads them evenly
        middle = (close + far) / 2
        wider = _walk(shapes, across, up, middle)
        close, far, found = (middle, far, wider) if wider else (close, middle, found)
    return dict(zip(shapes, found or [], strict=True))


def _walk(shapes: Mapping[str, Shape], across: float, up: float, gap: float) -> list[Point] | None:
    """Centres one after another, each as soon as there is room; None if there is not enough."""
    places: list[Point] = []
    edges: list[Extent] = []
    turn = 0.0
    for shape in shapes.values():
        while True:
            place = (across * sin(turn), -up * cos(turn))
            here = shape.edges(*place, gap / 2)
            if not any(overlap(here, one) for one in edges):
                break
            turn += _STEP
            if turn >= 2 * pi:
                return None
        places.append(place)
        edges.append(here)
        turn += _STEP
    return places


def _line(one: Drawn, way: Bend) -> Iterator[Mark]:
    if not one.arrow.directed:
        yield _curve(way, one)
        return
    length = sum(hypot(b[0] - a[0], b[1] - a[1])
                 for a, b in pairwise(point_on(way, n / 20) for n in range(21)))  # fmt: skip
    stop = max(0.5, 1 - (HEAD - 1) / max(length, 1.0))
    yield _curve(part(way, 0.0, stop), one)
    yield head(way[2], point_on(way, stop), one.pen.color)


def _curve(way: Bend, one: Drawn) -> Mark:
    (ax, ay), (bx, by), (cx, cy) = way
    first = (ax + (bx - ax) * 2 / 3, ay + (by - ay) * 2 / 3)
    second = (cx + (bx - cx) * 2 / 3, cy + (by - cy) * 2 / 3)
    return Trace((way[0], first, second, way[2]), one.pen, curved=True)


def _near_head(one: Chord) -> list[Point]:
    """Spots on the way from its head back."""
    tip = one.way[2]
    away = (HEAD if one.arrow.arrow.directed else 0.0) + BUBBLE + 1.5
    on_way = [point_on(one.way, 1 - n / 100) for n in range(101)]
    return [spot for spot in on_way if hypot(spot[0] - tip[0], spot[1] - tip[1]) >= away][:60]


def _along(way: Bend) -> list[Point]:
    """Spots on the way from its middle to both sides."""
    return [point_on(way, 0.5 + (n + 1) // 2 / 50 * (1 if n % 2 else -1)) for n in range(36)]


def _outwards(middle: Point) -> Iterator[Point]:
    """Spots around a place, ever further from it."""
    for n in range(1, 4000):
        turn, far = n * 2.4, 3.0 * n**0.5
        yield middle[0] + far * cos(turn), middle[1] + far * sin(turn)
    yield from ((middle[0], middle[1] + 10.0 * n) for n in range(1, 100_000))
