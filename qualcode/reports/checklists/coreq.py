"""COREQ: what a report of interviews and focus groups should tell, in 32 items.

After Tong, Sainsbury and Craig (2007), International Journal for Quality in Health Care 19(6):
349-357. The order and the topics are theirs; the words are ours.
"""

from __future__ import annotations

from typing import Final

from qualcode.document import phrase
from qualcode.reports.checklists import analysis, fieldwork
from qualcode.reports.checklists.item import Checklist, Item, State

COREQ: Final = Checklist(
    "coreq",
    (
        (
            phrase("checklist.coreq.team"),
            (
                Item(1, phrase("checklist.coreq.interviewer"), fieldwork.researcher),
                Item(2, phrase("checklist.coreq.credentials")),
                Item(3, phrase("checklist.coreq.occupation")),
                Item(4, phrase("checklist.coreq.gender")),
                Item(5, phrase("checklist.coreq.experience")),
                Item(6, phrase("checklist.coreq.relationship")),
                Item(7, phrase("checklist.coreq.knowledge")),
                Item(
                    8, phrase("checklist.coreq.characteristics"), analysis.reflexivity, State.TEXT
                ),
            ),
        ),
        (
            phrase("checklist.coreq.design"),
            (
                Item(9, phrase("checklist.coreq.orientation"), analysis.approach),
                Item(10, phrase("checklist.coreq.selection"), fieldwork.selection),
                Item(11, phrase("checklist.coreq.approach")),
                Item(12, phrase("checklist.coreq.size"), fieldwork.informants),
                Item(13, phrase("checklist.coreq.refused")),
                Item(14, phrase("checklist.coreq.setting"), fieldwork.setting),
                Item(15, phrase("checklist.coreq.others"), fieldwork.others),
                Item(16, phrase("checklist.coreq.description"), fieldwork.described),
                Item(17, phrase("checklist.coreq.guide"), fieldwork.guide),
                Item(18, phrase("checklist.coreq.repeated"), fieldwork.repeated),
                Item(19, phrase("checklist.coreq.recording")),
                Item(20, phrase("checklist.coreq.notes"), fieldwork.field_notes),
                Item(21, phrase("checklist.coreq.duration"), fieldwork.duration),
                Item(22, phrase("checklist.coreq.saturation"), analysis.new_information),
                Item(23, phrase("checklist.coreq.returned")),
            ),
        ),
        (
            phrase("checklist.coreq.analysis"),
            (
                Item(24, phrase("checklist.coreq.coders"), analysis.coders),
                Item(25, phrase("checklist.coreq.tree"), analysis.coding_tree),
                Item(26, phrase("checklist.coreq.derivation"), analysis.derivation),
                Item(27, phrase("checklist.coreq.software"), analysis.software),
                Item(28, phrase("checklist.coreq.checking"), analysis.checked),
                Item(29, phrase("checklist.coreq.quotations"), analysis.quotations),
                Item(30, phrase("checklist.coreq.consistent"), analysis.consistent),
                Item(31, phrase("checklist.coreq.major"), analysis.themes),
                Item(32, phrase("checklist.coreq.minor"), analysis.diverse),
            ),
        ),
    ),
)
