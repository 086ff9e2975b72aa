"""The terminal: a document as text of a given width, in colour only where asked for.

Use it for what is read on the screen and for `.txt` files. A table that would be unreadable at
the width is printed row by row, each row as a block of `header  value` lines.
"""

from __future__ import annotations

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions


class TerminalRenderer:
    """Plain UTF-8 text; with colour, ANSI codes that only this program writes."""

    name = "terminal"
    suffixes: tuple[str, ...] = (".txt",)

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The document as it is printed; ends with a line break."""
        from qualcode.renderers.terminal.page import lines
        from qualcode.renderers.terminal.screen import printed

        width = max(options.width, 10)
        return printed(lines(document, width), width, options.color).encode("utf-8")
