"""Documents without pictures, for formats that have none: what these show stands in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.document import Block, Document, Figure, Paragraph, Table, Transcript
from qualcode.renderers.labels import label
from qualcode.renderers.reading import number, text


def spelled_out(document: Document) -> Document:
    """The document with a table in the place of each picture and of each transcript.

    A picture whose table stands in the document anyway leaves its caption and what it shows.
    """
    blocks = tuple(one for block in document.blocks for one in plain_blocks(block))
    return replace(document, blocks=blocks)


def plain_blocks(block: Block) -> Iterator[Block]:
    """A block as blocks that every format has."""
    match block:
        case Figure():
            yield from _figure(block)
        case Transcript():
            yield from transcript_blocks(block)
        case _:
            yield block


def transcript_blocks(one: Transcript) -> Iterator[Block]:
    """The head of a transcript, a line for each fact, and its table."""
    yield from map(Paragraph, transcript_facts(one))
    yield one.table


def transcript_facts(one: Transcript) -> Iterator[str]:
    """The lines about a transcript: who was interviewed, when and where."""
    return (f"{text(name)}: {text(fact)}" for name, fact in one.facts)


def figure_table(figure: Figure) -> Table:
    """The table of a figure under the figure's own caption, with its description as a note."""
    description = (figure.description,) if text(figure.description) else ()
    # A table that has another source than its picture still names it.
    both = map(text, (figure.source, figure.table.source))
    sources = list(dict.fromkeys(filter(None, both)))
    return replace(
        figure.table,
        title=figure.title,
        caption=figure.caption,
        notes=(*description, *figure.notes, *figure.table.notes, *sources[1:]),
        source=sources[0] if sources else "",
        name=figure.name or figure.table.name,
    )


def table_beside(figure: Figure, language: str) -> Iterator[Table]:
    """The table of a figure for below its picture, unless the document has it anyway.

    Its title names the figure, so that it needs no number, and its source is that of the picture
    where it has none of its own.
    """
    if figure.beside:
        return
    shown = figure_table(figure)
    told = ": ".join(filter(None, (number(shown), text(shown.title))))
    named = label(language, "data").format(name=told) if told else ""
    source = figure.table.source if text(figure.table.source) else figure.source
    yield replace(figure.table, title=named, caption=None, source=source)


def _figure(figure: Figure) -> Iterator[Block]:
    if not figure.beside:
        yield figure_table(figure)
        return
    caption = figure.caption
    number = f"{text(caption.word)} {caption.printed}" if caption else ""
    lines = (" ".join(filter(None, (number, text(figure.title)))), text(figure.description))
    yield from (Paragraph(line) for line in lines if line)
