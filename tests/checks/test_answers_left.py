"""Findings that answer questions which the study does not ask."""

from __future__ import annotations

import pytest

from qualcode.checks.answers import unasked_questions
from qualcode.model.memo import Finding
from tests.study_builder import build_study


@pytest.mark.parametrize(
    ("answers", "told"),
    [((), []), ((1, 2), []), ((3,), [3]), ((0, 2), [0])],
)
def test_a_question_that_is_not_asked_is_told(answers: tuple[int, ...], told: list[int]) -> None:
    finding = Finding("findings/t1.md", "T1", "", (), "", "", "", answers=answers)
    study = build_study(sources={}, questions=("How?", "Why?"), findings=(finding,))
    found = list(unasked_questions(study))
    assert [one.message for one in found] == [
        f"finding T1 answers question {number}; the study has 2" for number in told
    ]
    assert all(one.file == "findings/t1.md" and one.hint for one in found)
