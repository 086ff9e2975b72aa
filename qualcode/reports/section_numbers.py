"""Numbers of sections, `4.2` and `4.2.1`, where the style of the report asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.document import Block, Document, Heading


def with_section_numbers(document: Document, deepest: int) -> Document:
    """The resolved document with a number before each heading below a chapter.

    `deepest` is the last level that gets one; 0 and 1 are none. Appendices are numbered as such
    and their sections have no numbers.
    """
    if deepest < 2:
        return document
    return replace(document, blocks=tuple(_numbered(document.blocks, deepest)))


def _numbered(blocks: tuple[Block, ...], deepest: int) -> Iterator[Block]:
    chapter = 0
    counts: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        if block.level == 1:
            chapter = block.chapter if isinstance(block.chapter, int) else 0
            counts = []
        if not chapter or not 1 < block.level <= deepest:
            yield block
            continue
        depth = block.level - 1
        counts = [*counts, *[0] * depth][:depth]
        counts[-1] += 1
        number = ".".join(map(str, (chapter, *(max(1, one) for one in counts))))
        yield replace(block, text=f"{number} {block.text}")
