"""Emphasis within a text: what a researcher has set in italics or bold.

A text with emphasis is a text like any other. Formats with italics and bold print it as it looks,
all others as it reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import IntFlag
from itertools import groupby
from typing import TypeAlias

from qualcode.document.words import OwnWords


class Look(IntFlag):
    """How a piece of text looks, apart from the text around it."""

    PLAIN = 0
    ITALIC = 1
    BOLD = 2


Parted: TypeAlias = list[tuple[str, int]]
"""A text in pieces, in order, each with its look; True stands for italics."""

Span: TypeAlias = tuple[int, int, int]
"""From and to, and the look of what is between."""


class Emphasized(OwnWords):
    """A text of which some stretches are emphasized: `spans` within it.

    What changes a text (`replace`, `split`) returns it without emphasis; `emphasized_like` gives
    it back.
    """

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, words: str, spans: Iterable[Span] = ()) -> Emphasized:
        made = super().__new__(cls, words)
        made.spans = tuple(spans)
        return made


def emphasized_like(words: str, original: str, start: int = 0) -> str:
    """A stretch of a text with its emphasis, letter for letter; it begins at `start` there."""
    if not isinstance(original, Emphasized):
        return words
    end = start + len(words)
    cut = ((max(first, start), min(last, end), look) for first, last, look in original.spans)
    spans = tuple((first - start, last - start, look) for first, last, look in cut if first < last)
    return Emphasized(words, spans) if spans else words


def all_emphasized_like(pieces: Iterable[str], original: str) -> Iterator[str]:
    """All pieces of a text, in order, each with its emphasis."""
    start = 0
    for piece in pieces:
        yield emphasized_like(piece, original, start)
        start += len(piece)


def emphasized_within(words: str, parts: Collection[str]) -> str:
    """A text with the emphasis of those it is made of, where it is plain which is which."""
    found = [one for one in parts if isinstance(one, Emphasized) and words.count(one) == 1]
    if not found:
        return words
    spans = (
        (first + at, last + at, look)
        for one in found
        for at in (words.index(one),)
        for first, last, look in one.spans
    )
    return Emphasized(words, spans)


def in_pieces(words: str, pieces: Parted | None = None) -> Parted:
    """A text in pieces of one look each: its emphasis, and what looks some way already."""
    parted = pieces or [(words, Look.PLAIN)]
    if not isinstance(words, Emphasized):
        return parted
    looks = [look for piece, look in parted for _ in piece]
    for first, last, look in words.spans:
        looks[first:last] = (one | look for one in looks[first:last])
    found: Parted = []
    at = 0
    for look, alike in groupby(looks):
        end = at + len(list(alike))
        found.append((str(words)[at:end], look))
        at = end
    return found or [(str(words), Look.PLAIN)]
