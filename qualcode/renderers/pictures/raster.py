"""A picture as PNG, painted by matplotlib's Agg, which is imported here and nowhere else.

The marks are handed to Agg one by one: figures, axes and artists, which are made for charts that
change, would take more time than the painting.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, assert_never
from unicodedata import category

from matplotlib import rc_context
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from qualcode.renderers.pictures.hatching import hatched
from qualcode.renderers.pictures.lettering import cleaned, is_measured
from qualcode.renderers.pictures.marks import (
    FAINT,
    INK,
    MUTED,
    PAPER,
    WASH,
    Box,
    Mark,
    Oval,
    Pen,
    Picture,
    Point,
    Polygon,
    Text,
    Trace,
)
from qualcode.renderers.pictures.pixels import packed

_COLORS = {INK: "#1a1a1a", MUTED: "#505050", FAINT: "#c4c4c4", WASH: "#f3f3f3", PAPER: "#ffffff"}
# As wide as the letters that the layout reckons with; any other font is measured.
_EXPECTED = {"Liberation Sans", "Arial", "Helvetica", "Arimo"}
_FONTS = (
    "Liberation Sans", "Arial", "Helvetica", "DejaVu Sans", "Noto Sans CJK SC", "Microsoft YaHei",
    "Hiragino Sans GB", "Droid Sans Fallback", "Noto Emoji", "Segoe UI Symbol", "Segoe UI Emoji",
)  # fmt: skip
# Nothing of a user's own matplotlib settings may change a picture.
_SETTINGS: Any = {"text.usetex": False, "text.parse_math": False, "path.sketch": None,
             "text.hinting": "no_hinting", "path.simplify": False, "agg.path.chunksize": 0,
             "path.snap": True, "text.antialiased": True, "axes.unicode_minus": False}  # fmt: skip
_ROUND = 0.4477  # where a quarter of a circle has the handle of its Bézier curve


def paint_png(picture: Picture, scale: float, font: str, dpi: int) -> bytes:
    """The picture at that scale; the bytes do not tell when or with what it was painted."""
    with rc_context(_SETTINGS), _in_silence():
        paper = _Paper(picture, scale, dpi, font)
        paper.fill(_rectangle(Box(0, 0, picture.width, picture.height)), _COLORS[PAPER], None)
        for mark in picture.marks:
            paper.put(mark)
        return packed(paper.pixels(), dpi, paper.colors)


@contextmanager
def _in_silence() -> Iterator[None]:
    """Without what matplotlib has to say on fonts that lack an emoji or a bold face."""
    log = logging.getLogger("matplotlib.font_manager")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)


@cache
def _there() -> frozenset[str]:
    return frozenset(fontManager.get_font_names())


@cache
def _families(font: str, is_plain: bool) -> tuple[str, ...]:
    """Fonts to take letters from, in turn; plain words need the first one only."""
    found = [one for one in dict.fromkeys((font, *_FONTS)) if one in _there()] or ["DejaVu Sans"]
    return tuple(found[:1] if is_plain and found[0] in _EXPECTED else found)


@cache
def _properties(families: tuple[str, ...], size: float, bold: bool) -> FontProperties:
    return FontProperties(family=list(families), weight="bold" if bold else "normal", size=size)


@cache
def _rgba(color: str) -> tuple[float, ...]:
    color = _COLORS.get(color, color)
    return (*(int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)), 1.0)


class _Paper:
    """What is painted on: pixels, and how points become pixels."""

    def __init__(self, picture: Picture, scale: float, dpi: int, font: str) -> None:
        across, down = (round(side * scale * dpi / 72) for side in (picture.width, picture.height))
        made: Any = RendererAgg
        self._agg = made(max(1, across), max(1, down), dpi)
        self._font, self._scale = font, scale
        self._factor = scale * dpi / 72
        self._place = Affine2D().scale(self._factor, -self._factor).translate(0, max(1, down))
        self.colors: dict[str, None] = {_COLORS[PAPER]: None}

    def pixels(self) -> Any:
        """What was painted, in red, green, blue and opacity."""
        return self._agg.buffer_rgba()

    def put(self, mark: Mark) -> None:
        """Paints a mark over all before it."""
        match mark:
            case Box():
                self.fill(_rounded(mark) if mark.radius else _rectangle(mark), mark.fill, mark.pen)
                if lines := hatched(mark):
                    points = [point for line in lines for point in line]
                    steps = [Path.MOVETO, Path.LINETO] * len(lines)
                    self.fill(Path(points, steps), "", Pen(mark.hatched, 0.8))
            case Oval():
                circle: Any = Path.unit_circle()
                shape = Affine2D().scale(mark.across, mark.up).translate(mark.x, mark.y)
                self.fill(circle.transformed(shape), mark.fill, mark.pen)
            case Polygon():
                self.fill(_closed(mark.points), mark.fill, mark.pen)
            case Trace():
                step = Path.CURVE4 if mark.curved else Path.LINETO
                steps = [Path.MOVETO, *[step] * (len(mark.points) - 1)]
                self.fill(Path(list(mark.points), steps), "", mark.pen)
            case Text():
                self._write(mark)
            case _:
                assert_never(mark)

    def fill(self, path: Path, fill: str, pen: Pen | None) -> None:
        """Fills a path and draws its line."""
        context = self._agg.new_gc()
        context.set_capstyle("butt")
        context.set_joinstyle("miter")
        context.set_linewidth(pen.thickness * self._scale if pen else 0)
        if pen:
            context.set_foreground(self._ink(pen.color), isRGBA=True)
            if pen.dashes:
                context.set_dashes(0, [one * self._scale for one in pen.dashes])
        self._agg.draw_path(context, path, self._place, self._ink(fill) if fill else None)
        context.restore()

    def _ink(self, color: str) -> tuple[float, ...]:
        self.colors[_COLORS.get(color, color)] = None
        return _rgba(color)

    def _write(self, mark: Text) -> None:
        said = cleaned(mark.words)
        words = "".join(one for one in said if category(one) != "Cf" and one != "\ufe0f")
        if not words:
            return
        plain = is_measured(words)
        families, size = _families(self._font, plain), mark.size * self._scale
        letters = _properties(families, size, mark.bold)
        length = self._length(words, letters)
        room = mark.length * self._factor
        if not (plain and families[0] in _EXPECTED) and length > room > 0:
            letters = _properties(families, size * room / length, mark.bold)
            length = self._length(words, letters)
        before = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * length
        x, y = mark.x * self._factor, mark.y * self._factor
        x, y = (x, y + before) if mark.rotated else (x - before, y)
        context = self._agg.new_gc()
        context.set_foreground(self._ink(mark.color), isRGBA=True)
        self._agg.draw_text(context, x, y, words, letters, 90.0 if mark.rotated else 0.0)
        context.restore()

    def _length(self, words: str, letters: FontProperties) -> float:
        return float(self._agg.get_text_width_height_descent(words, letters, False)[0])


def _rectangle(box: Box) -> Path:
    right, low = box.x + box.width, box.y + box.height
    return _closed(((box.x, box.y), (right, box.y), (right, low), (box.x, low)))


def _closed(points: Sequence[Point]) -> Path:
    steps = [Path.MOVETO, *[Path.LINETO] * (len(points) - 1), Path.CLOSEPOLY]
    return Path([*points, points[0]], steps)


def _rounded(box: Box) -> Path:
    """A rectangle whose corners are quarters of circles."""
    radius = min(box.radius, box.width / 2, box.height / 2)
    right, low, near = box.x + box.width, box.y + box.height, radius * _ROUND
    corners = (
        ((right, box.y), (-1, 0), (0, 1)),
        ((right, low), (0, -1), (-1, 0)),
        ((box.x, low), (1, 0), (0, -1)),
        ((box.x, box.y), (0, 1), (1, 0)),
    )
    points: list[Point] = [(box.x + radius, box.y)]
    steps = [Path.MOVETO]
    for (x, y), (ax, ay), (bx, by) in corners:
        points += [
            (x + ax * radius, y + ay * radius),
            (x + ax * near, y + ay * near),
            (x + bx * near, y + by * near),
            (x + bx * radius, y + by * radius),
        ]
        steps += [Path.LINETO, *[Path.CURVE4] * 3]
    return Path([*points, points[0]], [*steps, Path.CLOSEPOLY])
