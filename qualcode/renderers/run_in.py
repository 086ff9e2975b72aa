"""Headings in the line of the paragraph after them, as APA has its lowest levels."""

from __future__ import annotations

from qualcode.document import Block, Paragraph
from qualcode.renderers.reading import text


def runs_into(following: Block | None) -> bool:
    """Whether what follows a heading is a paragraph that it can begin."""
    return isinstance(following, Paragraph) and not following.prompt and bool(text(following.text))


def period(words: str) -> str:
    """What ends such a heading: a period, unless it ends with a mark of its own."""
    return "" if words.rstrip().endswith((".", "?", "!", ":", "…")) else "."
