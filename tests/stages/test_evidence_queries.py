"""Findings that name evidence by a query over codes: what it finds, and how it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.coding import Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding
from qualcode.model.source import Phase
from qualcode.stages.evidence_query import codings_found
from qualcode.stages.finding_ground import FindingGround, ground_of
from qualcode.stages.finding_status import Status, support_of
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

PLUS, MINUS = Polarity.FAVOURABLE, Polarity.UNFAVOURABLE


def claim(*about: str, **given_: object) -> Finding:
    fields = {"file": "findings/1.md", "id": "T1", "title": "A claim", "grade": "", "scale": "",
              "text": ""}  # fmt: skip
    return Finding(about=about, **{**fields, **given_})  # type: ignore[arg-type]


def two_groups(*codings: str, **given_: object) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com"},
        sources={"W1": "I1> a b c", "W2": "I2> a b c", "W3": "I3> a b c"},
        codings=codings,
        **given_,  # type: ignore[arg-type]
    )


def query(expression: str, **narrowed: object) -> EvidenceQuery:
    return EvidenceQuery(expression, **narrowed)  # type: ignore[arg-type]


def grounded(study: Study, finding: Finding) -> FindingGround:
    return ground_of(study, Selection(), finding)


def places(study: Study, found: set[str]) -> list[str]:
    return [f"{one.source} {one.code} {one.polarity}" for one in study.codings if one.id in found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (query("EM1.1"), ["W1 EM1.1 +", "W2 EM1.1 -", "W3 EM1.1 +"]),
        (query("EM1.1 dan OB1"), ["W1 EM1.1 +", "W1 OB1 -"]),
        (query("EM1.1 and not OB1"), ["W2 EM1.1 -", "W3 EM1.1 +"]),
        (query("EM1.1 and OB1", codes=("EM1.1",)), ["W1 EM1.1 +"]),
        (query("EM1.1", groups=("com",)), ["W3 EM1.1 +"]),
        (query("EM1.1", informants=("I2", "I3")), ["W2 EM1.1 -", "W3 EM1.1 +"]),
        (query("EM1.1", sources=("W1",)), ["W1 EM1.1 +"]),
        (query("EM1.1", polarities=(MINUS,)), ["W2 EM1.1 -"]),
        (query("EM1.1", periods=("P2",)), ["W2 EM1.1 -"]),
        (query("EM1.1", phase="preliminary"), ["W3 EM1.1 +"]),
        (query("EM1.1", text="a b"), ["W1 EM1.1 +"]),
        (query("PR1.1 and EM1.1", within="turn"), ["W2 EM1.1 -", "W2 PR1.1 +"]),
        (query("PR1.1 and EM1.1"), []),
    ],
)
def test_a_query_finds_what_its_words_and_what_narrows_it_say(
    asked: EvidenceQuery, found: list[str]
) -> None:
    study = two_groups(
        "W1.1 EM1.1 + a b", "W1.1 OB1 - b", "W2.1 EM1.1 - b", "W2.1 PR1.1 + c", "W3.1 EM1.1 + a",
        entries={"W1": {"period": "P1"}, "W2": {"period": "P2"},
                 "W3": {"phase": Phase.PRELIMINARY}},
    )  # fmt: skip
    assert places(study, codings_found(study, asked)) == found


def test_what_a_query_finds_without_direction_bears_the_claim_like_a_place() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 0 a")
    found = support_of(grounded(study, claim("EM1.1", evidence=(query("EM1.1"),))))
    assert found.status is Status.SUPPORTED


def test_a_query_turns_nothing_that_contradicts_the_claim_but_an_id_does() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 - a")
    against = study.codings[1].id
    for named, opposing in ((query("EM1.1"), 1), (query("EM1.1", polarities=(MINUS,)), 1),
                            ("W3:1", 1), (against, 0)):  # fmt: skip
        finding = claim("EM1.1", directions=(("", PLUS),), evidence=(named,))
        assert len(grounded(study, finding).opposing) == opposing, named


def test_a_query_named_against_the_claim_does_not_take_what_points_its_way() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 0 a")
    finding = claim("EM1.1", directions=(("", PLUS),), counter_evidence=(query("EM1.1"),))
    ground = grounded(study, finding)
    assert [one.first.source.id for one in ground.bearing] == ["W1"]
    assert [one.first.source.id for one in ground.opposing] == ["W3"]


def test_of_what_a_query_finds_only_the_findings_codes_are_meant() -> None:
    study = two_groups("W1.1 EM1.1 + a b", "W1.1 OB1 - b")
    ground = grounded(study, claim("EM1.1", evidence=(query("EM1.1 and OB1"),)))
    assert [one.first.code.id for one in ground.bearing] == ["EM1.1"]
    assert [len(one.codings) for one in ground.words] == [1]
    assert not ground.lost


@pytest.mark.parametrize(
    ("asked", "loss"),
    [
        (query("PR1.1"), "unmatched"),
        (query("EM1.1", groups=("com",)), "unmatched"),
        (query("OB1"), "elsewhere"),
        (query("EM1.1", informants=("I2",)), "withdrawn"),
    ],
)
def test_a_query_that_finds_nothing_is_lost_with_its_reason(
    asked: EvidenceQuery, loss: str
) -> None:
    study = two_groups("W1.1 EM1.1 + a b", "W1.1 OB1 - b", "W2.1 EM1.1 + a")
    people = tuple(withdrawn(one) if one.id == "I2" else one for one in study.roster.informants)
    study = replace(study, roster=replace(study.roster, informants=people))
    ground = grounded(study, claim("EM1.1", directions=(("", PLUS),), evidence=(asked,)))
    assert [(one.word, str(one.loss)) for one in ground.lost] == [(str(asked), loss)]
    assert f"support.lost.{loss}" in [one.key for one in support_of(ground).reasons]


def test_a_query_that_finds_only_the_preliminary_phase_is_outside_the_selection() -> None:
    study = two_groups(
        "W1.1 EM1.1 + a", "W3.1 EM1.1 + a", entries={"W3": {"phase": Phase.PRELIMINARY}}
    )
    asked = query("EM1.1", groups=("com",))
    ground = grounded(study, claim("EM1.1", evidence=(asked,)))
    assert (ground.outside, ground.lost) == ((str(asked),), ())


def test_a_query_by_the_former_id_of_a_code_finds_what_it_found() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W1.1 OB1 - b")
    before = codings_found(study, query("EM1.1", codes=("EM1",)))
    renamed = tuple(
        replace(one, id="EM1.9", formerly=("EM1.1",)) if one.id == "EM1.1" else one
        for one in study.codebook.codes
    )
    coded = tuple(replace(one, code="EM1.9" if one.code == "EM1.1" else one.code)
                  for one in study.decisions.manual)  # fmt: skip
    after = replace(
        study,
        codebook=replace(study.codebook, codes=renamed),
        decisions=replace(study.decisions, manual=coded),
    )
    assert before and codings_found(after, query("EM1.1", codes=("EM1",))) == before


def test_a_rejected_proposal_of_somebody_else_is_nothing_to_an_informants_judgement() -> None:
    def rejected(source: str) -> Decision:
        return Decision(
            id=f"v-{source}", source=source, start=0, end=1, quotation="a", code="EM1.1",
            coder="ani", verdict=Verdict.REJECT, proposed=MINUS,
        )  # fmt: skip

    study = two_groups(
        "W1.1 EM1.1 + b", decisions=Decisions(verdicts=(rejected("W1"), rejected("W3")))
    )
    mine = claim("EM1.1", directions=(("", PLUS),), voice="I1")
    ours = replace(mine, voice="researcher")
    assert [one.first.source.id for one in grounded(study, mine).rejected] == ["W1"]
    assert [one.first.source.id for one in grounded(study, ours).rejected] == ["W1", "W3"]


SIGNS = st.sampled_from(["+", "-", "±", "0", "?"])


@given(st.lists(st.tuples(st.sampled_from(["W1", "W2", "W3"]), SIGNS), max_size=6))
def test_naming_everything_by_a_query_hides_nothing_against_the_claim(
    said: list[tuple[str, str]],
) -> None:
    study = two_groups(*(f"{place}.1 EM1.1 {sign} a" for place, sign in dict(said).items()))
    bare = claim("EM1.1", directions=(("", PLUS),))
    named = replace(bare, evidence=(query("*"),))
    assert len(grounded(study, named).opposing) == len(grounded(study, bare).opposing)
