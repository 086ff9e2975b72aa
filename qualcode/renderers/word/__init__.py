"""Word: a report that can be pasted into a thesis and goes on living there.

Real heading styles, native captions that Word can number and list, header rows that repeat on
every page, wide tables on landscape pages, one style for everything so that the campus's
template can restyle it.
"""

from __future__ import annotations

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions


class WordRenderer:
    """A `.docx` that opens in Word and LibreOffice without a question."""

    name = "word"
    suffixes: tuple[str, ...] = (".docx",)

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The document as a Word file, dated by the document, else by `options.today`."""
        from qualcode.renderers.word.package import packed

        return packed(document, options)
