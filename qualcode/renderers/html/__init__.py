"""HTML: one file that needs nothing else, to be read, searched and printed in any browser.

A cell opens the quotations that it rests on, in their context. The page loads nothing and runs
nothing but its own script, which its security policy names by its hash; without a script all of
its text can be read.
"""

from __future__ import annotations

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions


class HtmlRenderer:
    """One page of HTML in UTF-8."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm")

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The whole page; the options change nothing in it."""
        from qualcode.renderers.html.page import page

        return page(document).encode("utf-8")
