"""Markdown (`.md`): the text as it stands; headings, quotes and pipe tables give it structure.

Nothing is rendered, so that offsets and quotations are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from qualcode.sources.encoding import decode
from qualcode.sources.plain import line_spans, starts_item
from qualcode.sources.raw import Block, Cell, RawSource

Span = tuple[int, int]

_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULER = re.compile(r"[ \t]*(?=[^\n]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ALL_BOLD = re.compile(r"\s*(?:\*\*[^*]+\*\*|__[^_]+__)\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class MarkdownFormat:
    """Reads Markdown and keeps it as it is."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    version: ClassVar[int] = 1

    def read(self, data: bytes, encoding: str | None = None) -> RawSource:
        """The text with a block per line, and per cell in pipe tables.

        Raises:
            QualcodeError: the bytes cannot be read as text.
        """
        text, notices = decode(data, encoding)
        layout = _Layout(text)
        layout.read()
        reader = f"{self.name}/{self.version}"
        return RawSource(text, tuple(layout.blocks), reader, tuple(layout.cells), notices)


class _Layout:
    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.cells: list[Cell] = []
        self.lines: Sequence[Span] = tuple(line_spans(text))
        self.tables = 0

    def read(self) -> None:
        at = 0
        inside = False
        while at < len(self.lines):
            line = self._words(at)
            if self._is_table(at):
                at = self._table(at)
                inside = False
                continue
            heading = self._is_heading(at)
            first = not inside or heading or starts_item(line)
            self._line(self.lines[at], heading, first)
            inside = bool(line.strip()) and not heading
            at += 1

    def _words(self, at: int) -> str:
        start, end = self.lines[at]
        return self.text[start:end]

    def _line(self, span: Span, heading: bool, first: bool) -> None:
        start, end = span
        bold = end - start if _ALL_BOLD.match(self.text[start:end]) else 0
        self.blocks.append(Block(start, end, bold, heading, first))

    def _is_heading(self, at: int) -> bool:
        line = self._words(at)
        if _HEADING.match(line):
            return True
        below = self._words(at + 1) if at + 1 < len(self.lines) else ""
        short = len(line) <= 80 and ":" not in line and bool(line.strip())
        alone = at == 0 or not self._words(at - 1).strip()
        return short and alone and _UNDERLINE.match(below) is not None

    def _is_table(self, at: int) -> bool:
        if at + 1 >= len(self.lines) or "|" not in self._words(at):
            return False
        return _RULER.match(self._words(at + 1)) is not None

    def _table(self, at: int) -> int:
        """Note the cells of a pipe table and return the line below it."""
        row = 0
        first = at
        while at < len(self.lines) and "|" in self._words(at):
            if at != first + 1:
                self._row(self.lines[at], row)
                row += 1
            at += 1
        self.tables += 1
        return at

    def _row(self, line: Span, row: int) -> None:
        for column, (start, end) in enumerate(self._cells_of(line)):
            self.blocks.append(Block(start, end, cell=len(self.cells)))
            self.cells.append(Cell(self.tables, row, column, 1, start, end))

    def _cells_of(self, line: Span) -> Iterator[Span]:
        start, end = line
        bars = [start + match.start() for match in _PIPE.finditer(self.text[start:end])]
        edges = [start - 1, *bars, end]
        if not self.text[start : bars[0]].strip():
            edges.pop(0)
        if len(edges) > 1 and not self.text[edges[-2] + 1 : end].strip():
            edges.pop()
        for left, right in pairwise(edges):
            yield self._trimmed(left + 1, right)

    def _trimmed(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        lead = len(words) - len(words.lstrip())
        return (start, start) if lead == len(words) else (start + lead, start + len(words.rstrip()))
