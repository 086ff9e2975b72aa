"""Bookmarks on headings and captions, and the fields that refer to them.

Wherever the text names a table, a figure, a chapter or an appendix of the same document, a field
stands there with the words as they were written, so that Word can follow and renumber them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.document import Document, Figure, Foreign, Heading, Table, all_emphasized_like
from qualcode.renderers.numbered import HEADED, Names
from qualcode.renderers.reading import text
from qualcode.renderers.word.wording import Wording
from qualcode.renderers.word.xml import field


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of contents, tables or figures: its words, level and bookmark."""

    words: str
    bookmark: str
    level: int = 1


class Anchors:
    """The bookmarks of one document; each caption and heading asks for its own, in order."""

    def __init__(self, document: Document) -> None:
        self.headings: list[Entry] = []
        self.tables: dict[str, list[Entry]] = {}
        self.figures: dict[str, list[Entry]] = {}
        self.wording = Wording(Foreign(document.foreign))
        self.names = Names(document)
        self._labels: dict[str, str] = {}
        self._listed = document.title_page
        self._number = 0
        for block in document.blocks:
            match block:
                case Heading(level, words):
                    self._add_heading(level, _line(text(words)))
                case Table():
                    self._add_caption(self.tables, block)
                case Figure():
                    self._add_caption(self.figures, block)
                case _:
                    pass
        self._order = iter(self._in_order(document))
        self._placed: set[str] = set()
        self._pattern = self._mentions()

    def _add_heading(self, level: int, words: str) -> None:
        entry = Entry(self.names.joined(words), f"_Toc{len(self.headings) + 1:08}", level)
        self.headings.append(entry)
        if found := HEADED.match(words):
            self._add_label(found[1])

    def _add_caption(self, lists: dict[str, list[Entry]], block: Table | Figure) -> None:
        if block.caption is None:
            return
        word = text(block.caption.word)
        label = f"{word} {block.caption.printed}"
        taken = sum(map(len, (*self.tables.values(), *self.figures.values())))
        words = self.names.joined(f"{label} {_line(text(block.title))}".strip())
        lists.setdefault(word, []).append(Entry(words, f"_Toc9{taken + 1:07}"))
        self._add_label(label)

    def _add_label(self, label: str) -> None:
        self._labels.setdefault(_spaced(label), f"_Ref{len(self._labels) + 1:08}")

    def _in_order(self, document: Document) -> Iterator[str]:
        """The bookmarks of the lists in the order in which the blocks come."""
        headings = iter(self.headings)
        captions = sorted(
            one.bookmark for lists in (self.tables, self.figures)
             for entries in lists.values() for one in entries
        )  # fmt: skip
        following = iter(captions)
        for block in document.blocks:
            if isinstance(block, Heading):
                yield next(headings).bookmark
            elif isinstance(block, Table | Figure) and block.caption is not None:
                yield next(following)

    def _mentions(self) -> re.Pattern[str] | None:
        labels = sorted(filter(None, self._labels), key=len, reverse=True)
        if not labels:
            return None
        words = "|".join(re.escape(label).replace(r"\ ", "[ \u00a0]") for label in labels)
        return re.compile(rf"(?<![\w.])({words})(?![\w]|\.\d)")

    def listed(self, inner: str) -> str:
        """The runs of a heading or caption in the bookmark that a list refers to."""
        name = next(self._order)
        return self._bookmark(name, inner) if self._listed else inner

    def labelled(self, label: str, inner: str) -> str:
        """The runs of a label in its bookmark, the first time that it is printed."""
        name = self._labels.get(_spaced(label), "")
        if not name or name in self._placed:
            return inner
        self._placed.add(name)
        return self._bookmark(name, inner)

    def heading(self, words: str, italic: bool = False) -> str:
        """The runs of a heading with its bookmarks; `italic` where its style is."""
        words = self.names.joined(words)
        found = HEADED.match(words)
        if not found:
            return self.listed(self.wording.own(words, italic=italic))
        label = self.labelled(found[1], self.wording.own(found[1], italic=italic))
        return self.listed(label + self.wording.own(words[found.end() :], italic=italic))

    def linked(self, words: str, italic: bool = False) -> str:
        """The runs of a text, with a field wherever it names a caption or a numbered heading."""
        own, words = self.wording.own, self.names.joined(words)
        if self._pattern is None or not self._pattern.search(words):
            return own(words, italic=italic)
        return "".join(
            self._reference(piece) if odd else own(piece, italic=italic)
            for odd, piece in _alternating(self._pattern.split(words), words)
        )

    def _reference(self, label: str) -> str:
        return field(f"REF {self._labels[_spaced(label)]} \\h \\* MERGEFORMAT", label)

    def _bookmark(self, name: str, inner: str) -> str:
        self._number += 1
        start = f'<w:bookmarkStart w:id="{self._number}" w:name="{name}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{self._number}"/>'


def _line(words: str) -> str:
    return " ".join(words.split())


def _spaced(label: str) -> str:
    return label.replace("\u00a0", " ")


def _alternating(pieces: list[str], words: str) -> Iterator[tuple[bool, str]]:
    for number, piece in enumerate(all_emphasized_like(pieces, words)):
        if piece:
            yield number % 2 == 1, piece
