"""A picture as PNG, painted by matplotlib, which is imported here and nowhere else."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never
from unicodedata import category

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.patches import Ellipse, FancyBboxPatch, PathPatch
from matplotlib.patches import Polygon as Closed
from matplotlib.path import Path
from matplotlib.text import Text as Written

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

if TYPE_CHECKING:
    from matplotlib.artist import Artist

DPI = 300
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
             "text.antialiased": True, "axes.unicode_minus": False}  # fmt: skip


def paint_png(picture: Picture, scale: float, font: str) -> bytes:
    """The picture at 300 dpi and that scale; the bytes do not tell when or with what."""
    with rc_context(_SETTINGS), _in_silence():
        size = (picture.width * scale / 72, picture.height * scale / 72)
        figure = Figure(figsize=size, dpi=DPI, facecolor="white", edgecolor="white")
        canvas: Any = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), frameon=False)
        axes.set(xlim=(0, picture.width), ylim=(picture.height, 0), xticks=(), yticks=())
        for number, mark in enumerate(picture.marks):
            for artist in _artists(mark, scale, _families(font)):
                artist.set(zorder=number + 1, clip_on=False)
                axes.add_artist(artist)
                if isinstance(artist, Written) and isinstance(mark, Text):
                    _keep_to_room(artist, mark, scale, font, canvas)
        file = BytesIO()
        canvas.print_png(file, metadata={"Software": None})
        return file.getvalue()


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


def _families(font: str) -> list[str]:
    there = set(fontManager.get_font_names())
    found = [one for one in dict.fromkeys((font, *_FONTS)) if one in there]
    return found or ["DejaVu Sans"]


def _artists(mark: Mark, scale: float, families: list[str]) -> list[Artist]:
    match mark:
        case Box():
            return _box(mark, scale)
        case Oval():
            place = (mark.x, mark.y)
            return [
                Ellipse(place, 2 * mark.across, 2 * mark.up, **_looks(mark.fill, mark.pen, scale))
            ]
        case Polygon():
            return [Closed(mark.points, closed=True, **_looks(mark.fill, mark.pen, scale))]
        case Trace():
            return [_trace(mark.points, mark.pen, scale, mark.curved)]
        case Text():
            return [_text(mark, scale, families)]
        case _:
            assert_never(mark)


def _box(mark: Box, scale: float) -> list[Artist]:
    shape = f"round,pad=0,rounding_size={mark.radius}" if mark.radius else "square,pad=0"
    looks = _looks(mark.fill, mark.pen, scale)
    box: Artist = FancyBboxPatch((mark.x, mark.y), mark.width, mark.height, shape, **looks)
    lines = hatched(mark)
    if not lines:
        return [box]
    points = [point for line in lines for point in line]
    path = Path(points, [Path.MOVETO, Path.LINETO] * len(lines))
    pen = Pen(mark.hatched, 0.8)
    return [box, PathPatch(path, **_looks("", pen, scale))]


def _trace(points: tuple[Point, ...], pen: Pen, scale: float, curved: bool) -> Artist:
    step = Path.CURVE4 if curved else Path.LINETO
    path = Path(list(points), [Path.MOVETO, *[step] * (len(points) - 1)])
    return PathPatch(path, **_looks("", pen, scale))


def _looks(fill: str, pen: Pen | None, scale: float) -> dict[str, Any]:
    looks: dict[str, Any] = {
        "facecolor": _color(fill) if fill else "none",
        "edgecolor": _color(pen.color) if pen else "none",
        "linewidth": pen.thickness * scale if pen else 0,
        "capstyle": "butt",
        "joinstyle": "miter",
    }
    if pen and pen.dashes:
        # matplotlib counts dashes in thicknesses of the line.
        looks["linestyle"] = (0, tuple(one / pen.thickness for one in pen.dashes))
    return looks


def _color(color: str) -> str:
    return _COLORS.get(color, color)


def _text(mark: Text, scale: float, families: list[str]) -> Written:
    words = "".join(one for one in cleaned(mark.words) if category(one) != "Cf" and one != "\ufe0f")
    anchor = {"start": "left", "middle": "center", "end": "right"}[mark.anchor]
    font = FontProperties(family=families, weight="bold" if mark.bold else "normal",
                          size=mark.size * scale)  # fmt: skip
    written = Written(mark.x, mark.y, words, color=_color(mark.color), fontproperties=font,
                      ha=anchor, va="baseline", parse_math=False)  # fmt: skip
    if mark.rotated:
        written.set(rotation=90, rotation_mode="anchor")
    return written


def _keep_to_room(written: Written, mark: Text, scale: float, font: str, canvas: Any) -> None:
    if font in _EXPECTED and font in fontManager.get_font_names() and is_measured(mark.words):
        return
    if not written.get_text():
        return
    edges = written.get_window_extent(canvas.get_renderer())
    taken = edges.height if mark.rotated else edges.width
    room = mark.length * scale * DPI / 72
    if taken > room > 0:
        written.set_fontsize(mark.size * scale * room / taken)
