"""A row of a table is quoted with the heads of its columns; as data its words stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.source import SegmentKind, SourceKind
from qualcode.stages.passages import Statement, statements
from qualcode.study import Selection
from tests.study_builder import build_study

TABS = "No\tActivity\tTarget\tBudget (Rp)"
PIPES = "| No | Activity | Target | Budget (Rp) |"


def said(head: str, row: str, words: str, kind: SegmentKind = SegmentKind.HEADER) -> Statement:
    """What is quoted of a row below the heads of a table."""
    study = build_study(
        sources={"D1": f"{head}\n{row}"},
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codings=[f"D1.2 EM1.1 + {words}"],
        informants={"I1": "gov"},
    )
    (source,) = study.sources
    first, second = source.segments
    kinds = replace(first, kind=kind), replace(second, kind=SegmentKind.ROW)
    study = replace(study, sources=(replace(source, segments=kinds),))
    (found,) = statements(study, study.select(Selection()))
    return found


@pytest.mark.parametrize("kind", [SegmentKind.HEADER, SegmentKind.HEADING])
@pytest.mark.parametrize(
    ("head", "row"),
    [
        (TABS, "1\tTraining\tFive groups\t39.600.000"),
        (PIPES, "| 1 | Training | Five groups | 39.600.000 |"),
    ],
)
def test_a_whole_row_is_told_with_its_heads(head: str, row: str, kind: SegmentKind) -> None:
    found = said(head, row, row, kind)
    assert found.printed == "Activity: Training; Target: Five groups; Budget (Rp): 39.600.000"
    assert found.text == "1; Training; Five groups; 39.600.000"
    assert found.as_json()["text"] == found.text


def test_of_a_part_only_its_own_columns_are_told() -> None:
    found = said(TABS, "1\tTraining\tFive groups\t39.600.000", "groups\t39.600.000")
    assert found.printed.endswith("Target: groups; Budget (Rp): 39.600.000")
    assert "Activity" not in found.printed


def test_a_bare_number_has_its_head_and_words_of_one_cell_have_none() -> None:
    row = "1\tTraining\tFive groups\t39.600.000"
    assert said(TABS, row, "39.600.000").printed.endswith("Budget (Rp): 39.600.000")
    assert "Activity" not in said(TABS, row, "Training").printed


@pytest.mark.parametrize("head", ["What the office did", "No\tActivity", "\t\t\tBudget"])
def test_without_a_head_for_each_column_the_cells_stand_as_they_are(head: str) -> None:
    row = "1\tTraining\tFive groups\t39.600.000"
    assert said(head, row, row).printed == "1; Training; Five groups; 39.600.000"


def test_a_paragraph_above_a_table_is_not_its_heads() -> None:
    row = "Training\tstopped"
    found = said("Activity\tState", row, row, SegmentKind.PARAGRAPH)
    assert found.printed == "Training; stopped"
