"""A resolved document as plain lines, for goldens that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Resolver,
    Table,
    Transcript,
    Work,
)
from qualcode.wording import catalogue


def outline(document: Document) -> str:
    """Title, lines and blocks; a table's cells are divided by ` | `, its paragraphs by ` / `.

    No-break spaces, which only a page needs, are shown as spaces.
    """
    lines = [f"# {document.title}", *map(str, document.lines)]
    return "\n".join([*lines, *_blocks(document.blocks)]).replace("\u00a0", " ")


def outline_blocks(blocks: Iterable[Block], language: str = "en") -> str:
    """The same for blocks that are not yet in a language."""
    resolver = Resolver(language, catalogue(language, 1994).say)
    found = "\n".join(_blocks(resolver.block(block) for block in blocks))
    return found.replace("\u00a0", " ")


def all_text(document: Document) -> str:
    """Every word of a document."""
    return "\n".join([outline(document), str(document.banner), str(document.date)])


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"{'#' * (block.level + 1)} {block.text}"
            case Paragraph() | Work():
                yield str(block.text)
            case Quotation():
                yield f"> {block.text} -- {block.attribution}"
            case Bullets():
                yield from (f"* {item}" for item in block.items)
            case Table():
                yield from _table(block)
            case Figure():
                yield f"<< {block.title}"
                yield str(block.description)
                yield from () if block.beside else _table(block.table)
            case Transcript():
                yield from (f"{name}: {fact}" for name, fact in block.facts)
                yield from _table(block.table)
            case PageBreak():
                yield "---"


def _table(table: Table) -> Iterator[str]:
    caption = table.caption
    number = f"{caption.word} {caption.chapter}.{caption.number} " if caption else ""
    yield f"== {number}{table.title}"
    heads = (f"{one.group}: {one.header}" if one.group else one.header for one in table.columns)
    yield " | ".join(map(str, heads))
    for section in table.sections:
        if section.title:
            yield f"[{section.title}]"
        for row in section.rows:
            yield " | ".join(" / ".join(map(str, cell.content)) for cell in row)
    yield from (f"note: {note}" for note in table.notes)
    if table.source:
        yield f"source: {table.source}"
