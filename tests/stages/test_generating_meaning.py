"""What the tactics for generating meaning see before there is a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import Joined, Phrase
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Finding, Link, Memo, MemoKind
from qualcode.model.text import LocalText
from qualcode.stages.meaning import APPROACHES
from qualcode.stages.meaning.clustering import jaccard
from qualcode.stages.positions import positions_of
from qualcode.stages.tactics import Note
from qualcode.study import Selection, Study
from tests.study_builder import build_study


def study_of(*codings: str, **given_: object) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com"},
        sources={f"W{n}": f"I{n}> a b c" for n in (1, 2, 3)},
        codings=codings,
        **given_,  # type: ignore[arg-type]
    )


def notes(name: str, study: Study) -> list[Note]:
    return list(APPROACHES[name].look(positions_of(study, Selection())))


def told(note: Note) -> dict[str, object]:
    assert isinstance(note.words, Phrase)
    return dict(note.words.args)


def keys(name: str, study: Study) -> list[str]:
    found = [one.words for one in notes(name, study)]
    return [one.key.removeprefix(f"meaning.{name}.") for one in found if isinstance(one, Phrase)]


def test_there_are_thirteen_each_with_a_manual_that_names_its_source() -> None:
    assert len(APPROACHES) == 13
    assert all("Miles and Huberman (1994), chapter 10" in one.manual for one in APPROACHES)


def test_what_every_group_raised_is_told_apart_from_what_one_alone_raised() -> None:
    study = study_of("W1.1 EM1.1 + a", "W3.1 EM1.1 - a", "W3.1 OB1 - b")
    common, alone, *by_role = (told(one) for one in notes("patterns", study))
    assert common["codes"] == Joined(("EM1.1",))
    assert alone["codes"] == Joined(("OB1",))
    assert len(by_role) == 2


def test_the_codes_of_a_group_are_told_with_people_as_n_of_n_and_segments_apart() -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.1 + b", "W2.1 EM1.2 + a", "W2.1 EM1.1 + b")
    found = [one for one in notes("patterns", study) if "role" in told(one)]
    (gov,) = found
    codes = told(gov)["codes"]
    assert isinstance(codes, Joined)
    assert [dict(one.args) for one in codes.parts if isinstance(one, Phrase)] == [
        {"code": "EM1.1", "n": "2", "of": "2", "passages": "3"},
        {"code": "EM1.2", "n": "1", "of": "2", "passages": "1"},
    ]


def test_the_codes_of_a_role_are_told_only_where_it_may_be_printed() -> None:
    people = [
        Informant("I1", "I1", "gov", role="Head", consent=Consent.ROLE),
        Informant("I2", "I2", "gov", role="Clerk"),
    ]
    study = build_study(
        informants=people,
        sources={"W1": "I1> a", "W2": "I2> a"},
        codings=["W1.1 EM1.1 + a", "W2.1 EM1.1 + a"],
    )
    roles = [told(one)["role"] for one in notes("patterns", study) if "role" in told(one)]
    assert "Head" in roles and "Clerk" not in roles


def test_the_nearest_voice_shares_most_of_the_codes_that_both_have() -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 + b", "W2.1 EM1.1 + a", "W3.1 OB1 - a",
                     "W3.1 EM1.2 - b", "W3.1 EM1.1 - c")  # fmt: skip
    first = told(notes("clustering", study)[0])
    assert (first["name"], first["other"]) == ("Person I1", Joined(("Person I3",)))
    assert (first["n"], first["of"], first["jaccard"]) == ("2", "3", "0,67")


def test_voices_that_share_no_code_are_near_to_nobody_and_equally_near_ones_are_all_told() -> None:
    apart = study_of("W1.1 EM1.1 + a", "W2.1 EM1.2 + a")
    assert keys("clustering", apart) == []
    alike = study_of("W1.1 EM1.1 + a", "W2.1 EM1.1 + a", "W3.1 EM1.1 + a")
    assert [(told(one)["name"], told(one)["other"]) for one in notes("clustering", alike)] == [
        ("Person I1", Joined(("Person I2", "Person I3"))),
        ("Person I2", Joined(("Person I1", "Person I3"))),
        ("Person I3", Joined(("Person I1", "Person I2"))),
    ]


SETS = st.frozensets(st.sampled_from("abcd"))


@given(SETS, SETS)
def test_jaccard_lies_between_0_and_1_and_is_the_same_from_both_sides(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert 0 <= jaccard(one, other) == jaccard(other, one) <= 1
    assert (jaccard(one, other) == 1) is (one == other and bool(one))


def test_counting_counts_people_and_passages_apart() -> None:
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.1 + b", "W2.1 EM1.1 + a")
    codes = told(notes("counting", study)[0])["codes"]
    assert isinstance(codes, Joined) and isinstance(codes.parts[0], Phrase)
    assert dict(codes.parts[0].args) == {"code": "EM1.1", "n": "2", "of": "3", "passages": "3"}


def test_groups_and_voices_that_contradict_each_other_are_contrasted() -> None:
    study = study_of("W1.1 EM1.1 + a", "W3.1 EM1.1 - a", "W1.1 EM1.2 + a", "W2.1 EM1.2 - a",
                     "W3.1 EM1.2 - a")  # fmt: skip
    assert keys("contrasts", study) == ["groups", "voices"]
    assert keys("contrasts", study_of("W1.1 EM1.1 + a")) == ["none"]


def test_cases_on_opposite_sides_are_contrasted_also_within_one_group() -> None:
    cases = [Case(one, LocalText.plain(one)) for one in ("x", "y")]
    people = [Informant("I1", "I1", "gov", case="x"), Informant("I2", "I2", "gov", case="y")]
    study = build_study(
        groups=("gov",),
        informants=people,
        cases=cases,
        sources={"W1": "I1> a b", "W2": "I2> a b"},
        codings=["W1.1 EM1.1 + a", "W2.1 EM1.1 - a", "W1.1 EM1.2 + b", "W2.1 EM1.2 + b"],
    )
    (found,) = notes("contrasts", study)
    assert told(found)["codes"] == Joined(("EM1.1",))


def test_a_code_that_two_voices_judge_both_ways_may_be_split() -> None:
    both = [f"W{n}.1 EM1.1 {sign} {word}" for n in (1, 3) for sign, word in ("+a", "-b")]
    assert keys("partitioning", study_of(*both)) == ["mixed"]
    assert keys("partitioning", study_of(*both[:2])) == ["none"]


def test_codes_that_share_turns_repeatedly_are_related() -> None:
    pairs = [f"W{n}.1 {code} 0 {word}" for n in (1, 3) for code, word in
             (("EM1.1", "a"), ("OB1", "b"))]  # fmt: skip
    assert keys("relations", study_of(*pairs)) == ["most"]
    (found,) = notes("relations", study_of(*pairs, "W1.1 EM1.2 0 a"))
    (pair,) = told(found)["pairs"].parts  # type: ignore[attr-defined]
    assert (dict(pair.args)["n"], dict(pair.args)["passages"]) == ("2", "0")
    over = [one.replace(" OB1 0 b", " OB1 0 a") for one in pairs]
    (pair,) = told(notes("relations", study_of(*over))[0])["pairs"].parts  # type: ignore[attr-defined]
    assert (dict(pair.args)["n"], dict(pair.args)["passages"]) == ("2", "2")
    assert keys("relations", study_of(*pairs[:2])) == ["none"]


def test_what_stands_between_the_ends_of_an_arrow_is_named() -> None:
    link = Link(("code", "EM1.1"), ("code", "OB1"), Polarity.FAVOURABLE)
    memo = Memo("memos/a.md", (("code", "EM1.1"),), MemoKind.ANALYTIC, "", "", links=(link,))
    study = study_of("W1.1 EM1.1 + a", "W1.1 EM1.2 + b", "W1.1 OB1 - c", memos=(memo,))
    (found,) = notes("intervening", study)
    assert told(found)["codes"] == Joined(("EM1.2",))
    assert keys("intervening", study_of("W1.1 EM1.1 + a")) == ["none"]
    alone = study_of("W1.1 EM1.1 + a", "W1.1 OB1 - c", memos=(memo,))
    assert keys("intervening", alone) == ["nothing"]


def test_an_arrow_from_an_indicator_takes_in_what_stands_below_it() -> None:
    link = Link(("code", "EM1"), ("code", "OB1"), Polarity.FAVOURABLE)
    memo = Memo("memos/a.md", (("code", "EM1"),), MemoKind.ANALYTIC, "", "", links=(link,))
    study = study_of("W1.1 EM1.1 + a", "W1.1 PR1.1 + b", "W1.1 OB1 - c", memos=(memo,))
    (found,) = notes("intervening", study)
    assert told(found)["codes"] == Joined(("PR1.1",))


def test_each_finding_is_followed_back_to_its_statements() -> None:
    finding = Finding("f.md", "T1", "", ("EM1.1",), "", "", "",
                      directions=(("", Polarity.FAVOURABLE),))  # fmt: skip
    study = study_of("W1.1 EM1.1 + a", "W3.1 EM1.1 - a", findings=(finding,))
    assert told(notes("chain-of-evidence", study)[0]) == {
        "id": "T1", "pro": "1", "con": "1", "voices": "1",
    }  # fmt: skip
    assert keys("chain-of-evidence", study_of()) == ["ask"]


@pytest.mark.parametrize("name", ["plausibility", "metaphors", "factoring", "coherence"])
def test_what_only_a_person_can_do_is_asked(name: str) -> None:
    assert [str(one.outcome) for one in notes(name, study_of())] == ["waiting"]


def test_an_answer_in_the_checklist_of_a_finding_takes_the_place_of_the_question() -> None:
    finding = Finding("f.md", "T1", "", ("EM1.1",), "", "", "",
                      checklist=(("coherence", "Power to the powerless."),))  # fmt: skip
    study = study_of("W1.1 EM1.1 + a", findings=(finding,))
    (note,) = APPROACHES["coherence"].notes(positions_of(study, Selection()))
    assert str(note.outcome) == "answered"
    assert told(note) == {"id": "T1", "text": "Power to the powerless."}


def test_the_chain_of_evidence_leads_to_the_codings() -> None:
    finding = Finding("f.md", "T1", "", ("EM1.1",), "", "", "",
                      directions=(("", Polarity.FAVOURABLE),))  # fmt: skip
    study = study_of("W1.1 EM1.1 + a", "W3.1 EM1.1 - a", findings=(finding,))
    (note,) = notes("chain-of-evidence", study)
    assert [one.first.source.id for one in note.statements] == ["W1", "W3"]


@pytest.mark.parametrize("name", APPROACHES.names)
def test_every_tactic_says_something_also_of_a_study_without_codings(name: str) -> None:
    found = APPROACHES[name].notes(positions_of(study_of(), Selection()))
    assert found and all(isinstance(one.words, Phrase) for one in found)


def test_subsuming_counts_segments_codes_and_indicators_of_each_aspect() -> None:
    study = study_of("W1.1 EM1.1 + a", "W2.1 EM1.2 - b", "W3.1 EM1.1 - a")
    (found,) = (told(one) for one in notes("subsuming", study))
    assert (found["passages"], found["codes"], found["indicators"]) == ("3", "2", "1")
