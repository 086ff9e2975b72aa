"""How large a picture is printed: its letters stay readable, or it is divided or turned.

This is the one rule for all drawings and formats. A picture may be laid out wider than its page
and shrunk, as long as its smallest letters are as large as those of a footnote in print; one that
would become smaller is divided into several, and one that cannot be divided, such as a network
whose every node is joined, stands on a page that is turned on its side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TypeAlias

from qualcode.document import Bars, Drawing, Network
from qualcode.document.strongest import MOST_ARROWS, MOST_NODES, strongest
from qualcode.renderers.pictures.dividing import divided
from qualcode.renderers.pictures.layout import layout
from qualcode.renderers.pictures.marks import Picture, Text
from qualcode.renderers.pictures.network import other_networks

# Points. Common advice for print is 7 at least; below 6 most people cannot read it.
LEAST_LETTERS = 7.0
_USUAL = 7.5
# Laid out wider and shrunk, a high picture becomes lower.
_WIDER = (1.0, 1.07, 1.15, 1.3, 1.5, 1.75, 2.0)
# So few connections are never left out of a network; with so many for each node it is dense.
_FEWEST, _DENSE = 6, 2
# A network with more connections is laid out in its usual way only: other ways take long.
_SOON = 40
_MOST_PARTS = 40
# A page is turned only where that makes the letters so much larger.
_WORTH = 1.15
# The parts of a page that a picture may fill, tried in turn.
_FULL = (1.0, 0.95, 0.9)

Placed: TypeAlias = tuple[Picture, float]


@lru_cache(maxsize=64)
def _laid_out(drawing: Drawing, width: float) -> Picture:
    return layout(drawing, width)


def laid_out(drawing: Drawing, width: float) -> Picture:
    """The picture of a drawing as `layout` makes it; the same one is laid out once."""
    return _laid_out(drawing, round(width, 2))


def fitted(drawing: Drawing, width: float, height: float) -> Placed:
    """The whole picture and the scale, at most 1, at which it takes no more room than there is."""
    best, largest, worse = laid_out(drawing, width), 0.0, 0
    for factor in _WIDER:
        picture = laid_out(drawing, width * factor)
        scale = min(1.0, width / picture.width, height / picture.height)
        if scale > largest + 0.01:
            best, largest, worse = picture, scale, 0
        else:
            worse += 1
        if is_readable(best, largest) or worse > 1:
            break
    return best, largest


def _in_another_way(network: Network, usual: Placed, room: tuple[float, float]) -> Placed:
    """The first other picture of a network that is readable in a room, or the largest of all."""
    best = usual
    if not is_readable(*usual) and len(network.arrows) <= _SOON:
        for picture in other_networks(network, room[0]):
            scale = min(1.0, room[0] / picture.width, room[1] / picture.height)
            best = max(best, (picture, scale), key=lambda one: _readable([one]))
            if is_readable(*best):
                break
    return best


def is_readable(picture: Picture, scale: float) -> bool:
    """Whether the smallest letters of a picture are large enough at a scale."""
    return smallest(picture) * scale >= LEAST_LETTERS - 0.005


def smallest(picture: Picture) -> float:
    """The size of the smallest letters of a picture that is not shrunk, in points."""
    return min((mark.size for mark in picture.marks if isinstance(mark, Text)), default=_USUAL)


def pages(drawing: Drawing, width: float, height: float) -> list[Placed]:
    """The pictures that show a drawing in rooms of that size: one, or as few as are readable."""
    whole = fitted(drawing, width, height)
    if is_readable(*whole):
        return [whole]
    wide = laid_out(drawing, width).width > width * LEAST_LETTERS / _USUAL + width * 0.1
    tried: list[_Division] = []
    for count in range(2, _MOST_PARTS + 1):
        parts = divided(drawing, count, wide)
        if len(parts) < min(2, count):
            break
        tried.append(_Division(parts, (width, height)))
        if tried[-1].is_readable or len(parts) < count:
            break
    best = _best([whole], tried)
    if isinstance(drawing, Network):
        return _networks(best, [_Division([drawing], (width, height)), *tried])
    return _fuller(drawing, best, (width, height))


def _networks(best: list[Placed], tried: Sequence[_Division]) -> list[Placed]:
    """The pictures of a network: `best`, or where they are not readable it in another way.

    The whole is tried before its divisions.
    """
    if all(is_readable(*one) for one in best):
        return best
    for division in tried:
        other = division.in_another_way()
        if _is_larger(other, _readable(best)):
            best = other
        if all(is_readable(*one) for one in best):
            break
    return best


def _fuller(drawing: Drawing, even: list[Placed], room: tuple[float, float]) -> list[Placed]:
    """As many pictures of bars, the first ones as high as their pages, the last one lower.

    So the last one shares its page with the text.
    """
    if len(even) < 2 or not isinstance(drawing, Bars):
        return even
    highest = max(picture.height * scale for picture, scale in even)
    for share in _FULL:
        fuller = room[1] * share / highest
        if fuller <= 1:
            break
        tried = _Division(divided(drawing, len(even), False, fuller), room)
        if tried.is_readable:
            return tried.placed
    return even


class _Division:
    """The parts of a drawing; where the first is not readable, the others are not laid out."""

    def __init__(self, parts: Sequence[Drawing], room: tuple[float, float]) -> None:
        self._parts, self._room = parts, room
        first = fitted(parts[0], *room)
        # The letters of all parts together are no larger than those of one.
        self.at_most = _readable([first])
        self.is_readable = is_readable(*first) and all(is_readable(*one) for one in self.placed)

    @cached_property
    def placed(self) -> list[Placed]:
        """The pictures of all parts."""
        return [fitted(one, *self._room) for one in self._parts]

    def in_another_way(self) -> list[Placed]:
        """The pictures of all parts of a network, those laid out otherwise that are too small."""
        return [
            _in_another_way(part, usual, self._room) if isinstance(part, Network) else usual
            for part, usual in zip(self._parts, self.placed, strict=True)
        ]


def _best(whole: list[Placed], tried: Sequence[_Division]) -> list[Placed]:
    """Of the whole and its divisions in turn, the last that is read better than the best before it.

    It is looked for from the end: this is mostly the last, and nothing else need be laid out.
    """
    before = list(accumulate((one.at_most for one in tried), max, initial=_readable(whole)))
    better = (n for n in reversed(range(len(tried))) if _is_larger(tried[n].placed, before[n]))
    sure = next(better, -1)
    best = whole if sure < 0 else tried[sure].placed
    for one in tried[sure + 1 :]:
        if _is_larger(one.placed, _readable(best)):
            best = one.placed
    return best


def _is_larger(placed: list[Placed], size: float) -> bool:
    return _readable(placed) > size + 0.01


def readable_part(network: Network, width: float, height: float) -> Network:
    """A network, or as much of it as is read on such a page: the strongest connections."""
    # One with many more connections than nodes is never read whole; to try would take long.
    dense = len(network.arrows) > _DENSE * len(network.nodes)
    shown = strongest(network, MOST_ARROWS // 2, MOST_NODES // 2) if dense else strongest(network)
    while len(shown.arrows) > _FEWEST:
        size = _readable(pages(shown, width, height))
        if size >= LEAST_LETTERS - 0.005:
            break
        share = min(0.85, max(0.35, size / LEAST_LETTERS))
        most = max(_FEWEST, int(len(shown.arrows) * share))
        shown = strongest(network, most, most)
    return shown


def _readable(placed: list[Placed]) -> float:
    return min(smallest(picture) * scale for picture, scale in placed)


def needs_turning(
    drawing: Drawing, upright: tuple[float, float], turned: tuple[float, float]
) -> bool:
    """Whether a drawing is read only on a page on its side; both are rooms as width and height."""
    if not isinstance(drawing, Network):
        return False
    found = _readable(pages(drawing, *upright))
    if found >= LEAST_LETTERS:
        return False
    return _readable(pages(drawing, *turned)) > found * _WORTH
