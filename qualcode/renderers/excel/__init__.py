"""Excel: one sheet per table, for sorting, filtering and counting by hand.

The first sheet says what the file is and lists the sheets; the text of the report stands on a
sheet of its own. A section of a table becomes a column, so that rows can be sorted and filtered.
"""

from __future__ import annotations

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions


class ExcelRenderer:
    """An `.xlsx` in which every text is text: no formula, no link."""

    name = "excel"
    suffixes: tuple[str, ...] = (".xlsx",)

    def render(self, document: Document, options: RenderOptions) -> bytes:
        """The document as a workbook, dated by the document, else by `options.today`."""
        from qualcode.renderers.excel.workbook import packed

        return packed(document, options)
