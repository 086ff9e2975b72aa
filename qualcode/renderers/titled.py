"""The title of a document apart from its banner, which every format shows in its own way."""

from __future__ import annotations

from qualcode.document import Document
from qualcode.renderers.reading import text


def without_banner(document: Document) -> tuple[str, str]:
    """The title, and apart from it the banner that it ends with: said once, it is enough."""
    title, ending = text(document.title), f" ({text(document.banner)})"
    apart = bool(document.banner) and title.endswith(ending) and title != ending
    return (title.removesuffix(ending), ending.lstrip()) if apart else (title, "")
