"""Whom was asked, by which technique, and on how much they answered: no more and no less."""

from __future__ import annotations

import pytest

from qualcode.document import Table
from qualcode.model.memo import MemberCheck, Recommendation
from qualcode.model.settings import Question
from qualcode.model.source import SourceKind
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection, Study
from tests.reports.test_chapters_are_true import finding, part, table
from tests.study_builder import build_study

BOOK = "EM Empowering\n  EM1 Training\n  EM2 Tools\n  EM3 Markets\n"
PEOPLE = {"I1": "gov", "I2": "com"}
GUIDE = (Question("Q1", "How?", ("EM1",)), Question("Q2", "Which?", ("EM2",)))


def techniques(study: Study) -> dict[str, list[str]]:
    """By indicator: what the grid says that it was asked or found by."""
    (grid,) = (one for one in tables(study, "bab-3") if one.name == "focus")
    return {str(row[1].content[0])[:3]: list(map(str, row[-2].content)) for row in grid.rows}


def tables(study: Study, name: str) -> list[Table]:
    return list(thesis_report(study, Selection(), "1.0", parts=[name]).tables)


def group_and_interview(*kinds: SourceKind, **told: object) -> Study:
    names = {SourceKind.INTERVIEW: "W1", SourceKind.FOCUS_GROUP: "F1"}
    return build_study(
        informants=PEOPLE,
        codebook=BOOK,
        sources={names[kind]: "P> And?\nI2> Well." for kind in kinds},
        entries={names[kind]: {"kind": kind, "informants": ("I2",)} for kind in kinds},
        language="en",
        **told,
    )


def test_a_question_of_the_guide_was_put_to_the_focus_group_too() -> None:
    both = group_and_interview(SourceKind.INTERVIEW, SourceKind.FOCUS_GROUP, guide=GUIDE)
    assert techniques(both)["EM1"] == ["Interview", "Focus group"]


def test_where_only_focus_groups_were_held_no_interview_is_claimed() -> None:
    study = group_and_interview(SourceKind.FOCUS_GROUP, guide=GUIDE)
    assert techniques(study)["EM1"] == ["Focus group"]
    assert techniques(group_and_interview(guide=GUIDE))["EM1"] == ["Interview"]


def test_a_source_that_did_not_ask_is_none_of_the_techniques() -> None:
    study = build_study(
        informants=PEOPLE,
        codebook=BOOK,
        sources={"W1": "I1> Well.", "F1": "I2> Well."},
        entries={"W1": {"asked": ("EM1",)}, "F1": {"kind": SourceKind.FOCUS_GROUP, "asked": ()}},
        guide=GUIDE,
        language="en",
    )
    assert techniques(study)["EM1"] == ["Interview"]


@pytest.mark.parametrize(
    ("asked", "told"), [(("EM1", "EM2"), True), (("EM1", "EM2", "EM3"), False), (None, False)]
)
def test_the_limitations_name_the_codes_that_nobody_was_asked_about(
    asked: tuple[str, ...] | None, told: bool
) -> None:
    study = build_study(
        informants=PEOPLE,
        codebook=BOOK,
        sources={"W1": "I1> good", "W2": "I2> fine"},
        entries={"W1": {"asked": asked}, "W2": {"asked": asked}},
        codings=["W1.1 EM1 + good", "W2.1 EM2 + fine"],
        language="en",
    )
    text = part(study, "bab-5")
    assert ("No coded segment on: EM3 Markets." in text) is not told
    assert ("Asked of nobody" in text) is told
    if told:
        assert "informants: EM3 Markets." in text


def test_answers_on_findings_are_counted_apart_from_those_on_judgements_of_informants() -> None:
    checks = (MemberCheck("I1", "agreed"),)
    found = (
        finding("T1", "Rare", "EM1", member_checks=checks),
        finding("T2", "Good", "EM1"),
        finding("T3", "Fine", "EM1", voice="I2", member_checks=checks),
    )
    told = {"informants": PEOPLE, "codebook": BOOK, "sources": {"W1": "I1> good"}, "language": "en"}
    both = part(build_study(findings=found, **told), "bab-3")
    assert "1 of 2 findings and 1 of 1 judgements of informants" in both
    own = part(build_study(findings=found[:2], **told), "bab-3")
    assert "1 of 2 findings (" in own


def test_a_sheet_with_an_answer_on_it_is_made_of_data_and_an_empty_form_is_not() -> None:
    study = build_study(
        informants=PEOPLE,
        codebook=BOOK,
        sources={"W1": "I1> good", "W2": "I2> fine"},
        codings=["W1.1 EM1 + good", "W2.1 EM1 + fine"],
        findings=(finding("T1", "Rare", "EM1", member_checks=(MemberCheck("I1", "agreed"),)),),
        illustrative=True,
        language="en",
    )
    said = {name: str(table(study, f"member-check-{name}", "lampiran-10").notes) for name in PEOPLE}
    assert "Illustrative data" in said["I1"]
    assert "Illustrative data" not in said["I2"]


def test_suggestions_for_further_studies_are_not_asked_for_as_if_there_were_none() -> None:
    to = (Recommendation("Later studies", "Ask more people."),)
    told = {"informants": PEOPLE, "codebook": BOOK, "sources": {"W1": "I1> good"}, "language": "en"}
    given = build_study(findings=(finding("T1", "Rare", "EM1", recommendations=to),), **told)
    assert "not among the practical suggestions" in part(given, "bab-5")
    assert "not among the practical suggestions" not in part(build_study(**told), "bab-5")
