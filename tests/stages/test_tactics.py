"""What each tactic for testing conclusions sees in a study, and what it asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.document import Phrase
from qualcode.model.coding import Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Finding, Link, MemberCheck, Memo, MemoKind
from qualcode.model.text import LocalText
from qualcode.stages.finding_ground import ground_of
from qualcode.stages.tactics import TACTICS, Note
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

CLAIM = Finding(
    "findings/1.md", "T1", "A claim", ("EM1.1",), "", "", "",
    directions=(("", Polarity.FAVOURABLE),),
)  # fmt: skip


def study_of(*codings: str, **given: object) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "gov", "I4": "com"},
        sources={f"W{n}": f"I{n}> a b c" for n in (1, 2, 3, 4)},
        codings=codings,
        **given,  # type: ignore[arg-type]
    )


def notes(name: str, study: Study, finding: Finding = CLAIM) -> list[Note]:
    return list(TACTICS[name].notes(ground_of(study, Selection(), finding)))


def said(name: str, study: Study, finding: Finding = CLAIM) -> list[tuple[str, str]]:
    found = notes(name, study, finding)
    return [
        (str(one.outcome), one.words.key.removeprefix(f"tactic.{name}."))
        for one in found
        if isinstance(one.words, Phrase)
    ]


def args(note: Note) -> dict[str, object]:
    assert isinstance(note.words, Phrase)
    return dict(note.words.args)


def test_there_are_thirteen_each_with_a_manual_that_names_its_source() -> None:
    assert len(TACTICS) == 13
    for one in TACTICS:
        assert "Source:" in one.manual and "Miles and Huberman (1994), chapter 10" in one.manual


def test_absent_groups_and_a_single_voice_are_told() -> None:
    found = said("representativeness", study_of("W1.1 EM1.1 + a", "W1.1 EM1.1 + b"))
    assert found == [("shown", "voices"), ("doubt", "groups"), ("doubt", "single")]


def test_leaning_on_one_voice_is_told_with_its_share() -> None:
    codings = [f"W1.1 EM1.1 + {word}" for word in "abc"]
    found = notes("representativeness", study_of(*codings, "W4.1 EM1.1 + a"))
    assert args(found[-1]) == {"name": "Person I1", "n": 3, "of": 4}
    balanced = said("representativeness", study_of(*codings[:2], "W4.1 EM1.1 + a",
                                                   "W4.1 EM1.1 + b"))  # fmt: skip
    assert balanced == [("shown", "voices")]


def test_who_stands_alone_in_a_group_of_three_is_an_outlier_and_in_one_of_two_is_not() -> None:
    three = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 + a", "W3.1 EM1.1 - a")
    two = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 - a")
    assert [args(one)["name"] for one in notes("outliers", three)] == ["Person I3"]
    assert said("outliers", two) == [("shown", "none")]


def test_three_who_all_differ_have_no_outlier() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 0 a", "W3.1 EM1.1 - a")
    assert said("outliers", study) == [("shown", "none")]


def test_negative_evidence_waits_until_it_is_answered_and_says_what_the_answer_leaves_out() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 - a", "W3.1 EM1.1 - a")
    assert said("negative-evidence", study) == [("unanswered", "against")]
    answered = replace(CLAIM, negative_evidence="W2.1 is about last year.")
    found = notes("negative-evidence", study, answered)
    assert [str(one.outcome) for one in found] == ["shown", "answered", "doubt"]
    assert [row.first.source.id for row in found[-1].statements] == ["W3"]


def test_a_rejected_proposal_against_the_claim_is_looked_at_again() -> None:
    rejected = Decision("v1", Verdict.REJECT, "W2", "EM1.1", 4, 5, "a", "ani",
                        proposed=Polarity.UNFAVOURABLE)  # fmt: skip
    study = study_of("W1.1 EM1.1 + a", decisions=Decisions(verdicts=(rejected,)))
    assert said("negative-evidence", study) == [("shown", "none"), ("doubt", "rejected")]
    people = tuple(withdrawn(one) if one.id == "I2" else one for one in study.roster.informants)
    gone = replace(study, roster=replace(study.roster, informants=people))
    assert said("negative-evidence", gone) == [("shown", "none")]


def test_without_a_direction_nobody_can_look_for_negative_evidence() -> None:
    study = study_of("W1.1 EM1.1 - a")
    assert said("negative-evidence", study, replace(CLAIM, directions=())) == [
        ("waiting", "direction")
    ]


@pytest.mark.parametrize(
    ("sign", "pro", "con"), [("+", "Person I1", "Person I4"), ("-", "Person I4", "Person I1")]
)
def test_an_arrow_is_borne_out_by_who_stands_alike_or_against(
    sign: str, pro: str, con: str
) -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 + b", "W4.1 EM1.1 + a", "W4.1 EM1.2 - b")
    link = Link(("code", "EM1.1"), ("code", "EM1.2"), Polarity(sign))
    (found,) = notes("if-then", study, replace(CLAIM, links=(link,)))
    assert (args(found)["pro"], args(found)["con"]) == (pro, con)


def test_a_third_code_in_the_same_turns_is_a_candidate_for_a_spurious_relation() -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 + b", "W1.1 OB1 - c")
    link = Link(("code", "EM1.1"), ("code", "EM1.2"), Polarity.FAVOURABLE)
    found = said("spurious-relations", study, replace(CLAIM, links=(link,)))
    assert found == [("shown", "third"), ("waiting", "prompt")]


def test_cases_that_bear_or_contradict_a_claim_are_told_apart() -> None:
    cases = [Case("x", LocalText.plain("X")), Case("y", LocalText.plain("Y"))]
    people = [Informant("I1", "I1", "gov", case="x"), Informant("I2", "I2", "com", case="y")]
    study = build_study(
        informants=people,
        cases=cases,
        sources={"W1": "I1> a", "W2": "I2> a"},
        codings=["W1.1 EM1.1 + a", "W2.1 EM1.1 - a"],
    )
    (note,) = notes("replicating", study)
    marks = args(note)["which"].parts  # type: ignore[attr-defined]
    assert [one.key for one in marks] == ["tactic.replicating.yes", "tactic.replicating.no"]
    assert [args(one)["pro"] for one in notes("extreme-cases", study)] == ["1", "0"]


def test_a_memo_marked_as_a_surprise_is_followed_up() -> None:
    memo = Memo("memos/a.md", (("code", "EM1.1"),), MemoKind.ANALYTIC, "Odd", "#kejutan: nobody")
    study = study_of("W1.1 EM1.1 + a")
    assert said("surprises", study) == [("waiting", "prompt")]
    assert said("surprises", replace(study, memos=(memo,))) == [("doubt", "memo")]


def test_the_strength_of_sources_is_shown_beside_and_asked_for_where_it_is_not_said() -> None:
    study = study_of("W1.1 EM1.1 + a", "W4.1 EM1.1 - a", strength={"I1": ("first hand",)})
    assert said("weighting", study) == [("shown", "voice"), ("waiting", "ask")]


def test_rivals_that_name_no_place_wait_for_their_evidence() -> None:
    study = study_of("W1.1 EM1.1 + a")
    assert said("rival-explanations", study) == [("waiting", "prompt")]
    finding = replace(CLAIM, rivals=("It was luck.", "It was the road (W1.1)."))
    assert said("rival-explanations", study, finding)[-1] == ("waiting", "bare")
    assert said("rival-explanations", study, replace(finding, rivals=finding.rivals[1:])) == [
        ("shown", "rival")
    ]


def test_informants_who_were_not_asked_wait_for_their_member_check() -> None:
    study = study_of("W1.1 EM1.1 + a", "W4.1 EM1.1 + a", language="en")
    checks = (MemberCheck("I1", "agreed"), MemberCheck("I4", "agreed, but not of 2023"))
    assert said("member-checks", study) == [("waiting", "unasked")]
    assert said("member-checks", study, replace(CLAIM, member_checks=checks)) == [
        ("shown", "answer"),
        ("doubt", "answer"),
    ]


def test_an_answer_in_the_checklist_takes_the_place_of_a_prompt() -> None:
    study = study_of("W1.1 EM1.1 + a")
    finding = replace(CLAIM, checklist=(("researcher-effects", "Nobody else was there."),))
    (note,) = notes("researcher-effects", study, finding)
    assert str(note.outcome) == "answered"
    assert args(note)["text"] == "Nobody else was there."


def test_an_answer_does_not_silence_negative_evidence() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 - a")
    finding = replace(CLAIM, checklist=(("negative-evidence", "Fine."),))
    assert "unanswered" in [str(one.outcome) for one in notes("negative-evidence", study, finding)]
