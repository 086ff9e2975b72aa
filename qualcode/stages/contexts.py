"""Words with what stands before and behind them, as they may be printed.

Names are replaced in the whole text first and never in its parts: in *bu | endah* neither part
shows that it is a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MORE = "…"
"""Stands where the words of a context are cut off."""

_SPACE = re.compile(r"\s+")
_WORD_END = re.compile(r"\s")
_FARTHEST = 160
"""Characters on each side within which a name is looked for; longer than any name."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class InContext:
    """Words with their context, names replaced and white space run together."""

    before: str
    words: str
    after: str


def in_context(
    text: str, spans: Sequence[Span], printable: Callable[[str], str], size: int
) -> list[InContext]:
    """Stretches of a text, each with up to `size` characters on both sides.

    `spans` begin and end at words. What is printed is always a part of `printable(text)`: a
    stretch that holds only a part of a name grows to the whole of it.
    """
    safe, places = _printed(text, spans, printable)
    return [
        InContext(
            ending(safe[max(0, start - size - 1) : start], size),
            safe[start:end],
            beginning(safe[end : end + size + 1], size),
        )
        for start, end in places
    ]


def ending(text: str, room: int, measure: Callable[[str], int] = len) -> str:
    """The last words of a text that fit the room, after … where some are left out."""
    if measure(text) <= room:
        return text
    kept = text[-room:] if room > 1 else ""
    while kept and measure(kept) >= room:
        kept = kept[1:]
    if not text[: len(text) - len(kept)].endswith(" ") and " " in kept.strip():
        kept = kept.partition(" ")[2]
    return MORE[: max(room, 0)] + kept


def beginning(text: str, room: int, measure: Callable[[str], int] = len) -> str:
    """The first words of a text that fit the room, before … where some are left out."""
    if measure(text) <= room:
        return text
    kept = text[: room - 1] if room > 1 else ""
    while kept and measure(kept) >= room:
        kept = kept[:-1]
    if not text[len(kept) :].startswith(" ") and " " in kept.strip():
        kept = kept.rpartition(" ")[0]
    return kept + MORE[: max(room, 0)]


def _printed(
    text: str, spans: Sequence[Span], printable: Callable[[str], str]
) -> tuple[str, list[Span]]:
    """The text as it is printed, and where the stretches stand in it."""
    plain, squeezed = _cut(text, spans, lambda piece: _SPACE.sub(" ", piece))
    safe = printable(plain)
    if safe == plain:
        return safe, squeezed
    whole = [_with_whole_names(plain, span, printable) for span in squeezed]
    joined, places = _cut(plain, whole, printable)
    # Otherwise a name lies over more than was looked at: the text is shown as one stretch.
    return (safe, places) if joined == safe else (safe, [(0, len(safe))] * len(spans))


def _cut(text: str, spans: Iterable[Span], change: Callable[[str], str]) -> tuple[str, list[Span]]:
    """The text changed piece by piece, and where the stretches between the cuts have gone."""
    spans = list(spans)
    borders = sorted({0, len(text), *(place for span in spans for place in span)})
    pieces = [change(text[start:end]) for start, end in pairwise(borders)]
    moved, length = {0: 0}, 0
    for border, piece in zip(borders[1:], pieces, strict=True):
        length += len(piece)
        moved[border] = length
    return "".join(pieces), [(moved[start], moved[end]) for start, end in spans]


def _with_whole_names(text: str, span: Span, printable: Callable[[str], str]) -> Span:
    """The stretch, grown by words until no name lies across its ends."""
    start, end = span
    while start > 0 and _within_name(text, start, printable):
        start = text.rfind(" ", 0, start - 1) + 1
    while end < len(text) and _within_name(text, end, printable):
        following = _WORD_END.search(text, end + 1)
        end = following.start() if following else len(text)
    return start, end


def _within_name(text: str, place: int, printable: Callable[[str], str]) -> bool:
    """Whether what is printed would be another thing if the text were cut here."""
    before, after = text[max(0, place - _FARTHEST) : place], text[place : place + _FARTHEST]
    return printable(before) + printable(after) != printable(before + after)
