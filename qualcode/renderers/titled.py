"""Titles that are said once: apart from the banner in them, and not again below a heading."""

from __future__ import annotations

from qualcode.document import Block, Document, Heading, Table, Transcript
from qualcode.renderers.reading import text


def without_banner(document: Document) -> tuple[str, str]:
    """The title, and apart from it the banner that it ends with: said once, it is enough."""
    title, ending = text(document.title), f" ({text(document.banner)})"
    apart = bool(document.banner) and title.endswith(ending) and title != ending
    return (title.removesuffix(ending), ending.lstrip()) if apart else (title, "")


def is_said(block: Table | Transcript, previous: Block | None) -> bool:
    """Whether the title of a block is that of the heading right before it.

    A numbered table has its caption all the same: the number is said nowhere else.
    """
    if not isinstance(previous, Heading) or (isinstance(block, Table) and block.caption):
        return False
    title = text(block.title).split()
    return bool(title) and title == text(previous.text).split()
