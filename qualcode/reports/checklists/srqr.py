"""SRQR: what a report of qualitative research should tell, in 21 items.

After O'Brien, Harris, Beckman, Reed and Cook (2014), Academic Medicine 89(9): 1245-1251. The order
and the topics are theirs; the words are ours.
"""

from __future__ import annotations

from typing import Final

from qualcode.reports.checklists import analysis, fieldwork
from qualcode.reports.checklists.item import Checklist, Item, State

SRQR: Final = Checklist(
    "srqr",
    (
        (
            "opening",
            (
                Item(1, "srqr.title.item", analysis.title),
                Item(2, "srqr.abstract", otherwise=State.TEXT),
                Item(3, "srqr.problem", otherwise=State.TEXT),
                Item(4, "srqr.question", analysis.questions),
            ),
        ),
        (
            "methods",
            (
                Item(5, "srqr.approach", analysis.approach),
                Item(6, "srqr.researcher", analysis.reflexivity),
                Item(7, "srqr.context", fieldwork.context),
                Item(8, "srqr.selection", analysis.sampled),
                Item(9, "srqr.ethics", fieldwork.names),
                Item(10, "srqr.collection", fieldwork.collected),
                Item(11, "srqr.instruments", fieldwork.guide),
                Item(12, "srqr.units", fieldwork.units),
                Item(13, "srqr.processing", analysis.processed),
                Item(14, "srqr.analysis", analysis.analysed),
                Item(15, "srqr.trustworthiness", analysis.trustworthy),
            ),
        ),
        (
            "results",
            (
                Item(16, "srqr.synthesis", otherwise=State.TEXT),
                Item(17, "srqr.evidence", analysis.quotations),
            ),
        ),
        (
            "closing",
            (
                Item(18, "srqr.integration", otherwise=State.TEXT),
                Item(19, "srqr.limitations", analysis.limits, State.TEXT),
                Item(20, "srqr.interests", otherwise=State.TEXT),
                Item(21, "srqr.funding", otherwise=State.TEXT),
            ),
        ),
    ),
)
