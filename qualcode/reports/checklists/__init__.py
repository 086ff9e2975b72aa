"""Reporting checklists for qualitative research, filled as far as the study knows."""

from __future__ import annotations

from qualcode.registry import Registry
from qualcode.reports.checklists.coreq import COREQ
from qualcode.reports.checklists.document import checklist_as_json, checklist_document
from qualcode.reports.checklists.item import Checklist, Reported, State
from qualcode.reports.checklists.paragraph import methods_document, methods_texts
from qualcode.reports.checklists.srqr import SRQR

CHECKLISTS: Registry[Checklist] = Registry("checklist", [COREQ, SRQR])

__all__ = [
    "CHECKLISTS",
    "Checklist",
    "Reported",
    "State",
    "checklist_as_json",
    "checklist_document",
    "methods_document",
    "methods_texts",
]
