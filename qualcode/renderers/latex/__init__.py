"""LaTeX: one `.tex` file that XeLaTeX turns into a PDF without a question.

What it needs of a TeX installation is in every one: booktabs, longtable, fontspec and, where
there are pictures, TikZ. What came from a transcript is text: nothing in it can become a command.
"""

from __future__ import annotations

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions


class LatexRenderer:
    """A `.tex` for XeLaTeX, to be compiled three times for its contents and page numbers."""

    name = "latex"
    suffixes: tuple[str, ...] = (".tex",)

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The document as LaTeX in UTF-8."""
        from qualcode.renderers.latex.file import written

        return written(document, options).encode("utf-8")
