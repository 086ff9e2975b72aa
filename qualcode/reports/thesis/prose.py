"""What the researcher wrote in Markdown, as a thesis prints it: paragraphs, lists, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from qualcode.document import Block, Bullets, Emphasized, Look, Paragraph
from qualcode.reports.thesis.part import Pack
from qualcode.stages.marks import EMPHASIS

_HEADING = re.compile(r"^\s*#{1,6}\s")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+")
_NESTED = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])")
_LOOKS: Final = (Look.PLAIN, Look.ITALIC, Look.BOLD, Look.ITALIC | Look.BOLD)
"""How a text looks between so many marks."""


def prose(pack: Pack, text: str) -> Iterator[Block]:
    """Paragraphs and lists; no headings, which the report has of its own."""
    for part in re.split(r"\n\s*\n", text):
        lines = [line for line in part.splitlines() if not _HEADING.match(line)]
        first = next((at for at, line in enumerate(lines) if _ITEM.match(line)), len(lines))
        if words := written(pack, " ".join(lines[:first])):
            yield Paragraph(words)
        if items := tuple(_items(pack, lines[first:])):
            yield Bullets(items)


def _items(pack: Pack, lines: list[str]) -> Iterator[str]:
    """The items of a list, each with the lines that carry it on."""
    begins = [at for at, line in enumerate(lines) if _ITEM.match(line)]
    for begin, end in pairwise([*begins, len(lines)]):
        item = [_ITEM.sub("", lines[begin]), *lines[begin + 1 : end]]
        if words := written(pack, " ".join(item)):
            yield words


def written(pack: Pack, words: str) -> str:
    """A text of the researcher as it may be printed, with the emphasis that its marks tell of.

    Names are replaced in the whole of it, whatever is emphasized; emphasis that begins or ends
    within a name is left out.
    """
    plain, looks = _read(" ".join(words.split()))
    printed = pack.text(plain)
    spans = []
    at = 0
    for look, alike in groupby(looks):
        start, at = at, at + len(list(alike))
        before, after = pack.study.anonymiser(plain[:start]), pack.study.anonymiser(plain[at:])
        within = len(before) + len(after) < len(printed)
        if look and within and printed.startswith(before) and printed.endswith(after):
            spans.append((len(before), len(printed) - len(after), look))
    return Emphasized(printed, spans) if spans else printed


def _read(words: str) -> tuple[str, list[int]]:
    """A text without its marks, and how each of its letters looks."""
    looks: list[int] = [Look.PLAIN] * len(words)
    for marks in (_NESTED, EMPHASIS):
        kept: list[int] = []
        for found in marks.finditer(words):
            start, end = found.span(2)
            looks[start:end] = [one | _LOOKS[len(found[1])] for one in looks[start:end]]
            kept += [*range(found.start(1), start), *range(end, found.end())]
        left_out = set(kept)
        looks = [one for at, one in enumerate(looks) if at not in left_out]
        words = "".join(one for at, one in enumerate(words) if at not in left_out)
    return words, looks
