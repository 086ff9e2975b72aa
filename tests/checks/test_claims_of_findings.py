"""Checks of findings: evidence that is gone, and words that claim too much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.checks.claimed_words import claimed_words
from qualcode.checks.finding_evidence import lost_evidence_of_findings
from qualcode.model.memo import Finding, Memo, MemoKind
from qualcode.study import Study
from tests.study_builder import build_study, withdrawn


def study_with(**fields: object) -> Study:
    base = Finding("findings/1.md", "T1", "A claim", ("EM1.1",), "", "", "")
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> a b c"},
        codings=["W1.1 EM1.1 + a"],
        findings=(replace(base, **fields),),  # type: ignore[arg-type]
    )


def test_evidence_in_force_is_no_problem_and_what_is_gone_is_told_with_the_reason() -> None:
    assert not list(lost_evidence_of_findings(study_with(evidence=("W1:1",))))
    (found,) = lost_evidence_of_findings(study_with(counter_evidence=("W1:7",)))
    assert "finding T1 is not in force: W1:7 (there is no such turn)" in found.message


@pytest.mark.parametrize(
    "text",
    ["Semua responden setuju.", "Sampelnya lima.", "Data valid.", "Ini terbukti.",
     "Naik signifikan.", "Bantuan berpengaruh.", "Seluruh pelaku dibina."],
)  # fmt: skip
def test_a_word_that_claims_too_much_is_pointed_out(text: str) -> None:
    (found,) = claimed_words(study_with(text=text))
    assert (str(found.severity), found.code) == ("notice", "claimed-word")
    assert found.hint


@pytest.mark.parametrize(
    "text",
    ["Validasi dokumen izin dilakukan.", "Ia berkata “itu terbukti, Pak”.", "Informan setuju."],
)
def test_words_of_others_and_other_words_are_left_alone(text: str) -> None:
    assert not list(claimed_words(study_with(text=text)))


def test_memos_are_looked_at_but_not_those_about_who_withdrew() -> None:
    memo = Memo("memos/a.md", (("informant", "I1"),), MemoKind.ANALYTIC, "", "Ini terbukti.")
    study = replace(study_with(), memos=(memo,))
    assert [one.file for one in claimed_words(study)] == ["memos/a.md"]
    people = tuple(map(withdrawn, study.roster.informants))
    gone = replace(study, roster=replace(study.roster, informants=people))
    assert not list(claimed_words(gone))
