"""The table in which findings are held against theory and earlier studies."""

from __future__ import annotations

from tests.reports.test_chapters_are_true import finding, table
from tests.study_builder import build_study


def test_columns_that_hold_only_what_is_to_be_written_are_the_narrow_ones() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good"},
        findings=(finding("T1", "The training is rare and reaches few", "EM1.1"),),
        language="en",
    )
    found = table(study, "discussion", "bab-4")
    (row,) = found.rows
    empty = [str(one.content) for one in row].count(str(row[2].content))
    assert empty == 3
    told, *rest = (found.columns[at].weight for at in (1, 2, 4))
    assert all(told > 2 * one for one in rest)
