"""From results to documents: the only place with prose.

Every builder takes the study and what is selected and gives a `Document` in the study's
language, ready for any renderer.
"""

from __future__ import annotations

from qualcode.reports.conclusion import conclusion_document
from qualcode.reports.display import (
    catalogue_records,
    display_as_json,
    display_catalogue,
    display_document,
    manual_document,
    manual_records,
)
from qualcode.reports.records import document_as_json
from qualcode.reports.reduction import reduction_document
from qualcode.reports.thesis import thesis_report
from qualcode.reports.triangulation import triangulation_document, triangulation_overview

__all__ = [
    "catalogue_records",
    "conclusion_document",
    "display_as_json",
    "display_catalogue",
    "display_document",
    "document_as_json",
    "manual_document",
    "manual_records",
    "reduction_document",
    "thesis_report",
    "triangulation_document",
    "triangulation_overview",
]
