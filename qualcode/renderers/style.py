"""How a report looks on paper, under the name by which the renderers know it."""

from __future__ import annotations

from qualcode.document.style import INDONESIA, PAPERS, QuotationRule, StyleProfile

__all__ = ["INDONESIA", "PAPERS", "QuotationRule", "StyleProfile"]
