"""Arrows of networks: their lines, their heads and the signs beside the heads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from qualcode.document import Arrow, Network, Sign
from qualcode.renderers.pictures.legend import SAMPLE, Entry
from qualcode.renderers.pictures.lettering import cleaned
from qualcode.renderers.pictures.marks import INK, MUTED, Mark, Pen, Point, Polygon, Trace
from qualcode.renderers.pictures.palette import LOOKS
from qualcode.renderers.pictures.sign import bubble
from qualcode.renderers.reading import text

HEAD = 6.5
BUBBLE = 4.8
_WIDE = 2.7
_DASHES = (4.0, 2.4)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow with what it is drawn with; `number` is its place among all."""

    number: int
    arrow: Arrow
    pen: Pen

    @property
    def source(self) -> str:
        """Where it begins."""
        return self.arrow.source

    @property
    def target(self) -> str:
        """Where it ends."""
        return self.arrow.target

    @property
    def words(self) -> str:
        """Its label."""
        return cleaned(text(self.arrow.label))

    @property
    def sign(self) -> Sign:
        """Its sign."""
        return self.arrow.sign


def drawn(drawing: Network) -> list[Drawn]:
    """The arrows between nodes that there are, with their pens."""
    known = {node.id for node in drawing.nodes}
    most = max((arrow.weight for arrow in drawing.arrows), default=0)
    return [
        Drawn(number, arrow, _pen(arrow, most))
        for number, arrow in enumerate(drawing.arrows)
        if {arrow.source, arrow.target} <= known
    ]


def _pen(arrow: Arrow, most: int) -> Pen:
    share = arrow.weight / most if most > 0 else 0.0
    color = LOOKS[arrow.sign].color
    if arrow.asserted:
        return Pen(color, 1.4 + 0.9 * share)
    return Pen(MUTED if color == INK else color, 0.7 + 0.5 * share, _DASHES)


def head(tip: Point, before: Point, color: str) -> Mark:
    """The head of an arrow that comes from `before`."""
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    across, down = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    x, y = tip[0] - across * HEAD, tip[1] - down * HEAD
    left = (x - down * _WIDE, y + across * _WIDE)
    right = (x + down * _WIDE, y - across * _WIDE)
    return Polygon((tip, left, right), color)


def legend_entries(drawing: Network, arrows: Iterable[Drawn]) -> list[Entry]:
    """What solid and what dashed arrows are, and signs, of those that are drawn and have words."""
    arrows = tuple(arrows)
    entries = []
    for asserted, words in ((True, drawing.asserted), (False, drawing.suggested)):
        these = [one for one in arrows if one.arrow.asserted is asserted]
        if these and cleaned(text(words)):
            entries.append(Entry(_sample(these, asserted), text(words)))
    there = {one.sign for one in arrows}
    entries += (
        Entry(tuple(bubble(sign, SAMPLE / 2, 6, BUBBLE)), text(words))
        for sign, words in drawing.signs
        if sign in there
    )
    return entries


def _sample(arrows: list[Drawn], asserted: bool) -> tuple[Mark, ...]:
    pen = Pen(INK, 1.4) if asserted else Pen(MUTED, 0.9, _DASHES)
    if not any(one.arrow.directed for one in arrows):
        return (Trace(((0, 6), (SAMPLE, 6)), pen),)
    line = Trace(((0, 6), (SAMPLE - HEAD + 1, 6)), pen)
    return line, head((SAMPLE, 6), (0, 6), pen.color)
