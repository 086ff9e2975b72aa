"""What the researcher wrote of cells: condensations and ratings."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant
from qualcode.model.memo import Event, Memo, MemoKind, Subject
from qualcode.stages.summaries import CellSummary, cell_summaries, condensations
from qualcode.study import Study
from tests.study_builder import build_study, withdrawn

CODE = ("code", "EM1.1")


def memo(
    *about: Subject, text: str = "Good.", kind: MemoKind = MemoKind.SUMMARY, grade: str = "",
    file: str = "memos/a.md",
) -> Memo:  # fmt: skip
    scale = "strength" if grade else ""
    event = Event() if kind is MemoKind.EVENT else None
    return Memo(file, about, kind, "a", text, scale=scale, grade=grade, event=event)


def study(*memos: Memo) -> Study:
    return build_study(
        informants=(Informant("I1", "Rosalinda", "gov"), withdrawn(Informant("I2", "B", "com"))),
        sources={"W1": "I1> a", "W2": "I2> b", "D1": "a paragraph"},
        memos=memos,
    )


@pytest.mark.parametrize("noun", ["informant", "case", "group", "period", "source"])
def test_every_pair_with_a_code_is_a_cell(noun: str) -> None:
    made = cell_summaries(study(memo(CODE, (noun, "I1"), grade="weak")))
    assert made == {(noun, "I1", "EM1.1"): CellSummary("Good.", "weak", "strength", "memos/a.md")}


@pytest.mark.parametrize(
    "one",
    [
        memo(CODE),
        memo(CODE, ("finding", "f")),
        memo(CODE, ("informant", "I1"), ("case", "c")),
        memo(("case", "c"), ("informant", "I1")),
        memo(("code", "gone"), ("informant", "I1")),
        memo(CODE, ("informant", "I1"), kind=MemoKind.REFLEXIVE),
        memo(CODE, ("informant", "I1"), kind=MemoKind.EVENT),
        memo(CODE, ("informant", "I1"), text=""),
        memo(CODE, ("informant", "I2")),
        memo(CODE, ("source", "W2")),
    ],
)
def test_no_other_memo_and_none_on_who_withdrew_is_a_cells_summary(one: Memo) -> None:
    assert cell_summaries(study(one)) == {}


def test_a_rating_needs_no_words() -> None:
    rated = cell_summaries(study(memo(CODE, ("case", "c"), text="", grade="weak")))
    assert rated["case", "c", "EM1.1"] == CellSummary("", "weak", "strength", "memos/a.md")
    only = study(memo(CODE, ("informant", "I1"), text="", grade="weak"))
    assert condensations(only) == {}


def test_names_are_replaced_and_a_heading_is_no_part_of_the_text() -> None:
    (made,) = cell_summaries(
        study(memo(CODE, ("case", "c"), text="# Title\n\nRosalinda\nsays so."))
    ).values()
    assert made.text == "[I1] says so."


def test_two_memos_on_a_cell_are_read_together() -> None:
    first = memo(CODE, ("case", "c"), text="One.", file="memos/a.md")
    second = memo(CODE, ("case", "c"), text="Two.", grade="weak", file="memos/b.md")
    third = memo(CODE, ("case", "c"), text="", grade="strong", file="memos/c.md")
    assert cell_summaries(study(first, second, third)) == {
        ("case", "c", "EM1.1"): CellSummary("One. Two.", "weak", "strength", "memos/a.md")
    }


def test_condensations_are_those_of_voices() -> None:
    made = study(memo(CODE, ("informant", "I1")), memo(CODE, ("group", "gov")))
    assert condensations(made) == {("I1", "EM1.1"): "Good."}
