"""Addresses in the page: every heading, table, figure, transcript and turn has one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qualcode.document import Block, Document, Figure, Heading, Table, Transcript
from qualcode.renderers.reading import caption, number, text
from qualcode.renderers.spelled_out import figure_table
from qualcode.renderers.titled import is_said

_ALLOWED = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,60}")
_TAKEN = ("page", "contents", "quotations", "data", "tools", "passages")
"""What the page itself has addresses for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: level 1 is a chapter; `short` is a number before the title."""

    anchor: str
    title: str
    level: int = 1
    short: str = ""


class Anchors:
    """The addresses of a document, given in its order, so that they are always the same."""

    def __init__(self, document: Document) -> None:
        self._taken = set(_TAKEN)
        self._headings = 0
        self.contents: list[Entry] = []
        self.tables: list[Entry] = []
        self.figures: list[Entry] = []
        self.turns: dict[tuple[str, int], str] = {}
        self._of_turns: list[tuple[str, ...]] = []
        pairs = pairwise((None, *document.blocks))
        self._of_blocks = tuple(self._named(block, previous) for previous, block in pairs if block)
        self._turns_of_blocks = dict(self._of_transcripts(document))

    def of_block(self, at: int) -> str:
        """The address of the block of that number; empty where it needs none."""
        return self._of_blocks[at]

    def of_turns(self, at: int) -> tuple[str, ...]:
        """The addresses of the turns of the transcript that is the block of that number."""
        return self._turns_of_blocks[at]

    def _named(self, block: Block, previous: Block | None) -> str:
        match block:
            case Heading(level, words):
                self._headings += 1
                anchor = self._free(f"s{self._headings}")
                self.contents.append(Entry(anchor, text(words), min(max(level, 1), 4)))
            case Transcript():
                anchor = self._free(f"transcript-{block.source}", "transcript")
                # Under a heading that says the same it would stand in the contents twice.
                if not is_said(block, previous):
                    self.contents.append(Entry(anchor, text(block.title), 2))
                self._of_turns.append(tuple(self._turns(block)))
            case Table():
                anchor = self._free(block.name, "table")
                if caption(block):
                    self.tables.append(_captioned(anchor, block))
            case Figure():
                anchor = self._free(block.name, "figure")
                self.figures.append(_captioned(anchor, figure_table(block)))
            case _:
                anchor = ""
        return anchor

    def _turns(self, one: Transcript) -> Iterator[str]:
        for said in one.utterances:
            anchor = self._free(f"{one.source}.{said.number}", "turn")
            self.turns.setdefault((one.source, said.number), anchor)
            yield anchor

    def _of_transcripts(self, document: Document) -> Iterator[tuple[int, tuple[str, ...]]]:
        known = iter(self._of_turns)
        for at, block in enumerate(document.blocks):
            if isinstance(block, Transcript):
                yield at, next(known)

    def _free(self, wanted: str, otherwise: str = "") -> str:
        """The wanted address if it can be one, with a number behind it where it is taken."""
        begun = wanted if _ALLOWED.fullmatch(wanted) else otherwise
        free, again = begun, 2
        while free in self._taken:
            free, again = f"{begun}-{again}", again + 1
        self._taken.add(free)
        return free


def _captioned(anchor: str, table: Table) -> Entry:
    return Entry(anchor, text(table.title), short=number(table))
