"""SRQR: what a report of qualitative research should tell, in 21 items.

After O'Brien, Harris, Beckman, Reed and Cook (2014), Academic Medicine 89(9): 1245-1251. The order
and the topics are theirs; the words are ours.
"""

from __future__ import annotations

from typing import Final

from qualcode.document import phrase
from qualcode.reports.checklists import analysis, fieldwork
from qualcode.reports.checklists.item import Checklist, Item, State

SRQR: Final = Checklist(
    "srqr",
    (
        (
            phrase("checklist.srqr.opening"),
            (
                Item(1, phrase("checklist.srqr.title.item"), analysis.title),
                Item(2, phrase("checklist.srqr.abstract"), otherwise=State.TEXT),
                Item(3, phrase("checklist.srqr.problem"), otherwise=State.TEXT),
                Item(4, phrase("checklist.srqr.question"), analysis.questions),
            ),
        ),
        (
            phrase("checklist.srqr.methods"),
            (
                Item(5, phrase("checklist.srqr.approach"), analysis.approach),
                Item(6, phrase("checklist.srqr.researcher"), analysis.reflexivity),
                Item(7, phrase("checklist.srqr.context"), fieldwork.context),
                Item(8, phrase("checklist.srqr.selection"), analysis.sampled),
                Item(9, phrase("checklist.srqr.ethics"), fieldwork.names),
                Item(10, phrase("checklist.srqr.collection"), fieldwork.collected),
                Item(11, phrase("checklist.srqr.instruments"), fieldwork.guide),
                Item(12, phrase("checklist.srqr.units"), fieldwork.units),
                Item(13, phrase("checklist.srqr.processing"), analysis.processed),
                Item(14, phrase("checklist.srqr.analysis"), analysis.analysed),
                Item(15, phrase("checklist.srqr.trustworthiness"), analysis.trustworthy),
            ),
        ),
        (
            phrase("checklist.srqr.results"),
            (
                Item(16, phrase("checklist.srqr.synthesis"), otherwise=State.TEXT),
                Item(17, phrase("checklist.srqr.evidence"), analysis.quotations),
            ),
        ),
        (
            phrase("checklist.srqr.closing"),
            (
                Item(18, phrase("checklist.srqr.integration"), otherwise=State.TEXT),
                Item(19, phrase("checklist.srqr.limitations"), analysis.limits, State.TEXT),
                Item(20, phrase("checklist.srqr.interests"), otherwise=State.TEXT),
                Item(21, phrase("checklist.srqr.funding"), otherwise=State.TEXT),
            ),
        ),
    ),
)
