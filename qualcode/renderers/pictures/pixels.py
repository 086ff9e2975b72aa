"""Painted pixels as a small PNG: a palette of at most 256 colours, the picture's own among them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

_MOST = 256
_WHITE = 0xFFFFFFFF
# How fine colours are told apart, in bits of red, green and blue: as fine as the palette allows.
_BITS = (5, 4, 3, 2)
# How far a colour of the palette may be from one that was painted with to become it.
_NEAR = 24


def packed(pixels: Any, dpi: int, colors: Iterable[str]) -> bytes:
    """A PNG file of the pixels.

    Soft edges of letters and lines give a picture of ten colours thousands of them. Reduced to a
    palette it takes a third of the room and half of the time, and looks the same; white and
    `colors` (`#rrggbb`), those that it was painted with, stay what they are.
    """
    import numpy as np
    from PIL import Image

    high, wide = pixels.shape[:2]
    every = np.frombuffer(pixels, np.uint8).reshape(-1, 4)
    inked = np.flatnonzero(every.view(np.uint32).ravel() != _WHITE)
    places, palette = _reduced(every[inked])
    reduced = np.zeros(wide * high, np.uint8)
    reduced[inked] = places + 1
    picture = Image.fromarray(reduced.reshape(high, wide)).convert("L")
    picture.putpalette(_snapped([(255, 255, 255), *palette], colors))
    file = BytesIO()
    picture.save(file, "PNG", dpi=(dpi, dpi))
    return file.getvalue()


def _reduced(inked: Any) -> tuple[Any, list[tuple[int, ...]]]:
    """The place of each pixel's colour in a palette, and the palette."""
    import numpy as np

    for bits in _BITS:
        red, green, blue = (inked[:, n].astype(np.uint16) >> (8 - bits) for n in range(3))
        kinds = red << (2 * bits) | green << bits | blue
        counts = np.bincount(kinds, minlength=1 << (3 * bits))
        used = np.flatnonzero(counts)
        if len(used) < _MOST:
            break
    sums = [np.bincount(kinds, inked[:, n], len(counts))[used] for n in range(3)]
    means = [np.rint(one / counts[used]).astype(int).tolist() for one in sums]
    place = np.zeros(len(counts), np.uint8)
    place[used] = np.arange(len(used))
    return place[kinds], list(zip(*means, strict=True))


def _snapped(palette: list[tuple[int, ...]], colors: Iterable[str]) -> bytes:
    """The palette with each of the colours in place of the one nearest to it."""
    entries = list(palette)
    for color in colors:
        wanted = tuple(int(color[n : n + 2], 16) for n in (1, 3, 5))
        far, place = min((_far(entry, wanted), n) for n, entry in enumerate(entries))
        if far <= _NEAR:
            entries[place] = wanted
    return bytes(value for entry in entries for value in entry)


def _far(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
