"""Plain text (`.txt`): every line a block; lines that an editor wrapped carry on a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from qualcode.sources.encoding import decode
from qualcode.sources.raw import Block, RawSource

WIDEST: Final = 120
"""Characters of a line that an editor or a mail program may have wrapped."""

_ITEM = re.compile(r"\s*(?:[-*+•–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")


@dataclass(frozen=True, slots=True)
class PlainFormat:
    """Reads text files in any encoding that can be told."""

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    version: ClassVar[int] = 1

    def read(self, data: bytes, encoding: str | None = None) -> RawSource:
        """The text with a block per line.

        Raises:
            QualcodeError: the bytes cannot be read as text.
        """
        text, notices = decode(data, encoding)
        blocks = tuple(_blocks(text))
        return RawSource(text, blocks, f"{self.name}/{self.version}", (), notices)


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line, newlines left out; nothing after a last newline."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def starts_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return _ITEM.match(line) is not None


def _blocks(text: str) -> Iterator[Block]:
    group: list[tuple[int, int]] = []
    for start, end in line_spans(text):
        if not text[start:end].strip():
            yield from _paragraphs(text, group)
            group = []
            yield Block(start, end)
        else:
            group.append((start, end))
    yield from _paragraphs(text, group)


def _paragraphs(text: str, group: Sequence[tuple[int, int]]) -> Iterator[Block]:
    wrapped = _is_wrapped([text[start:end] for start, end in group])
    for index, (start, end) in enumerate(group):
        carries_on = wrapped and index > 0 and not starts_item(text[start:end])
        yield Block(start, end, first=not carries_on)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether neighbouring lines are one paragraph broken at a margin."""
    if len(lines) < 2 or max(map(len, lines)) > WIDEST:
        return False
    margin = max(map(len, lines))
    full = [line for line in lines[:-1] if not starts_item(line)]
    return margin >= 40 and all(len(line.rstrip()) >= 0.7 * margin for line in full)
