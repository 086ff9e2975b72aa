"""Colours and fillings that are told apart by everybody, in print without colour too.

The colours are those of Okabe and Ito, *Color Universal Design* (2008). Signs differ by filling
and are printed besides, so that nobody depends on the colour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.document import Sign
from qualcode.renderers.pictures.marks import FAINT, INK, Box, Hatch, Pen

BLACK, WHITE = "#1a1a1a", "#ffffff"
BLUE, VERMILLION, GREEN = "#0072b2", "#d55e00", "#009e73"

# In an order in which neighbours differ; all stand out from white and from black paper.
SERIES = (BLUE, VERMILLION, "#007f5f", "#a87900", "#a8548a", "#3d97cf", "#777777", GREEN)

_COLOR = re.compile("#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Look:
    """How a sign is shown: the colour of its lines, and the filling of its boxes."""

    color: str
    fill: str
    hatch: Hatch = Hatch.NONE
    hatched: str = BLACK
    pen: Pen = Pen(BLACK, 0.6)  # noqa: RUF009 - frozen
    on_fill: str = BLACK


LOOKS = {
    Sign.FAVOURABLE: Look(BLUE, BLUE, pen=Pen(BLUE, 0.7), on_fill=WHITE),
    Sign.UNFAVOURABLE: Look("#c25200", "#fdeadd", Hatch.RISING, VERMILLION, Pen("#b34700", 0.7)),
    Sign.MIXED: Look("#a8548a", "#f9ecf3", Hatch.CROSSED, "#b8608f", Pen("#8f4270", 0.7)),
    Sign.NEUTRAL: Look("#757575", "#c9c9c9", pen=Pen("#5c5c5c", 0.7)),
    Sign.UNDECIDED: Look("#757575", WHITE, pen=Pen("#5c5c5c", 0.7, (2.0, 1.5))),
    Sign.NONE: Look(INK, "#9ccbe8", pen=Pen("#3b7ea6", 0.7)),
}


def box(sign: Sign, x: float, y: float, width: float, height: float) -> Box:
    """A box filled as the sign is."""
    look = LOOKS[sign]
    return Box(x, y, width, height, look.fill, look.pen, 0.0, look.hatch, look.hatched)


def series(number: int, color: str = "") -> str:
    """The colour of the line or row of that number, unless it has one of its own."""
    return color.lower() if _COLOR.fullmatch(color) else SERIES[number % len(SERIES)]


def shade(share: float) -> str:
    """A blue as dark as the share (0 to 1) is large, lighter and darker in grey as well."""
    return _between(((236, 243, 250), (107, 174, 214), (8, 64, 120)), share)


def on(fill: str) -> str:
    """Black or white, whichever is read better on a fill (WCAG 2.2, relative luminance)."""
    light = _luminance(fill)
    return "#000000" if (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) else WHITE


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _between(stops: tuple[tuple[int, int, int], ...], share: float) -> str:
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    part = place - first
    mixed = (round(a + (b - a) * part) for a, b in zip(stops[first], stops[first + 1], strict=True))
    return "#" + "".join(f"{value:02x}" for value in mixed)


GRID = Pen(FAINT, 0.5)
