"""Networks: in layers where arrows lead somewhere, else around an ellipse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from qualcode.document import Network, Node
from qualcode.renderers.pictures.arrows import Drawn, drawn, legend_entries
from qualcode.renderers.pictures.circle import circled
from qualcode.renderers.pictures.labelling import framed, moved
from qualcode.renderers.pictures.layered import SAID, plan
from qualcode.renderers.pictures.legend import legend
from qualcode.renderers.pictures.marks import Mark, Picture, around
from qualcode.renderers.pictures.nodes import Shape, shapes
from qualcode.renderers.pictures.ways import painted
from qualcode.renderers.reading import text

# How wide labels may be, tried in turn.
_LABELS = (112.0, 88.0)
# Nodes and arrows where a picture were too wide otherwise: labels become higher.
_NARROW = (68.0, 60.0)
_GAP, _TALL = 14.0, 420.0
# So much higher than wide, a picture in layers shows less than one around an ellipse.
_HIGH = 3.5
# Widths of nodes and of what arrows say, and how much of the width layers may take, tried in turn
# where a picture were too large otherwise.
_LOWER = ((126.0, 100.0), (112.0, 150.0), (76.0, 150.0))
_ACROSS = (1.0, 0.75)
# Around an ellipse, words stand near their arrows only where there are no more nodes.
_NEAR = 12
# An own label up to so many letters is kept on one line.
_SHORT = 12


def network(drawing: Network, width: float) -> Picture:
    """The picture of a network; it is as wide as it must be, and no wider."""
    nodes, between = _named(drawing)
    return _framed(drawing, _drawing(drawing, nodes, between, width - 8), between, width)


def other_networks(drawing: Network, width: float) -> Iterator[Picture]:
    """The same network in other ways, for where its picture were too large for its page.

    First in layers close to each other, with other widths of labels, then around an ellipse, where
    it takes the least room.
    """
    nodes, between = _named(drawing)
    if not between:
        return
    if not drawing.round and any(one.arrow.directed for one in between):
        joined = {end for one in between for end in (one.source, one.target)}
        for share, (wide, said) in product(_ACROSS, _LOWER):
            room = (width - 8) * share
            marks = _layers(nodes, between, joined, wide, room, True, said, close=True)
            yield _framed(drawing, marks, between, width)
    if len(nodes) <= _NEAR or not any(one.words for one in between):
        for wide in (_LABELS[1], _LABELS[0], _NARROW[0]):
            marks = [*circled(shapes(nodes, wide), between, width - 8)]
            yield _framed(drawing, marks, between, width)


def _named(drawing: Network) -> tuple[tuple[Node, ...], list[Drawn]]:
    """The nodes with what is said of them, and the arrows between them."""
    nodes = tuple({node.id: node for node in drawing.nodes}.values())
    arrows = drawn(replace(drawing, nodes=nodes))
    return _with_own(nodes, arrows), [one for one in arrows if one.source != one.target]


def _framed(
    drawing: Network, marks: Sequence[Mark], arrows: Sequence[Drawn], width: float
) -> Picture:
    """The marks of a network above their legend."""
    left, _, right, bottom = around(marks)
    wide = max(right - left, min(width - 8, 240.0))
    return framed([*marks, *legend(legend_entries(drawing, arrows), left, bottom + 14, wide)])


def _with_own(nodes: Iterable[Node], arrows: Iterable[Drawn]) -> tuple[Node, ...]:
    """The nodes; an arrow from a node to itself stands in its label."""
    own: dict[str, list[str]] = {}
    for one in arrows:
        if one.source == one.target:
            parts = filter(None, ("→" * one.arrow.directed, one.sign.value, one.words))
            said = (" " if len(one.words) > _SHORT else "\u00a0").join(parts)
            own.setdefault(one.source, []).extend([f"({said})"] * bool(said))
    return tuple(
        replace(node, label=" ".join((text(node.label), *own.get(node.id, ())))) for node in nodes
    )


def _drawing(
    drawing: Network, nodes: Sequence[Node], arrows: Sequence[Drawn], width: float
) -> list[Mark]:
    joined = {end for one in arrows for end in (one.source, one.target)}
    if drawing.round or not any(one.arrow.directed for one in arrows):
        if arrows or drawing.round:
            return [*circled(shapes(nodes, _LABELS[1]), arrows, width)]
        return _rows(shapes(nodes, _LABELS[0]), width, 0.0)
    tried = [_layers(nodes, arrows, joined, wide, width, downwards)
             for wide in _LABELS for downwards in (False, True)]  # fmt: skip
    if min(_badness(marks, width)[0] for marks in tried):
        nodes_wide, said = _NARROW
        tried += [_layers(nodes, arrows, joined, nodes_wide, width, downwards, said)
                  for downwards in (False, True)]  # fmt: skip
    best = min(tried, key=lambda marks: _badness(marks, width))
    left, top, right, bottom = around(best)
    if bottom - top > _HIGH * max(width, right - left):
        return [*circled(shapes(nodes, _LABELS[1]), arrows, width)]
    return best


def _layers(
    nodes: Sequence[Node],
    arrows: Sequence[Drawn],
    joined: set[str],
    wide: float,
    width: float,
    downwards: bool,
    said: float = SAID,
    close: bool = False,
) -> list[Mark]:
    every = shapes(nodes, wide)
    inside = {name: shape for name, shape in every.items() if name in joined}
    alone = {name: shape for name, shape in every.items() if name not in joined}
    across = width if downwards else _TALL
    marks = [*painted(plan(inside, arrows, across, downwards, said, close))]
    left, top, right, bottom = around(marks)
    marks = [moved(mark, -left, -top) for mark in marks]
    return [*marks, *_rows(alone, max(width, right - left), bottom - top + 2 * _GAP)]


def _badness(marks: Sequence[Mark], width: float) -> tuple[float, float]:
    """How far a picture is too wide, in coarse steps, then how high it is."""
    left, top, right, bottom = around(marks)
    return max(0, round((right - left) / width * 10) - 10), bottom - top


def _rows(shapes: Mapping[str, Shape], width: float, top: float) -> list[Mark]:
    """Shapes side by side in rows, in their order."""
    marks: list[Mark] = []
    left, high = 0.0, 0.0
    for shape in shapes.values():
        if left > 0 and left + shape.width > width:
            left, top, high = 0.0, top + high + _GAP, 0.0
        marks += shape.marks(left + shape.width / 2, top + shape.height / 2)
        left, high = left + shape.width + _GAP, max(high, shape.height)
    return marks
