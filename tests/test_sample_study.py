"""The sample study: fictional, complete, and rich enough to show every convergence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qualcode import load_study
from qualcode.errors import Severity
from qualcode.model.source import Phase, SourceKind, Voice
from qualcode.stages.positions import Positions
from qualcode.stages.silence import Empty
from qualcode.stages.triangulation import compare_groups, triangulate
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection, Study

SAMPLE = "sampang"


@pytest.fixture(scope="module")
def study() -> Study:
    loaded, problems = load_study(shipped_studies()[SAMPLE])
    assert loaded is not None
    assert [one for one in problems if one.severity is not Severity.NOTICE] == []
    return loaded


def test_five_informants_in_two_groups_and_one_heard_beforehand(study: Study) -> None:
    groups = Counter(one.group for one in study.roster.informants if one.sample)
    assert groups == {"government": 3, "community": 2}
    assert [one.id for one in study.roster.informants if not one.sample] == ["I6"]


def test_every_main_informant_has_25_turns(study: Study) -> None:
    turns = Counter(
        segment.informant
        for source in study.sources
        if source.kind is SourceKind.INTERVIEW and source.entry.phase is Phase.MAIN
        for segment in source.numbered
        if segment.voice is Voice.INFORMANT
    )
    assert len(turns) == 5
    assert min(turns.values()) >= 25


def test_the_formats_that_people_have_are_mixed(study: Study) -> None:
    suffixes = Counter(Path(source.entry.file).suffix for source in study.sources)
    assert suffixes[".docx"] == 4
    assert suffixes[".txt"] >= 1
    assert suffixes[".md"] == 1


def test_every_convergence_reachable_with_two_groups_occurs(study: Study) -> None:
    rows = triangulate(study, Selection()).as_json()["rows"]
    assert isinstance(rows, list)
    met = {(row["convergence"], row["mixed"]) for row in rows}
    assert {name for name, _ in met} >= {
        "one-group", "no-data", "single-source", "dissonant", "convergent", "descriptive",
        "partial",
    }  # fmt: skip
    assert ("convergent", True) in met
    equal = [row for row in rows if row["convergence"] == "convergent" and not row["mixed"]]
    positions = {group["position"] for row in equal for group in row["groups"].values()}
    assert positions == {"+", "-"}


def test_the_guide_asks_each_group_what_it_can_speak_of(study: Study) -> None:
    asked: dict[str, set[str]] = {"government": set(), "community": set()}
    for question in study.settings.guide:
        for group in question.groups or tuple(asked):
            asked[group] |= set(question.codes)
    assert asked["government"] - asked["community"] == {"EN2.3", "PR2.2"}
    assert asked["community"] - asked["government"] == {"EM2.6", "PR2.3", "OUT1", "OUT3"}
    assert all(code in study.codebook for codes in asked.values() for code in codes)


def test_what_an_interview_did_not_ask_is_not_said_to_have_been_asked(study: Study) -> None:
    spoken = [one for one in study.sources if one.kind.spoken]
    assert all(one.entry.asked for one in spoken)
    rows = {one.code.id: one for one in compare_groups(Positions(study, Selection()))}
    for code, voice in (("EN1.2", "I3"), ("PR1.2", "I3"), ("EN2.3", "I2"), ("EN1.3", "I4")):
        (found,) = (
            one for group in rows[code].groups for one in group.voices if one.voice.id == voice
        )
        assert found.empty is Empty.NOT_ASKED, (code, voice)


def test_the_findings_answer_the_question_and_weigh_the_other_side(study: Study) -> None:
    assert [one.id for one in study.findings] == ["T1", "T2", "T3", "T4", "T5", "T6"]
    assert {one.answers for one in study.findings} == {(1,)}
    assert all(one.negative_evidence and one.recommendations for one in study.findings)
    assert len({told.to for one in study.findings for told in one.recommendations}) >= 5
    assert any(one.rivals for one in study.findings)
    assert any(one.member_checks for one in study.findings)
