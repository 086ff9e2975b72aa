"""Cells of a matrix that hold what the researcher wrote of them."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Table, Tone
from qualcode.model.informant import Informant
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.source import SourceKind
from qualcode.study import Selection, Study
from tests.document_outline import outline_blocks
from tests.study_builder import build_study, withdrawn

BOOK = """
EM Empowering
  EM1 Capacity
    EM1.1 Training
    EM1.2 Guidance
OB Obstacles (obstacle)
  OB1 Cost
"""
NOTE = "note: Text without quotation marks is the researcher's summary of the cell."


def summary(text: str, **about: str) -> Memo:
    return Memo("m.md", tuple(about.items()), MemoKind.SUMMARY, "", text)


def study_with(*memos: Memo, gone: bool = False) -> Study:
    person = Informant("I1", "Rini", "gov", pseudonym="Mrs A")
    return build_study(
        informants=[withdrawn(person) if gone else person],
        codebook=BOOK,
        sources={"W1": "I1> It was good. Rini mentors. It was good again.", "D1": "A plan."},
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codings=["W1.1 EM1.1 + It was good", "W1.1 EM1.1 + good again", "W1.1 EM1.2 0 Rini mentors",
                 "D1.1 EM1.1 0 A plan."],
        memos=memos,
    )  # fmt: skip


def matrix(
    study: Study, name: str = "conceptually-clustered", **asked: object
) -> tuple[dict[str, list[str]], str]:
    """The cells of each row of people, and the notes."""
    lines = outline_blocks(
        DISPLAYS[name].build(study, DisplayRequest(**asked))  # type: ignore[arg-type]
    ).splitlines()
    rows = {line.split(" | ")[0]: line.split(" | ")[1:] for line in lines if " | " in line}
    return rows, "\n".join(line for line in lines if line.startswith("note:"))


def test_a_summary_of_an_indicators_cell_stands_in_place_of_its_quotations() -> None:
    rows, notes = matrix(study_with(summary("Well trained.", informant="I1", code="EM1")))
    assert rows["Mrs A"][0] == "Well trained."
    assert NOTE in notes


def test_full_shows_the_quotations_behind_a_summary() -> None:
    study = study_with(summary("Well trained.", informant="I1", code="EM1"))
    said = matrix(study, full=True)[0]["Mrs A"][0].split(" / ")
    assert said[0] == "Well trained."
    assert [line[:4] for line in said[1:]] == ["“It ", "“[Mr", "“[…]"]


def test_summaries_of_the_codes_below_stand_with_their_codes_and_what_has_none_is_quoted() -> None:
    study = study_with(summary("Good, says Rini.", informant="I1", code="EM1.1"))
    assert matrix(study)[0]["Mrs A"][0] == (
        "EM1.1: Good, says [Mrs A]. / “[Mrs A] mentors” (W1.1; EM1.2 0)"
    )
    both = study_with(
        summary("Guided.", informant="I1", code="EM1.2"),
        summary("Good.", informant="I1", code="EM1.1"),
    )
    assert matrix(both)[0]["Mrs A"][0] == "EM1.1: Good. / EM1.2: Guided."


def test_the_summary_of_the_indicator_goes_before_those_of_its_codes() -> None:
    study = study_with(
        summary("Of a code.", informant="I1", code="EM1.1"),
        summary("Of all.", informant="I1", code="EM1"),
    )
    assert matrix(study)[0]["Mrs A"][0] == "Of all."
    assert matrix(study, level="code")[0]["Mrs A"][0] == "Of a code."


def test_a_selection_of_codes_shows_no_summary_of_more_than_is_selected() -> None:
    study = study_with(
        summary("Of all.", informant="I1", code="EM1"),
        summary("Guided.", informant="I1", code="EM1.2"),
    )
    rows, _ = matrix(study, selection=Selection(codes=("EM1.2",)))
    assert rows["Mrs A"] == ["EM1.2: Guided."]


def test_documents_have_summaries_too_and_what_is_written_needs_no_reason_why_it_is_empty() -> None:
    study = study_with(
        summary("# Plans\n\nOnly planned.", source="D1", code="EM1"),
        summary("Never paid.", informant="I1", code="OB1"),
    )
    rows, _ = matrix(study)
    assert rows["D1"][0] == "Only planned."
    assert rows["Mrs A"][1] == "Never paid."
    (table,) = DISPLAYS["conceptually-clustered"].build(study, DisplayRequest())
    assert isinstance(table, Table)
    # What the researcher wrote is no gap; the other cell says only why it is one.
    assert [row[2].tone for row in table.rows] == [Tone.PLAIN, Tone.EMPTY]


def test_the_role_ordered_matrix_shows_summaries_and_a_matrix_of_groups_does_not() -> None:
    study = study_with(summary("Well trained.", informant="I1", code="EM1"))
    assert matrix(study, "role-ordered")[0]["Mrs A"][0] == "Well trained."
    rows, notes = matrix(study, "checklist", entry="quotations")
    assert "Well trained." not in str(rows) and NOTE not in notes


@pytest.mark.parametrize("entry", ["counts", "positions", "presence"])
def test_other_entries_know_no_summaries(entry: str) -> None:
    study = study_with(summary("Well trained.", informant="I1", code="EM1"))
    rows, notes = matrix(study, entry=entry)
    assert "Well trained." not in str(rows) and NOTE not in notes


@pytest.mark.parametrize(
    "memo",
    [
        summary("   ", informant="I1", code="EM1"),
        summary("x", code="EM1"),
        summary("x", informant="I1", code="EM1", finding="F1"),
        Memo("m.md", (("informant", "I1"), ("code", "EM1"), ("code", "EM1.1")),
             MemoKind.SUMMARY, "", "x"),
    ],
    ids=["empty", "no pair", "three", "two codes"],
)  # fmt: skip
def test_what_is_no_summary_of_one_cell_leaves_the_quotations(memo: Memo) -> None:
    assert matrix(study_with(memo)) == matrix(study_with())
    assert NOTE not in matrix(study_with())[1]


def test_nothing_is_shown_of_an_informant_who_has_withdrawn() -> None:
    study = study_with(summary("Well trained.", informant="I1", code="EM1"), gone=True)
    assert "Well trained." not in str(matrix(study))
