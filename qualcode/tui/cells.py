"""Character cells: how a stretch of a transcript looks on the screen, and how wide it is.

What one sees as a character may be several code points (a letter and its accent), and take two
cells (East Asian letters) or more (a hidden character that is made visible).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from qualcode.renderers.safe import safe_text

_PLAIN = re.compile("[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")
_JOINER = "\u200d"
_WIDER = "\ufe0f"


class Cluster(NamedTuple):
    """What is seen as one character: its offsets, how it is shown, and its cells."""

    start: int
    end: int
    shown: str
    width: int


def is_plain(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether each character of a stretch is shown as it is, in one cell."""
    last = len(text) if end is None else end
    found = _PLAIN.match(text, start, last)
    return found is not None and found.end() >= last


def visible(text: str) -> str:
    """The text as it is shown: nothing in it can act on the terminal, everything shows."""
    return text if is_plain(text) else safe_text(text)


def width_of(text: str) -> int:
    """How many cells a text takes that is already safe to show."""
    return cell_len(text)


def clusters(text: str, start: int, end: int) -> list[Cluster]:
    """The characters of a stretch as they are seen, in order; they tile it."""
    found: list[Cluster] = []
    while start < end:
        stop = start + 1
        while stop < end and (text[stop - 1] == _JOINER or _joins(text[stop])):
            stop += 1
        shown, width = _measured(text[start:stop])
        found.append(Cluster(start, stop, shown, width))
        start = stop
    return found


def cut(text: str, width: int) -> str:
    """A safe text in at most `width` cells, with … where something was left out."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    taken, room = "", width - 1
    for one in clusters(text, 0, len(text)):
        room -= one.width
        if room < 0:
            break
        taken += one.shown
    return f"{taken}…"


def fill(text: str, width: int) -> str:
    """A safe text in exactly `width` cells."""
    short = cut(text, width)
    return short + " " * (width - cell_len(short))


@lru_cache(maxsize=8192)
def _joins(character: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a joiner, a variant."""
    if character in (_JOINER, _WIDER):
        return True
    return cell_len(character) == 0 and safe_text(character) == character != "\n"


@lru_cache(maxsize=8192)
def _measured(cluster: str) -> tuple[str, int]:
    shown = safe_text(cluster)
    return shown, cell_len(shown)
