"""Pictures: one layout of a figure's drawing, and a painter for each place where it is shown.

A layout turns a drawing into marks with places in points; the painters put the marks into SVG, PNG
or TikZ. So a picture is the same in every format, and a new drawing needs no change of a painter.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from qualcode.document import Figure
from qualcode.renderers.pictures.layout import fitted, layout
from qualcode.renderers.pictures.svg import paint_svg
from qualcode.renderers.pictures.tikz import paint_tikz
from qualcode.renderers.reading import text

__all__ = ["can_paint", "png", "svg", "tikz"]

_POINTS_PER_PIXEL = 0.75
_POINTS_PER_CM = 72 / 2.54


def can_paint() -> bool:
    """Whether `png` gives a picture here, that is, whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def svg(figure: Figure, width: float = 640, prefix: str = "") -> str:
    """The picture as an `svg` element that can stand in a page or in a file of its own.

    `width` is in CSS pixels; a picture that needs more is wider. All ids in it begin with
    `prefix`, or with the figure's name, so that many pictures can stand in one page. The ink is
    the text colour of the page, the paper `--picture-paper`, or else the page's `Canvas`.
    """
    picture = layout(figure.drawing, width * _POINTS_PER_PIXEL)
    about = (text(figure.title), text(figure.description))
    return paint_svg(picture, about, prefix or figure.name or "picture")


def png(
    figure: Figure, width_cm: float, max_height_cm: float, font: str = "Liberation Sans"
) -> tuple[bytes, float, float] | None:
    """The picture as PNG at 300 dpi, with its width and height in centimetres.

    It is never wider or higher than asked. None where matplotlib is not installed.
    """
    if not can_paint():
        return None
    from qualcode.renderers.pictures.raster import paint_png

    room = (width_cm * _POINTS_PER_CM, max_height_cm * _POINTS_PER_CM)
    picture, scale = fitted(figure.drawing, *room)
    size = (picture.width * scale / _POINTS_PER_CM, picture.height * scale / _POINTS_PER_CM)
    return paint_png(picture, scale, font), *size


def tikz(
    figure: Figure,
    width_cm: float,
    escape: Callable[[str], str],
    max_height_cm: float = 20.0,
) -> str:
    """The picture as a `tikzpicture`; `escape` makes text harmless for LaTeX.

    The document needs `tikz` and `graphicx`, and no library of either.
    """
    room = (width_cm * _POINTS_PER_CM, max_height_cm * _POINTS_PER_CM)
    picture, scale = fitted(figure.drawing, *room)
    return paint_tikz(picture, scale, escape)
