"""What each tactic for testing conclusions sees in a study, and what it asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qualcode.document import Joined, Phrase
from qualcode.model.coding import Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Finding, Link, MemberCheck, Memo, MemoKind, RivalEvidence
from qualcode.model.settings import Grade
from qualcode.model.source import Phase
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
    assert balanced == [("shown", "voices"), ("shown", "most")]


def test_all_who_say_most_are_named_and_not_the_first_of_them() -> None:
    codings = ("W1.1 EM1.1 + a", "W2.1 EM1.1 + a", "W4.1 EM1.1 + a", "W4.1 EM1.1 + b")
    one = notes("representativeness", study_of(*codings))[-1]
    two = notes("representativeness", study_of(*codings, "W1.1 EM1.1 + b"))[-1]
    assert (str(args(one)["names"]), args(one)["n"]) == (str(Joined(("Person I4",))), 2)
    assert str(args(two)["names"]) == str(Joined(("Person I1", "Person I4")))


def test_who_stands_alone_in_a_group_of_three_is_an_outlier_and_in_one_of_two_is_not() -> None:
    three = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 + a", "W3.1 EM1.1 - a")
    two = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 - a")
    assert [args(one)["name"] for one in notes("outliers", three)] == ["Person I3"]
    assert said("outliers", two) == [("shown", "none")]


def test_three_who_all_differ_have_no_outlier() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 0 a", "W3.1 EM1.1 - a")
    assert said("outliers", study) == [("shown", "none")]


def test_most_of_the_others_have_to_stand_alike_for_somebody_to_stand_apart() -> None:
    people = {f"I{n}": "gov" for n in (1, 2, 3, 4)}
    for signs, apart in (
        ("++-0", ["Person I3", "Person I4"]),
        ("++--0", []),
        ("+++-", ["Person I4"]),
        ("++0-+", ["Person I3", "Person I4"]),
    ):
        known = {**people, **({"I5": "gov"} if len(signs) > 4 else {})}
        study = build_study(
            informants=known,
            sources={f"W{n[1:]}": f"{n}> a" for n in known},
            codings=[f"W{n}.1 EM1.1 {sign} a" for n, sign in enumerate(signs, 1)],
        )
        found = notes("outliers", study)
        assert [args(one).get("name") for one in found if str(one.outcome) == "doubt"] == apart


def test_negative_evidence_waits_until_it_is_answered_and_says_what_the_answer_leaves_out() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 - a", "W3.1 EM1.1 - a")
    assert said("negative-evidence", study) == [("unanswered", "against")]
    answered = replace(CLAIM, negative_evidence="W2.1 is about last year.")
    found = notes("negative-evidence", study, answered)
    assert [str(one.outcome) for one in found] == ["shown", "answered", "doubt"]
    assert [row.first.source.id for row in found[-1].statements] == ["W3"]


def test_an_answer_names_all_places_of_a_range() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "gov"},
        sources={"W1": "I1> a", "W2": "I2> a\nI2> b\nI2> c\nI2> d"},
        codings=["W1.1 EM1.1 + a", "W2.1 EM1.1 - a", "W2.2 EM1.1 - b", "W2.4 EM1.1 - d"],
    )
    answered = replace(CLAIM, negative_evidence="What stands in W2.1-3 is about last year.")
    unnamed = notes("negative-evidence", study, answered)[-1]
    assert [row.first.segment.number for row in unnamed.statements] == [4]


def test_a_rejected_proposal_against_the_claim_is_looked_at_again() -> None:
    rejected = Decision("v1", Verdict.REJECT, "W2", "EM1.1", 4, 5, "a", "ani",
                        proposed=Polarity.UNFAVOURABLE)  # fmt: skip
    study = study_of("W1.1 EM1.1 + a", decisions=Decisions(verdicts=(rejected,)))
    assert said("negative-evidence", study) == [("shown", "none"), ("unanswered", "rejected")]
    answered = replace(CLAIM, negative_evidence="W2.1 is about something else.")
    assert [one for one, _ in said("negative-evidence", study, answered)] == [
        "shown", "doubt", "answered",
    ]  # fmt: skip
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
    assert (args(found)["pro"], args(found)["con"]) == (Joined((pro,)), Joined((con,)))


def test_a_third_code_in_the_same_turns_is_a_candidate_for_a_spurious_relation() -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 + b", "W1.1 OB1 - c")
    link = Link(("code", "EM1.1"), ("code", "EM1.2"), Polarity.FAVOURABLE)
    finding = replace(CLAIM, links=(link,))
    assert said("spurious-relations", study, finding) == [("shown", "third"), ("waiting", "prompt")]
    hoped = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 + b", "W1.1 SUG1 0 c")
    assert said("spurious-relations", hoped, finding) == [("waiting", "prompt")]


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


def test_the_strength_of_an_interview_is_shown_beside_who_speaks_in_it() -> None:
    study = study_of("W1.1 EM1.1 + a", strength={"I1": ("heads it",), "W1": ("in his office",)})
    (note,) = notes("weighting", study)
    assert args(note) == {"name": "Person I1", "pro": 1, "con": 0,
                          "strength": Joined(("heads it", "W1: in his office"), "; ")}  # fmt: skip


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


# --- what else each tactic looks at


def test_a_period_in_which_nobody_was_heard_is_told_apart_from_one_that_does_not_bear() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> a", "W2": "I2> a", "W3": "I1> b"},
        entries={"W1": {"period": "p1"}, "W2": {"period": "p1"}, "W3": {"period": "p2"}},
        codings=["W1.1 EM1.1 + a", "W2.1 EM1.1 + a"],
        periods=("p1", "p2", "p3"),
    )
    keys = [key for _, key in said("representativeness", study)]
    found = dict(zip(keys, notes("representativeness", study), strict=True))
    assert args(found["periods"])["which"] == Joined(("p2",))
    assert args(found["unheard"])["which"] == Joined(("p3",))


def interviewed(question: str, **entry: object) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": f"P> {question}\nI1> yes a", "W2": "I2> a"},
        entries={"W1": entry},
        codings=["W1.2 EM1.1 + a"],
    )


def test_an_answer_to_a_leading_question_is_told_and_one_to_an_open_question_is_not() -> None:
    led = said("researcher-effects", interviewed("The training was useful, wasn't it?"))
    assert ("doubt", "leading") in led
    assert ("doubt", "leading") not in said(
        "researcher-effects", interviewed("How was the training?")
    )


def test_who_could_hear_an_interview_is_told_or_asked_for() -> None:
    asked = said("researcher-effects", interviewed("How?"))
    assert [key for _, key in asked] == ["present", "where", "prompt"]
    (first, *_) = notes("researcher-effects", interviewed("How?", present=("I2",)))
    assert dict(args(first)) == {"name": "Person I2", "pro": "1", "con": "0"}
    assert [one.first.source.id for one in first.statements] == ["W1"]
    gone = interviewed("How?", present=("I2",))
    people = tuple(withdrawn(one) if one.id == "I2" else one for one in gone.roster.informants)
    gone = replace(gone, roster=replace(gone.roster, informants=people))
    assert "overheard" not in [key for _, key in said("researcher-effects", gone)]
    for present in ((), ("gov",), ("I1",)):
        keys = [key for _, key in said("researcher-effects", interviewed("How?", present=present))]
        assert "overheard" not in keys and "present" not in keys


def test_who_took_the_other_side_on_another_day_is_told_whatever_phase_is_selected() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"P1": "I1> a", "W1": "I1> b"},
        entries={
            "P1": {"phase": Phase.PRELIMINARY, "date": date(2025, 1, 1)},
            "W1": {"date": date(2025, 6, 1)},
        },
        codings=["P1.1 EM1.1 - a", "W1.1 EM1.1 + b"],
    )
    (found,) = [one for one in notes("researcher-effects", study) if len(one.statements) == 2]
    assert args(found) == {"name": "Person I1", "code": "EM1.1"}


def test_opposed_voices_of_groups_that_agree_are_told_by_triangulating() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 - a", "W4.1 EM1.1 - a")
    assert said("triangulating", study) == [("shown", "row"), ("doubt", "opposed")]


@pytest.mark.parametrize(
    ("outcomes", "ends"), [(("bad", "good", "fair"), ["Y", "X"]), (("", "", ""), ["X", "Z"])]
)
def test_the_extreme_cases_are_those_of_the_scale_else_of_study_yaml(
    outcomes: tuple[str, ...], ends: list[str]
) -> None:
    cases = [Case(name, LocalText.plain(name.upper()), outcome=outcome)
             for name, outcome in zip("xyz", outcomes, strict=True)]  # fmt: skip
    study = build_study(
        informants=[Informant("I1", "I1", "gov", case="x")],
        cases=cases,
        sources={"W1": "I1> a"},
        codings=["W1.1 EM1.1 + a"],
        scales={"s": tuple(map(Grade, ("bad", "fair", "good")))},
    )
    assert [str(args(one)["case"]) for one in notes("extreme-cases", study)] == [
        str(LocalText.plain(one)) for one in ends
    ]


def test_without_cases_the_extremes_are_the_grades_of_informants_and_of_findings() -> None:
    scales = {"s": tuple(map(Grade, ("bad", "fair", "good")))}
    rated = tuple(
        Memo(f"memos/{name}.md", (("informant", name), ("code", "EM1.1")), MemoKind.SUMMARY, "",
             "", scale="s", grade=grade)
        for name, grade in (("I1", "fair"), ("I2", "good"), ("I4", "bad"))
    )  # fmt: skip
    mine = replace(CLAIM, scale="s", grade="fair")
    theirs = replace(mine, id="T2", grade="good", voice="I2", about=("EM1",))
    study = study_of("W2.1 EM1.1 + a", "W4.1 EM1.1 - a", memos=rated, findings=(mine, theirs),
                     scales=scales)  # fmt: skip
    found = notes("extreme-cases", study, mine)
    assert [args(one).get("case") for one in found[:2]] == ["Person I2", "Person I4"]
    assert [args(one).get("id") for one in found[2:]] == ["T2", "T1"]
    assert said("extreme-cases", study_of("W2.1 EM1.1 + a")) == [("impossible", "none")]


def test_a_surprise_is_shown_with_the_passage_that_its_memo_is_about() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 + b")
    coding = study.codings[0].id
    memo = Memo("memos/a.md", (("coding", coding),), MemoKind.ANALYTIC, "Odd #surprise", "")
    (note,) = notes("surprises", replace(study, memos=(memo,)))
    assert [one.first.coding.id for one in note.statements] == [coding]


def test_an_arrow_between_aspects_is_tried_on_the_codes_below_them_and_merges_nothing() -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 - b", "W1.1 PR1.1 + c")
    link = Link(("code", "EM1"), ("code", "PR1.1"), Polarity.FAVOURABLE)
    (found,) = notes("if-then", study, replace(CLAIM, links=(link,)))
    assert args(found)["pro"] == Joined(("Person I1 (EM1.1, PR1.1)",))
    assert args(found)["con"] == Joined(("Person I1 (EM1.2, PR1.1)",))


def test_an_obstacle_that_is_named_bears_out_that_it_hinders() -> None:
    study = study_of("W1.1 OB1 - a", "W1.1 EM1.1 - b", "W4.1 OB1 - a", "W4.1 EM1.1 + b")
    link = Link(("code", "OB1"), ("code", "EM1.1"), Polarity.UNFAVOURABLE)
    (found,) = notes("if-then", study, replace(CLAIM, links=(link,)))
    assert args(found)["pro"] == Joined(("Person I1",))
    assert args(found)["con"] == Joined(("Person I4",))


def test_who_takes_a_side_on_both_ends_is_parted_by_group_and_attribute() -> None:
    people = [
        Informant(name, name, group, attributes={"sex": sex, "note": name})
        for name, group, sex in (("I1", "gov", "P"), ("I2", "com", "L"), ("I3", "com", "P"))
    ]
    study = build_study(
        informants=people,
        sources={f"W{n}": f"I{n}> a b" for n in (1, 2, 3)},
        codings=[f"W{n}.1 {code} {sign} {word}" for n, signs in ((1, "++"), (2, "+-"), (3, "++"))
                 for code, word, sign in (("EM1.1", "a", signs[0]), ("EM1.2", "b", signs[1]))],
    )  # fmt: skip
    link = Link(("code", "EM1.1"), ("code", "EM1.2"), Polarity.FAVOURABLE)
    found = notes("spurious-relations", study, replace(CLAIM, links=(link,)))
    told = {
        one.words.key.rpartition(".")[2]: [
            (args_of(part)["name"], args_of(part)["pro"], args_of(part)["con"])
            for part in args(one)["which"].parts  # type: ignore[attr-defined]
        ]
        for one in found
        if isinstance(one.words, Phrase) and "which" in args(one)
    }
    assert [(pro, con) for _, pro, con in told["groups"]] == [("1", "0"), ("1", "1")]
    assert told["attribute"] != []
    assert [str(one.outcome) for one in found][-1] == "waiting"


def args_of(words: object) -> dict[str, object]:
    assert isinstance(words, Phrase)
    return dict(words.args)


def test_replication_is_told_over_all_phases() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"P1": "I1> a", "W1": "I1> a"},
        entries={"P1": {"phase": Phase.PRELIMINARY}},
        codings=["P1.1 EM1.1 - a", "W1.1 EM1.1 + a"],
    )
    (note,) = notes("replicating", study)
    marks = [one.key.rpartition(".")[2] for one in args(note)["which"].parts]  # type: ignore[attr-defined]
    assert marks == ["no", "yes"]


def test_what_is_named_for_and_against_a_rival_is_shown_and_what_is_gone_is_told() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 PR1.1 + a", "W3.1 OB1 - b")
    rival = "It was the permits."
    finding = replace(CLAIM, rivals=(rival,),
                      rival_evidence=(RivalEvidence(rival, ("W2:1",), ("W3:1",)),))  # fmt: skip
    found = notes("rival-explanations", study, finding)
    assert [key for _, key in said("rival-explanations", study, finding)] == ["rival", "pro", "con"]
    assert [one.first.code.id for note in found for one in note.statements] == ["PR1.1", "OB1"]
    alone = replace(finding, rival_evidence=(RivalEvidence(rival, ("W2:1", "W1:9")),))
    assert [key for _, key in said("rival-explanations", study, alone)] == [
        "rival", "pro", "unopposed", "lost",
    ]  # fmt: skip
