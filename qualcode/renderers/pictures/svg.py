"""A picture as SVG: plain strings, every text escaped, nothing that acts or is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

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

_PIXELS_PER_POINT = 4 / 3
_FONTS = "Liberation Sans, Arial, Helvetica, sans-serif"
_NO_ID = re.compile("[^A-Za-z0-9_-]+")
_STRENGTH = {INK: 1.0, MUTED: 0.72, FAINT: 0.28, WASH: 0.06}


def paint_svg(picture: Picture, about: tuple[str, str], prefix: str) -> str:
    """The picture as an `svg` element; `about` is its title and its description for those who
    cannot see it, `prefix` begins every id."""
    prefix = "p" + _NO_ID.sub("-", prefix)
    width, height = _number(picture.width), _number(picture.height)
    across = _number(picture.width * _PIXELS_PER_POINT)
    down = _number(picture.height * _PIXELS_PER_POINT)
    body = "\n".join(_mark(mark) for mark in picture.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="{across}" '
        f'height="{down}" viewBox="0 0 {width} {height}" role="img" {_labelled(about, prefix)}'
        f' font-family="{_FONTS}">\n{_spoken(about, prefix)}'
        f'<g fill="none">\n{body}\n</g>\n</svg>\n'
    )


def _labelled(about: tuple[str, str], prefix: str) -> str:
    ids = [f"{prefix}-{name}" for name, words in zip(("title", "desc"), about, strict=True)
           if cleaned(words)]  # fmt: skip
    return f'aria-labelledby="{" ".join(ids)}"' if ids else ""


def _spoken(about: tuple[str, str], prefix: str) -> str:
    pairs = zip(("title", "desc"), map(cleaned, about), strict=True)
    return "".join(
        f'<{name} id="{prefix}-{name}">{escape(words)}</{name}>\n' for name, words in pairs if words
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Box():
            return "".join(_box(mark))
        case Oval():
            place = _attributes(cx=mark.x, cy=mark.y, rx=mark.across, ry=mark.up)
            return f"<ellipse{place}{_fill(mark.fill)}{_stroke(mark.pen)}/>"
        case Polygon():
            points = " ".join(map(_place, mark.points))
            return f'<polygon points="{points}"{_fill(mark.fill)}{_stroke(mark.pen)}/>'
        case Trace():
            return _trace(mark.points, mark.pen, mark.curved)
        case Text():
            return _text(mark)
        case _:
            assert_never(mark)


def _box(mark: Box) -> Iterator[str]:
    place = _attributes(x=mark.x, y=mark.y, width=mark.width, height=mark.height)
    place += _attributes(rx=mark.radius) if mark.radius else ""
    yield f"<rect{place}{_fill(mark.fill)}{_stroke(mark.pen)}/>"
    # Lines, and no pattern: browsers print a pattern as a picture as large as the page.
    if lines := hatched(mark):
        way = "".join(f"M{_place(start)}l{_step(start, end)}" for start, end in lines)
        yield f'<path d="{way}"{_stroke(Pen(mark.hatched, 0.9))}/>'


def _trace(points: Iterable[Point], pen: Pen, curved: bool = False) -> str:
    first, *others = map(_place, points)
    path = f"M{first}{'C' if curved else 'L'}{' '.join(others)}"
    return f'<path d="{path}"{_stroke(pen)}/>'


def _text(mark: Text) -> str:
    words = cleaned(mark.words)
    place = _attributes(x=mark.x, y=mark.y)
    if mark.rotated:
        place = f' transform="translate({_place((mark.x, mark.y))}) rotate(-90)"'
    looks = f' font-size="{_number(mark.size)}"' + (' font-weight="bold"' if mark.bold else "")
    looks += f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    # With a font that is wider than the expected one, the text still keeps to its room.
    if is_measured(words) and len(words) > 3:
        looks += f'{_attributes(textLength=mark.length)} lengthAdjust="spacingAndGlyphs"'
    return f"<text{place}{looks}{_fill(mark.color)}>{escape(words)}</text>"


def _attributes(**values: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in values.items())


def _fill(color: str) -> str:
    return _paint("fill", color) if color else ""


def _stroke(pen: Pen | None) -> str:
    if pen is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_number, pen.dashes))}"' if pen.dashes else ""
    return f'{_paint("stroke", pen.color)} stroke-width="{_number(pen.thickness)}"{dashes}'


def _paint(what: str, color: str) -> str:
    if color == PAPER:
        return f' {what}="var(--picture-paper, Canvas)"'
    if color in _STRENGTH:
        strength = _STRENGTH[color]
        faded = f' {what}-opacity="{strength:g}"' if strength < 1 else ""
        return f' {what}="currentColor"{faded}'
    return f' {what}="{color}"'


def _place(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _step(start: Point, end: Point) -> str:
    return _place((end[0] - start[0], end[1] - start[1])).replace(",-", "-")


def _number(value: float) -> str:
    shown = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
