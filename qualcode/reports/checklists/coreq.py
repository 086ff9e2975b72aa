"""COREQ: what a report of interviews and focus groups should tell, in 32 items.

After Tong, Sainsbury and Craig (2007), International Journal for Quality in Health Care 19(6):
349-357. The order and the topics are theirs; the words are ours.
"""

from __future__ import annotations

from typing import Final

from qualcode.reports.checklists import analysis, fieldwork
from qualcode.reports.checklists.item import Checklist, Item, State

COREQ: Final = Checklist(
    "coreq",
    (
        (
            "team",
            (
                Item(1, "coreq.interviewer", fieldwork.researcher),
                Item(2, "coreq.credentials"),
                Item(3, "coreq.occupation"),
                Item(4, "coreq.gender"),
                Item(5, "coreq.experience"),
                Item(6, "coreq.relationship"),
                Item(7, "coreq.knowledge"),
                Item(8, "coreq.characteristics", analysis.reflexivity, State.TEXT),
            ),
        ),
        (
            "design",
            (
                Item(9, "coreq.orientation", analysis.approach),
                Item(10, "coreq.selection", fieldwork.selection),
                Item(11, "coreq.approach"),
                Item(12, "coreq.size", fieldwork.informants),
                Item(13, "coreq.refused"),
                Item(14, "coreq.setting", fieldwork.setting),
                Item(15, "coreq.others"),
                Item(16, "coreq.description", fieldwork.described),
                Item(17, "coreq.guide", fieldwork.guide),
                Item(18, "coreq.repeated", fieldwork.repeated),
                Item(19, "coreq.recording"),
                Item(20, "coreq.notes", fieldwork.field_notes),
                Item(21, "coreq.duration", fieldwork.duration),
                Item(22, "coreq.saturation", analysis.new_information),
                Item(23, "coreq.returned"),
            ),
        ),
        (
            "analysis",
            (
                Item(24, "coreq.coders", analysis.coders),
                Item(25, "coreq.tree", analysis.coding_tree),
                Item(26, "coreq.derivation", analysis.derivation),
                Item(27, "coreq.software", analysis.software),
                Item(28, "coreq.checking", analysis.checked),
                Item(29, "coreq.quotations", analysis.quotations),
                Item(30, "coreq.consistent", analysis.consistent),
                Item(31, "coreq.major", analysis.themes),
                Item(32, "coreq.minor", analysis.diverse),
            ),
        ),
    ),
)
