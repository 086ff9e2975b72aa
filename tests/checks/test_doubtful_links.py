"""Arrows that rest on nothing, and cells that are rated twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.checks.links import doubtful_links
from qualcode.checks.memos import cells_rated_twice
from qualcode.errors import Problem
from qualcode.model.memo import Finding, Link, Memo, MemoKind, Subject
from qualcode.study import Study
from tests.study_builder import build_study

TRAINING, COST = ("code", "EM1.1"), ("code", "OB1")


def study(*links: Link, reviewed: str = "all", coder: str = "") -> Study:
    built = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> Training was good.\nI1> Nothing."},
        codings=[f"W1.1 EM1.1 + Training{coder}"],
        reviewed=reviewed,
    )
    return replace(
        built, findings=(Finding("findings/t.md", "t", "", (), "", "", "", links=links),)
    )


def link(*evidence: str, source: Subject = TRAINING) -> Link:
    return Link(source, COST, None, evidence, line=7)


def told(made: Study) -> list[Problem]:
    found = list(doubtful_links(made))
    assert all((one.file, one.line) == ("findings/t.md", 7) for one in found)
    return found


def test_a_link_with_evidence_in_force_is_sound() -> None:
    assert told(study(link("W1:1"))) == []


@pytest.mark.parametrize(
    ("one", "code", "message", "hint"),
    [
        (link(), "link-without-evidence", "the link EM1.1 → OB1 has no evidence",
         "evidence: [W1:14]"),
        (link("W1:2", "W9:1"), "link-without-evidence",
         "the link EM1.1 → OB1 has no evidence in force: W1:2 (nothing there is coded EM1.1 or "
         "OB1), W9:1 (there is no such source)", "qualcode coding list"),
        (link("W1:1", "p-9999999999"), "link-evidence-lost",
         "evidence of the link EM1.1 → OB1 is not in force: p-9999999999 (there is no coding of "
         "that id, or it was removed)", "qualcode coding list"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_told_with_its_place_and_remedy(
    one: Link, code: str, message: str, hint: str
) -> None:
    (found,) = told(study(one))
    assert (found.code, found.message) == (code, message)
    assert hint in found.hint


def test_a_link_from_a_thing_to_itself_is_told() -> None:
    first, _ = told(study(link("W1:1", source=COST)))
    assert (first.code, first.message) == (
        "link-to-itself", "the link leads from OB1 to itself",
    )  # fmt: skip


def test_evidence_that_nobody_reviewed_is_told_where_only_reviewed_counts() -> None:
    assert told(study(link("W1:1"), coder=" @rules")) == []
    (found,) = told(study(link("W1:1"), coder=" @rules", reviewed="only"))
    assert found.code == "link-not-reviewed"


def rated(file: str, grade: str) -> Memo:
    about = (("case", "melati"), TRAINING)
    return Memo(file, about, MemoKind.SUMMARY, "", "x", scale="s" if grade else "", grade=grade)


def test_a_cell_that_is_rated_in_two_ways_is_told_once() -> None:
    memos = (rated("memos/a.md", "weak"), rated("memos/b.md", ""), rated("memos/c.md", "strong"))
    (found,) = cells_rated_twice(replace(study(), memos=memos))
    assert (found.file, found.message) == (
        "memos/c.md", "the cell melati + EM1.1 is rated strong here and weak in memos/a.md",
    )  # fmt: skip
    alike = (rated("memos/a.md", "weak"), rated("memos/b.md", "weak"))
    assert list(cells_rated_twice(replace(study(), memos=alike))) == []
