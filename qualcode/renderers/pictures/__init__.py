"""Pictures: one layout of a figure's drawing, and a painter for each place where it is shown.

A layout turns a drawing into marks with places in points; the painters put the marks into SVG, PNG
or TikZ. So a picture is the same in every format, and a new drawing needs no change of a painter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

from qualcode.document import Bars, Figure, Network
from qualcode.document.strongest import strongest
from qualcode.renderers.labels import label
from qualcode.renderers.pictures.bars import bars_apart
from qualcode.renderers.pictures.paging import (
    Placed,
    fitted,
    is_readable,
    laid_out,
    needs_turning,
    pages,
    readable_part,
)
from qualcode.renderers.pictures.svg import paint_svg
from qualcode.renderers.pictures.tikz import paint_tikz
from qualcode.renderers.reading import text

__all__ = [
    "can_paint",
    "for_room",
    "is_turned",
    "natural_width",
    "png",
    "pngs",
    "svg",
    "svgs",
    "tikzs",
    "tikzs_apart",
]

_POINTS_PER_PIXEL = 0.75
_POINTS_PER_CM = 72 / 2.54
# What a page leaves a picture in print, in centimetres.
_PRINTED = 22.0


def can_paint() -> bool:
    """Whether `png` gives a picture here, that is, whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def is_turned(figure: Figure, upright: tuple[float, float], turned: tuple[float, float]) -> bool:
    """Whether its picture is read only on a page on its side; both are rooms in centimetres."""
    return needs_turning(figure.drawing, _room(*upright), _room(*turned))


def for_room(
    figure: Figure, language: str, room: tuple[float, float] | None = None
) -> tuple[Figure, str]:
    """The figure as far as its picture can be read, and a note where it does not show all.

    `room` is that of a page in centimetres; without it a picture may be as large as it must.
    """
    network = figure.drawing
    if not isinstance(network, Network):
        return figure, ""
    shown = readable_part(network, *_room(*room)) if room else strongest(network)
    if shown is network:
        return figure, ""
    counted = {"arrows": len(shown.arrows), "all_arrows": len(network.arrows),
               "nodes": len(shown.nodes), "all_nodes": len(network.nodes)}  # fmt: skip
    return replace(figure, drawing=shown), label(language, "strongest").format(**counted)


def natural_width(figure: Figure, width_cm: float) -> float:
    """How wide a picture for that room is when it is not shrunk, in centimetres."""
    return laid_out(figure.drawing, width_cm * _POINTS_PER_CM).width / _POINTS_PER_CM


def svg(figure: Figure, width: float = 640, prefix: str = "") -> str:
    """The whole picture as an `svg` element that can stand in a page or in a file of its own.

    `width` is in CSS pixels; a picture that needs more is wider. All ids in it begin with
    `prefix`, or with the figure's name, so that many pictures can stand in one page. The ink is
    the text colour of the page, the paper `--picture-paper`, or else the page's `Canvas`.
    """
    picture = laid_out(figure.drawing, width * _POINTS_PER_PIXEL)
    about = (text(figure.title), text(figure.description))
    return paint_svg(picture, about, prefix or figure.name or "picture")


def svgs(figure: Figure, width: float = 640, prefix: str = "") -> list[str]:
    """The pictures as `svg` elements, as many as are readable when the page is printed."""
    room = (width * _POINTS_PER_PIXEL, _PRINTED * _POINTS_PER_CM)
    found = pages(figure.drawing, *room)
    if len(found) == 1:
        return [svg(figure, width, prefix)]
    title, about = text(figure.title), text(figure.description)
    begun = prefix or figure.name or "picture"
    return [
        paint_svg(picture, (f"{title} ({n}/{len(found)})", about), f"{begun}{n}-")
        for n, (picture, _) in enumerate(found, 1)
    ]


def png(
    figure: Figure,
    width_cm: float,
    max_height_cm: float,
    font: str = "Liberation Sans",
    dpi: int = 300,
) -> tuple[bytes, float, float] | None:
    """The whole picture as PNG, for print at 300 dpi, with width and height in centimetres.

    It is never wider or higher than asked. None where matplotlib is not installed.
    """
    if not can_paint():
        return None
    return _painted(fitted(figure.drawing, *_room(width_cm, max_height_cm)), font, dpi)


def pngs(
    figure: Figure, width_cm: float, max_height_cm: float, font: str = "Liberation Sans"
) -> list[tuple[bytes, float, float]]:
    """The pictures as PNG at 300 dpi: one, or several where it would be too small to be read.

    None of them where matplotlib is not installed.
    """
    if not can_paint():
        return []
    found = pages(figure.drawing, *_room(width_cm, max_height_cm))
    return [_painted(one, font, 300) for one in found]


def _painted(placed: Placed, font: str, dpi: int) -> tuple[bytes, float, float]:
    from qualcode.renderers.pictures.raster import paint_png

    picture, scale = placed
    size = (picture.width * scale / _POINTS_PER_CM, picture.height * scale / _POINTS_PER_CM)
    return paint_png(picture, scale, font, dpi), *size


def tikzs(
    figure: Figure, width_cm: float, escape: Callable[[str], str], max_height_cm: float = 20.0
) -> list[str]:
    """The pictures as `tikzpicture`s: several where one would be too small to be read.

    `escape` makes text harmless for LaTeX. The document needs `tikz` and `graphicx`, and no
    library of either.
    """
    found = pages(figure.drawing, *_room(width_cm, max_height_cm))
    return [paint_tikz(*one, escape) for one in found]


def tikzs_apart(
    figure: Figure, width_cm: float, escape: Callable[[str], str], max_height_cm: float
) -> tuple[list[str], str] | None:
    """The pieces of a picture that pages may part, and what stands below each part of it.

    None where the picture is read on one page, or is not one of bars.
    """
    width, height = _room(width_cm, max_height_cm)
    if not isinstance(figure.drawing, Bars) or len(pages(figure.drawing, width, height)) == 1:
        return None
    found = bars_apart(figure.drawing, width)
    if found is None:
        return None
    pieces, foot = found
    scale = min(1.0, width / foot.width)
    highest = (max(piece.height for piece in pieces) + foot.height) * scale
    if highest > height or not all(is_readable(piece, scale) for piece in (*pieces, foot)):
        return None
    return [paint_tikz(piece, scale, escape) for piece in pieces], paint_tikz(foot, scale, escape)


def _room(width_cm: float, height_cm: float) -> tuple[float, float]:
    return width_cm * _POINTS_PER_CM, height_cm * _POINTS_PER_CM
