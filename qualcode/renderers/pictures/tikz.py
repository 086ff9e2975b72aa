"""A picture as TikZ, with no library but TikZ itself and what it loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import floor
from typing import assert_never

from qualcode.renderers.pictures.hatching import hatched
from qualcode.renderers.pictures.lettering import LEADING, cleaned
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

_COLORS = {INK: "000000", MUTED: "505050", FAINT: "C4C4C4", WASH: "F3F3F3", PAPER: "FFFFFF"}
# A text that is longer in LaTeX's font than in the expected one is made narrower.
_ROOM = (
    r"\def\picturetext#1#2{\setbox0\hbox{#2}\ifdim\wd0>#1\relax"
    r"\resizebox{#1}{\height}{\box0}\else\box0\fi}%"
)


def paint_tikz(picture: Picture, scale: float, escape: Callable[[str], str]) -> str:
    """The picture as a `tikzpicture` environment at that scale; its unit is the point (`bp`)."""
    # Rounded up, a picture would stand out of the line that it was fitted to.
    unit = _number(floor(scale * 10_000 + 1e-6) / 10_000, 4)
    lines = [
        rf"\begin{{tikzpicture}}[x={unit}bp,y=-{unit}bp,inner sep=0pt,outer sep=0pt]",
        _ROOM,
        *(rf"\definecolor{{qc{one}}}{{HTML}}{{{one}}}" for one in _used(picture)),
        rf"\useasboundingbox (0,0) rectangle {_place((picture.width, picture.height))};",
        *(line for mark in picture.marks for line in _mark(mark, scale, escape)),
        r"\end{tikzpicture}",
    ]
    return "\n".join(lines) + "\n"


def _used(picture: Picture) -> list[str]:
    return sorted({_html(color) for mark in picture.marks for color in _colors(mark) if color})


def _colors(mark: Mark) -> Iterator[str]:
    match mark:
        case Box():
            yield from (mark.fill, mark.pen.color if mark.pen else "", mark.hatched)
        case Oval() | Polygon():
            yield from (mark.fill, mark.pen.color if mark.pen else "")
        case Trace():
            yield mark.pen.color
        case Text():
            yield mark.color


def _html(color: str) -> str:
    return _COLORS.get(color, color.strip("#").upper())


def _mark(mark: Mark, scale: float, escape: Callable[[str], str]) -> Iterator[str]:
    match mark:
        case Box():
            yield from _box(mark, scale)
        case Oval():
            across, up = _number(mark.across * scale), _number(mark.up * scale)
            shape = f"circle[x radius={across}bp,y radius={up}bp]"
            yield _path(mark.fill, mark.pen, scale, f"{_place((mark.x, mark.y))} {shape}")
        case Polygon():
            points = " -- ".join(map(_place, mark.points))
            yield _path(mark.fill, mark.pen, scale, f"{points} -- cycle")
        case Trace():
            yield _path("", mark.pen, scale, _way(mark.points, mark.curved))
        case Text():
            yield from _text(mark, scale, escape)
        case _:
            assert_never(mark)


def _box(mark: Box, scale: float) -> Iterator[str]:
    corner = (mark.x + mark.width, mark.y + mark.height)
    way = f"{_place((mark.x, mark.y))} rectangle {_place(corner)}"
    yield _path(mark.fill, mark.pen, scale, way, mark.radius)
    if lines := hatched(mark):
        way = " ".join(f"{_place(start)} -- {_place(end)}" for start, end in lines)
        yield _path("", Pen(mark.hatched, 0.7), scale, way)


def _path(fill: str, pen: Pen | None, scale: float, way: str, radius: float = 0.0) -> str:
    looks = _looks(fill, pen, scale)
    looks += [f"rounded corners={_number(radius * scale)}bp"] if radius else []
    return rf"\path[{','.join(looks)}] {way};"


def _way(points: tuple[Point, ...], curved: bool) -> str:
    if not curved:
        return " -- ".join(map(_place, points))
    way = _place(points[0])
    for n in range(1, len(points) - 2, 3):
        first, second, end = map(_place, points[n : n + 3])
        way += f" .. controls {first} and {second} .. {end}"
    return way


def _text(mark: Text, scale: float, escape: Callable[[str], str]) -> Iterator[str]:
    words = cleaned(mark.words)
    if not words:
        return
    anchor = {"start": "base west", "middle": "base", "end": "base east"}[mark.anchor]
    size, step = _number(mark.size * scale), _number(mark.size * scale * LEADING)
    series = r"\bfseries" if mark.bold else ""
    font = rf"\sffamily{series}\fontsize{{{size}}}{{{step}}}\selectfont"
    looks = f"anchor={anchor},text=qc{_html(mark.color)}" + (",rotate=90" if mark.rotated else "")
    inner = rf"\picturetext{{{_number(mark.length * scale + 0.3)}bp}}{{{font} {escape(words)}}}"
    yield rf"\node[{looks}] at {_place((mark.x, mark.y))} {{{inner}}};"


def _looks(fill: str, pen: Pen | None, scale: float) -> list[str]:
    looks = [f"fill=qc{_html(fill)}"] if fill else []
    if pen:
        looks += [f"draw=qc{_html(pen.color)}", f"line width={_number(pen.thickness * scale)}bp"]
    if pen and pen.dashes:
        lengths = [f"{_number(one * scale)}bp" for one in pen.dashes]
        pairs = zip(lengths[::2], lengths[1::2], strict=True)
        looks.append("dash pattern=" + " ".join(f"on {on} off {off}" for on, off in pairs))
    return looks


def _place(point: Point) -> str:
    return f"({_number(point[0])},{_number(point[1])})"


def _number(value: float, digits: int = 2) -> str:
    shown = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
