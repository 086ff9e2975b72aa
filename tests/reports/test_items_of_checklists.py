"""Which items of COREQ and SRQR a study can answer: A by its data, M only by asking, N never.

Who was present (COREQ 15) is asked too, but study.yaml has a key for the answer: `present`.
"""

from __future__ import annotations

from qualcode.reports.checklists.coreq import COREQ
from qualcode.reports.checklists.item import Checklist, State
from qualcode.reports.checklists.srqr import SRQR

COREQ_BY_DATA = {9, 10, 12, 16, 18, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32}
SRQR_BY_DATA = {4, 8, 10, 12, 13, 14, 15, 17, 19}
COREQ_ASKED = {2, 3, 4, 5, 6, 7, 11, 13, 19, 23}
SRQR_IN_THE_TEXT = {2, 3, 16, 18, 20, 21}


def computed(checklist: Checklist) -> set[int]:
    """The items of which the study is asked at all."""
    return {item.number for item in checklist.items if item.fact}


def in_the_text(checklist: Checklist) -> set[int]:
    """The items that are answered by the manuscript itself, unless the study says something."""
    return {item.number for item in checklist.items if item.otherwise is State.TEXT}


def test_what_data_can_answer_is_computed() -> None:
    assert computed(COREQ) >= COREQ_BY_DATA
    assert computed(SRQR) >= SRQR_BY_DATA


def test_what_only_people_know_is_asked_and_never_computed() -> None:
    assert not computed(COREQ) & COREQ_ASKED
    assert not computed(SRQR) & SRQR_IN_THE_TEXT
    assert in_the_text(SRQR) >= SRQR_IN_THE_TEXT
    assert not in_the_text(COREQ) & COREQ_ASKED


def test_the_items_are_numbered_without_a_gap() -> None:
    for checklist, last in ((COREQ, 32), (SRQR, 21)):
        numbers = [item.number for item in checklist.items]
        assert numbers == list(range(1, last + 1))
