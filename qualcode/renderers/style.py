"""How a report looks on paper, under the name by which the renderers know it."""

from __future__ import annotations

from qualcode.document.style import INDONESIA, PAPERS, HeadingLook, QuotationRule, StyleProfile

__all__ = ["INDONESIA", "LARGER", "PAPERS", "HeadingLook", "QuotationRule", "StyleProfile"]

LARGER = 2
"""By how many points a large heading is larger than the text."""
