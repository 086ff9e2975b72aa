"""How wide columns are, in whatever unit the format counts.

Each column first gets what its longest word needs; the rest is dealt out by weight, to nobody
more than its longest line can use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category, combining, east_asian_width

# Everything but the Latin letters and the punctuation of which we know the width.
_ODD = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]")

_BREAKS = re.compile("[^\\S\u00a0]+")


def twips(centimetres: float) -> int:
    """Centimetres as twips, the unit in which pages are laid out."""
    return round(centimetres / 2.54 * 1440)


@dataclass(frozen=True, slots=True)
class Need:
    """What one column asks for: the least, the most it can use, and its weight."""

    least: int
    most: int
    weight: float = 1.0


def share(total: int, needs: Sequence[Need], fill: bool = False) -> list[int]:
    """Widths that together take at most `total`, exactly `total` with `fill`.

    Where not even the least fits, all columns shrink in proportion, to no less than 1.
    """
    if not needs:
        return []
    least = [max(1, need.least) for need in needs]
    if sum(least) >= total:
        return _scaled(least, total)
    widths = _poured(total, least, needs)
    return _scaled(widths, total) if fill else widths


def _poured(total: int, least: list[int], needs: Sequence[Need]) -> list[int]:
    widths = [float(width) for width in least]
    while (spare := total - sum(widths)) >= 1:
        thirsty = [i for i, need in enumerate(needs) if widths[i] < need.most]
        if not thirsty:
            break
        parts = sum(max(needs[i].weight, 0.01) for i in thirsty)
        for i in thirsty:
            wanted = spare * max(needs[i].weight, 0.01) / parts
            widths[i] = min(needs[i].most, widths[i] + wanted)
    return [int(width + 1e-6) for width in widths]


def _scaled(widths: list[int], total: int) -> list[int]:
    total = max(total, len(widths))
    whole = sum(widths)
    scaled = [max(1, width * total // whole) for width in widths]
    rest = total - sum(scaled)
    columns = range(len(scaled))
    for _ in range(abs(rest)):
        if rest > 0:
            scaled[max(columns, key=lambda i: widths[i] / scaled[i])] += 1
        else:
            scaled[max(columns, key=lambda i: scaled[i])] -= 1
    return scaled


def measure(text: str) -> int:
    """How many character cells a text takes: East Asian wide ones two, combining ones none."""
    if text.isascii() or not _ODD.search(text):
        return len(text)
    return sum(map(_cells, text))


def longest_word(text: str) -> int:
    """The width of the longest word, or of words on both sides of a no-break space."""
    plain = text.isascii() or not _ODD.search(text)
    return max(map(len if plain else measure, _BREAKS.split(text)), default=0)


@cache
def _cells(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
