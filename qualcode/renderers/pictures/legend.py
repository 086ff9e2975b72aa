"""What stands under a picture: samples with their words, side by side as long as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.document import Sign
from qualcode.renderers.pictures.labelling import SMALL, Label, label, moved
from qualcode.renderers.pictures.marks import Mark
from qualcode.renderers.pictures.palette import box
from qualcode.renderers.pictures.sign import plated

SAMPLE = 22.0
_GAP, _BETWEEN, _LOW = 5.0, 16.0, 12.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample in a field of 22 by 12 points, and its words."""

    sample: tuple[Mark, ...]
    words: str


def sign_entry(sign: Sign, words: str) -> Entry:
    """The sample of a sign as it fills a bar."""
    marks = (box(sign, 0, 0.5, SAMPLE, 11), *plated(sign, sign.value, SAMPLE / 2, 6, 7.5))
    return Entry(marks, words)


def legend(entries: Sequence[Entry], x: float, top: float, width: float) -> list[Mark]:
    """The entries in rows from `x`, `top`; none for no entries."""
    marks: list[Mark] = []
    left, height = x, 0.0
    for entry in entries:
        words = label(entry.words, max(40.0, width - SAMPLE - _GAP), SMALL)
        need = SAMPLE + _GAP + words.width
        if left > x and left + need > x + width:
            left, top, height = x, top + height + 4, 0.0
        marks += _entry(entry, words, left, top)
        left, height = left + need + _BETWEEN, max(height, words.height, _LOW)
    return marks


def _entry(entry: Entry, words: Label, left: float, top: float) -> list[Mark]:
    sunk = max(0.0, (_LOW - words.height) / 2)
    return [
        *(moved(mark, left, top) for mark in entry.sample),
        *words.at(left + SAMPLE + _GAP, top + sunk),
    ]
