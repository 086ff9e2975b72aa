"""The catalogue of data displays after Miles and Huberman.

A display is one file: its docstring is its manual (what it shows, rows, columns, cell, when to
use it, when not, where it comes from), and most are a declaration of `MatrixDisplay`.
"""

from __future__ import annotations

from qualcode.displays.case_ordered_descriptive import CASE_ORDERED_DESCRIPTIVE
from qualcode.displays.causal_network import CAUSAL_NETWORK
from qualcode.displays.checklist import CHECKLIST
from qualcode.displays.co_occurrence import CO_OCCURRENCE
from qualcode.displays.code_by_attribute import CODE_BY_ATTRIBUTE
from qualcode.displays.code_by_informant import CODE_BY_INFORMANT
from qualcode.displays.code_by_source import CODE_BY_SOURCE
from qualcode.displays.code_frequency import CODE_FREQUENCY
from qualcode.displays.code_map import CODE_MAP
from qualcode.displays.composite_sequence import COMPOSITE_SEQUENCE
from qualcode.displays.conceptually_clustered import CONCEPTUALLY_CLUSTERED
from qualcode.displays.contact_summary import CONTACT_SUMMARY
from qualcode.displays.content_analytic_summary import CONTENT_ANALYTIC_SUMMARY
from qualcode.displays.context_chart import CONTEXT_CHART
from qualcode.displays.contrast import CONTRAST
from qualcode.displays.coverage import COVERAGE
from qualcode.displays.critical_incidents import CRITICAL_INCIDENTS
from qualcode.displays.data_accounting_log import DATA_ACCOUNTING_LOG
from qualcode.displays.document_summary import DOCUMENT_SUMMARY
from qualcode.displays.effects import EFFECTS
from qualcode.displays.event_listing import EVENT_LISTING
from qualcode.displays.framework import FRAMEWORK
from qualcode.displays.growth_gradient import GROWTH_GRADIENT
from qualcode.displays.manuals import Manual, ManualPart, manual_of
from qualcode.displays.meta_matrix import META_MATRIX
from qualcode.displays.own import own_displays
from qualcode.displays.predictor_outcome import PREDICTOR_OUTCOME
from qualcode.displays.predictor_outcome_consequences import PREDICTOR_OUTCOME_CONSEQUENCES
from qualcode.displays.request import (
    LEVELS,
    ORDERS,
    Display,
    DisplayRequest,
    Family,
    UnsuitedError,
)
from qualcode.displays.role_by_time import ROLE_BY_TIME
from qualcode.displays.role_ordered import ROLE_ORDERED
from qualcode.displays.scatterplot import SCATTERPLOT
from qualcode.displays.thematic_conceptual import THEMATIC_CONCEPTUAL
from qualcode.displays.thematic_network import THEMATIC_NETWORK
from qualcode.displays.time_ordered import TIME_ORDERED
from qualcode.displays.time_ordered_meta import TIME_ORDERED_META
from qualcode.displays.two_variable import TWO_VARIABLE
from qualcode.displays.variable_by_variable import VARIABLE_BY_VARIABLE
from qualcode.displays.vignette import VIGNETTE
from qualcode.registry import Registry
from qualcode.study import Study

DISPLAYS: Registry[Display] = Registry(
    "display",
    [
        CONCEPTUALLY_CLUSTERED,
        ROLE_ORDERED,
        ROLE_BY_TIME,
        CHECKLIST,
        THEMATIC_CONCEPTUAL,
        EFFECTS,
        CAUSAL_NETWORK,
        THEMATIC_NETWORK,
        CONTEXT_CHART,
        TIME_ORDERED,
        EVENT_LISTING,
        CRITICAL_INCIDENTS,
        GROWTH_GRADIENT,
        VIGNETTE,
        META_MATRIX,
        CONTENT_ANALYTIC_SUMMARY,
        CASE_ORDERED_DESCRIPTIVE,
        TIME_ORDERED_META,
        COMPOSITE_SEQUENCE,
        TWO_VARIABLE,
        VARIABLE_BY_VARIABLE,
        SCATTERPLOT,
        CONTRAST,
        PREDICTOR_OUTCOME,
        PREDICTOR_OUTCOME_CONSEQUENCES,
        FRAMEWORK,
        CODE_FREQUENCY,
        CODE_BY_SOURCE,
        CODE_BY_INFORMANT,
        CODE_BY_ATTRIBUTE,
        CO_OCCURRENCE,
        CODE_MAP,
        COVERAGE,
        CONTACT_SUMMARY,
        DOCUMENT_SUMMARY,
        DATA_ACCOUNTING_LOG,
    ],
)


def displays_of(study: Study) -> Registry[Display]:
    """The catalogue and the displays that a study declares itself."""
    return Registry("display", (*DISPLAYS, *own_displays(study)))


__all__ = [
    "DISPLAYS",
    "LEVELS",
    "ORDERS",
    "Display",
    "DisplayRequest",
    "Family",
    "Manual",
    "ManualPart",
    "UnsuitedError",
    "displays_of",
    "manual_of",
]
