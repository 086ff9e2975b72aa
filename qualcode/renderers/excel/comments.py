"""What is said in the margin of a cell: where its entry comes from, and in whose words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qualcode.document import Cell, Document, Passage
from qualcode.renderers.labels import label
from qualcode.renderers.reading import bracketed, quoted, text
from qualcode.renderers.safe import file_text
from qualcode.renderers.widths import measure

# What a person reads in a window that Excel does not scroll: lines of so many characters, and so
# many of them; the words of one passage, and how many further places are named.
_ACROSS, _LINES, _WORDS, _PLACES = 58, 30, 280, 24
_WIDTH, _LINE = 380, 14.5
_LOOK = {"author": "", "font_name": "Liberation Sans", "font_size": 8, "color": "#FFFFF0"}


class Comments:
    """The passages behind the cells of a document, as comments tell of them."""

    def __init__(self, document: Document) -> None:
        self._language = document.language
        self._passages = {one.coding: one for one in document.passages}

    def write(self, sheet: Any, at: tuple[int, int], cell: Cell, row: str) -> None:
        """A comment on a cell that rests on codings, unless its row says all of it already."""
        if words := self.of(cell, row):
            high = sum(map(_height, words.split("\n")))
            size = {"width": _WIDTH, "height": round(_LINE * (high + 1))}
            sheet.write_comment(*at, file_text(words), {**_LOOK, **size})

    def of(self, cell: Cell, row: str) -> str:
        """The text of the comment; empty where there is nothing to add."""
        if not self._passages:
            places = dict.fromkeys(f"{one.source}.{one.turn}" for one in cell.evidence)
            return _listed(list(places))
        ids = dict.fromkeys(one.coding for one in cell.evidence)
        found = [self._passages[one] for one in ids if one in self._passages]
        row = " ".join(row.split())
        if all(one.text in row and text(one.place) in row for one in found):
            return ""
        return self._told(found)

    def _told(self, passages: Sequence[Passage]) -> str:
        told: list[str] = []
        lines = 0
        for number, one in enumerate(passages):
            words = _passage(one)
            lines += sum(map(_height, words.split("\n"))) + 1
            if told and lines > _LINES:
                return "\n\n".join([*told, self._further(passages[number:])])
            told.append(words)
        return "\n\n".join(told)

    def _further(self, passages: Sequence[Passage]) -> str:
        places = list(dict.fromkeys(text(one.place) for one in passages))
        words = label(self._language, "more")
        return words.format(n=len(passages), which=_listed(places))


def _passage(one: Passage) -> str:
    """Place, speaker, code and state in one line, and the words in the next."""
    code = f"{one.code} ({one.sign})" if one.sign else one.code
    head = " · ".join(filter(None, (text(one.place), text(one.speaker), code, text(one.state))))
    translation = bracketed(_cut(one.translation), "[]") if one.translation else ""
    return "\n".join(filter(None, (head, quoted(_cut(one.text)), translation)))


def _cut(words: str) -> str:
    """The words, or as many of them as are read at a glance."""
    if len(words) <= _WORDS:
        return words
    kept = words[:_WORDS].rpartition(" ")[0] or words[:_WORDS]
    return f"{kept} […]"


def _listed(places: Sequence[str]) -> str:
    more: Iterable[str] = ("…",) if len(places) > _PLACES else ()
    return "; ".join([*places[:_PLACES], *more])


def _height(line: str) -> int:
    return max(1, -(-measure(line) // _ACROSS))
