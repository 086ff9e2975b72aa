"""The words of a report: blocks and tables between displays and output formats."""

from qualcode.document.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
)
from qualcode.document.resolve import Resolver
from qualcode.document.table import (
    Align,
    Caption,
    Cell,
    Column,
    Reference,
    Section,
    Table,
    Tone,
    cell,
)
from qualcode.document.words import Joined, Phrase, Translatable, Words, phrase

__all__ = [
    "Align",
    "Block",
    "Bullets",
    "Caption",
    "Cell",
    "Column",
    "Document",
    "Heading",
    "Joined",
    "PageBreak",
    "Paragraph",
    "Phrase",
    "Quotation",
    "Reference",
    "Resolver",
    "Section",
    "Table",
    "Tone",
    "Translatable",
    "Words",
    "cell",
    "phrase",
]
