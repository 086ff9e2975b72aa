"""`check` and `verify` tell of sentences of findings without a place, with line and what to do."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.checks.unfounded_claims import unfounded_claims
from qualcode.loading import load_study
from qualcode.model.memo import Finding
from qualcode.study import Study
from tests.study_builder import build_study, withdrawn

SAMPLES = Path(__file__).resolve().parents[2] / "transcripts"


def study_with(text: str, **fields: object) -> Study:
    base = Finding("findings/1.md", "T1", "A claim", ("EM1.1",), "", "", text, text_line=9)
    return build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> a b c"},
        codings=["W1.1 EM1.1 + a"],
        findings=(replace(base, **fields),),  # type: ignore[arg-type]
        language="en",
    )


def test_a_result_without_a_place_is_a_remark_with_its_line_and_what_to_do() -> None:
    (found,) = unfounded_claims(study_with("Fine.\nAll of them praise the training there."))
    assert (str(found.severity), found.code, found.place) == (
        "notice", "claim-no-place", "findings/1.md:10",
    )  # fmt: skip
    told = "a result without a place: “All of them praise the training there.” (training, All)"
    assert found.message == told
    assert "(W1.14)" in found.hint


def test_a_place_that_does_not_exist_is_told_and_one_that_carries_the_finding_is_not() -> None:
    assert not list(unfounded_claims(study_with("All praise it (W1.1).")))
    (found,) = unfounded_claims(study_with("All praise it (W1.8)."))
    assert found.message.startswith("W1.8 does not exist: “All praise it")


def test_words_of_who_withdrew_are_a_warning_and_their_judgement_is_not_told_of() -> None:
    study = study_with("All praise it (W1.1).")
    roster = replace(study.roster, informants=tuple(map(withdrawn, study.roster.informants)))
    (found,) = unfounded_claims(replace(study, roster=roster))
    assert (str(found.severity), found.code) == ("warning", "claim-withdrawn")
    judged = study_with("All praise it.", voice="I1")
    assert list(unfounded_claims(judged))
    assert not list(unfounded_claims(replace(judged, roster=roster)))


def test_names_of_people_are_replaced_in_what_is_told() -> None:
    study = study_with("Rosalinda praises it.")
    people = tuple(
        replace(one, name="Rosalinda", pseudonym="Mrs A") for one in study.roster.informants
    )
    hidden = replace(study, roster=replace(study.roster, informants=people))
    (found,) = unfounded_claims(hidden)
    assert "Rosalinda" not in found.message and "[Mrs A] praises it" in found.message


@pytest.mark.parametrize("sample", ["sampang", "padang-pariaman", "alok-barat"])
def test_every_result_in_the_samples_findings_points_to_where_it_was_said(
    sample: str, tmp_path: Path
) -> None:
    folder = tmp_path / sample
    shutil.copytree(SAMPLES / sample, folder)
    study, problems = load_study(folder)
    assert study is not None and len(study.findings) >= 4
    assert [one.message for one in problems if one.code.startswith("claim-")] == []
    bare = replace(study, findings=tuple(replace(one, text=_without_places(one.text))
                                         for one in study.findings))  # fmt: skip
    assert len(list(unfounded_claims(bare))) >= len(study.findings)


def _without_places(text: str) -> str:
    return re.sub(r"\([^()]*[A-Z]\d\.\d[^()]*\)", "", text)
