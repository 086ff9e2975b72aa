"""The catalogue of data displays after Miles and Huberman.

A display is one file: its docstring is its manual (what it shows, rows, columns, cell, when to
use it, when not, where it comes from), and most are a declaration of `MatrixDisplay`.
"""

from __future__ import annotations

from qualcode.displays.checklist import CHECKLIST
from qualcode.displays.conceptually_clustered import CONCEPTUALLY_CLUSTERED
from qualcode.displays.content_analytic_summary import CONTENT_ANALYTIC_SUMMARY
from qualcode.displays.request import LEVELS, ORDERS, Display, DisplayRequest, Family
from qualcode.displays.role_ordered import ROLE_ORDERED
from qualcode.registry import Registry

DISPLAYS: Registry[Display] = Registry(
    "display",
    [CONCEPTUALLY_CLUSTERED, ROLE_ORDERED, CHECKLIST, CONTENT_ANALYTIC_SUMMARY],
)

__all__ = ["DISPLAYS", "LEVELS", "ORDERS", "Display", "DisplayRequest", "Family"]
