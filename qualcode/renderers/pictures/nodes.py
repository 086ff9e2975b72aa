"""Nodes of networks: each kind has a shape of its own, large enough for its label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import hypot, sqrt

from qualcode.document import Node, NodeKind
from qualcode.renderers.pictures.labelling import SMALL, Label, label
from qualcode.renderers.pictures.marks import Box, Extent, Mark, Oval, Pen, Polygon
from qualcode.renderers.pictures.palette import BLACK

_TINTS = {
    NodeKind.CODE: "#e3eff8",
    NodeKind.CASE: "#f0f0f0",
    NodeKind.ROLE: "#fdf1d8",
    NodeKind.GROUP: "#e2f3ec",
    NodeKind.EVENT: "#ffffff",
    NodeKind.STATE: "#f7e9f1",
    NodeKind.STEP: "#f3f3e4",
}
_PEN = Pen("#44505a", 0.9)
_HEAVY = Pen("#44505a", 1.8)
_ROUND = {NodeKind.ROLE, NodeKind.STATE}
_ACROSS, _UP, _DOUBLE, _POINT = 7.0, 5.0, 2.6, 9.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A node's label in its shape, around a centre that is not settled yet."""

    kind: NodeKind
    label: Label
    width: float
    height: float

    def edges(self, x: float, y: float, slack: float = 0.0) -> Extent:
        """The edges around a centre, `slack` further out."""
        across, up = self.width / 2 + slack, self.height / 2 + slack
        return x - across, y - up, x + across, y + up

    def holds(self, across: float, up: float, slack: float = 0.0) -> bool:
        """Whether a point that far from the centre lies in the shape."""
        wide, high = self.width / 2 + slack, self.height / 2 + slack
        if self.kind in _ROUND:
            return (across / wide) ** 2 + (up / high) ** 2 <= 1
        return abs(across) <= wide and abs(up) <= high

    def reach(self, offset: float, upright: bool, first: bool) -> float:
        """From the centre to the outline, at a place `offset` from the middle.

        `upright` asks for the upper (`first`) or lower outline, else for the left or right one.
        """
        far, side = (self.height, self.width) if upright else (self.width, self.height)
        part = min(1.0, abs(2 * offset / side))
        if self.kind in _ROUND:
            return far / 2 * sqrt(1 - part**2)
        if self.kind is NodeKind.STEP and not upright:
            return far / 2 - _POINT * (1 - part if first else part)
        return far / 2

    def at_least(self, side: float, across: bool) -> Shape:
        """The shape with a width (`across`) or a height of at least that; a circle stays one."""
        wide = side if across or self.kind is NodeKind.STATE else 0.0
        high = side if not across or self.kind is NodeKind.STATE else 0.0
        return replace(self, width=max(self.width, wide), height=max(self.height, high))

    def marks(self, x: float, y: float) -> list[Mark]:
        """The shape and its label around a centre."""
        words = self.label.at(x, y - self.label.height / 2, "middle", BLACK)
        return [*self._outline(x, y), *words]

    def _outline(self, x: float, y: float) -> list[Mark]:
        left, top, right, bottom = self.edges(x, y)
        wide, high, fill = self.width, self.height, _TINTS[self.kind]
        match self.kind:
            case NodeKind.CODE:
                return [Box(left, top, wide, high, fill, _PEN, min(6.0, high / 3))]
            case NodeKind.CASE:
                return [Box(left, top, wide, high, fill, _PEN)]
            case NodeKind.ROLE | NodeKind.STATE:
                return [Oval(x, y, wide / 2, high / 2, fill, _PEN)]
            case NodeKind.GROUP:
                d = _DOUBLE
                inner = Box(left + d, top + d, wide - 2 * d, high - 2 * d, "", Pen(_PEN.color, 0.6))
                return [Box(left, top, wide, high, fill, _PEN), inner]
            case NodeKind.EVENT:
                return [Box(left, top, wide, high, fill, _HEAVY)]
            case NodeKind.STEP:
                points = ((left, top), (right - _POINT, top), (right, y), (right - _POINT, bottom),
                          (left, bottom), (left + _POINT, y))  # fmt: skip
                return [Polygon(points, fill, _PEN)]


def shapes(nodes: Iterable[Node], wide: float) -> dict[str, Shape]:
    """The shape of each node, its label at most that wide."""
    nodes = tuple(nodes)
    most = max((node.weight for node in nodes), default=0)
    return {node.id: shape(node, wide, most) for node in nodes}


def shape(node: Node, wide: float, most: int) -> Shape:
    """The shape of a node; `most` is the largest weight there is."""
    share = sqrt(max(0, node.weight) / most) if most > 0 else 0.0
    words = label(node.label, wide, SMALL)
    across, up = max(14.0, words.width), max(10.0, words.height)
    across, up = across + 2 * (_ACROSS + 6 * share), up + 2 * (_UP + 5 * share)
    match node.kind:
        case NodeKind.ROLE:
            across, up = across * 1.2, up * 1.3
        case NodeKind.STATE:
            across = up = hypot(words.width, words.height) + 2 * (3 + 5 * share)
        case NodeKind.STEP:
            across += 2 * _POINT
        case NodeKind.GROUP:
            across, up = across + 2 * _DOUBLE, up + 2 * _DOUBLE
        case NodeKind.CODE | NodeKind.CASE | NodeKind.EVENT:
            pass
    return Shape(node.kind, words, across, up)
