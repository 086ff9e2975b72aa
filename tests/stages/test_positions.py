"""Positions of voices and groups, by hand-made codings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.coding import Polarity
from qualcode.model.informant import Informant
from qualcode.model.source import Phase, SourceKind
from qualcode.stages.positions import GroupPosition, Positions
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

MAIN = Selection()


def group_position(
    study: Study, code: str, group: str, selection: Selection = MAIN
) -> GroupPosition:
    positions = Positions(study, selection)
    return positions.of_group(code, next(one for one in positions.groups if one.id == group))


def voice_polarity(*signs: str) -> Polarity | None:
    words = " ".join(f"word{number}" for number, _ in enumerate(signs))
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": f"I1> {words}."},
        codings=[f"W1.1 EM1.1 {sign} word{number}" for number, sign in enumerate(signs)],
    )
    return group_position(study, "EM1.1", "gov").voices[0].polarity


@pytest.mark.parametrize(
    ("signs", "position"),
    [
        ("", None),
        ("?", "?"),
        ("??", "?"),
        ("0", "0"),
        ("0?", "0"),
        ("+", "+"),
        ("+0", "+"),
        ("+?", "+"),
        ("-0?", "-"),
        ("+-", "±"),
        ("±", "±"),
        ("±+", "±"),
        ("±0", "±"),
        ("0+-?", "±"),
    ],
)
def test_a_voice_takes_the_position_of_its_statements(signs: str, position: str | None) -> None:
    assert voice_polarity(*signs) == position


@given(st.lists(st.sampled_from(Polarity), max_size=6), st.randoms())
def test_a_position_does_not_depend_on_the_order_of_statements(signs, random) -> None:
    shuffled = list(signs)
    random.shuffle(shuffled)
    assert Polarity.combine(signs) == Polarity.combine(shuffled)


@given(st.lists(st.lists(st.sampled_from(Polarity), min_size=1, max_size=4), max_size=4))
def test_a_group_stands_where_all_its_statements_together_stand(voices) -> None:
    of_voices = Polarity.combine(Polarity.combine(one) for one in voices)
    assert of_voices == Polarity.combine(sign for one in voices for sign in one)


TWO_CODERS = ["W1.1 EM1.1 {} the training was good", "W1.1 EM1.1 {} training was @budi"]


@pytest.mark.parametrize(
    ("first", "second", "position"),
    [("+", "+", "+"), ("+", "-", "?"), ("+", "0", "?"), ("?", "+", "?")],
)
def test_one_passage_coded_by_two_coders_counts_once(
    first: str, second: str, position: str
) -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> Well, the training was good."},
        codings=[TWO_CODERS[0].format(first), TWO_CODERS[1].format(second)],
    )
    found = group_position(study, "EM1.1", "gov")
    assert len(found.statements) == 1
    assert found.polarity == position
    assert len(found.statements[0].rows) == 2


def test_two_overlapping_codings_of_one_coder_stay_two_statements() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good training"},
        codings=["W1.1 EM1.1 + good training", "W1.1 EM1.1 + training"],
    )
    assert len(group_position(study, "EM1.1", "gov").statements) == 2


def test_a_group_with_one_favourable_and_one_unfavourable_voice_is_split() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "gov"},
        sources={"W1": "I1> good", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    )
    found = group_position(study, "EM1.1", "gov")
    assert (found.polarity, found.split, found.n, found.of) == ("±", True, 2, 2)


def test_one_voice_that_says_both_is_mixed_and_not_a_split() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good but rare"},
        codings=["W1.1 EM1.1 + good", "W1.1 EM1.1 - rare"],
    )
    found = group_position(study, "EM1.1", "gov")
    assert (found.polarity, found.split) == ("±", False)


def test_a_voice_outside_the_sample_is_shown_and_has_weight_but_is_not_counted() -> None:
    people = [Informant("I1", "A", "com"), Informant("I2", "B", "com", sample=False)]
    study = build_study(
        informants=people,
        sources={"W1": "I1> fine", "W2": "I2> bad"},
        codings=["W2.1 EM1.1 - bad"],
    )
    found = group_position(study, "EM1.1", "com")
    assert [one.voice.id for one in found.informants] == ["I2"]
    assert (found.polarity, found.n, found.of) == ("-", 0, 1)


def test_n_counts_only_informants_with_a_source_in_the_phase() -> None:
    study = build_study(
        informants={"I1": "com", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> bad"},
        entries={"W2": {"phase": Phase.PRELIMINARY}},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    )
    main = group_position(study, "EM1.1", "com")
    both = group_position(study, "EM1.1", "com", Selection(phase="all"))
    assert (main.polarity, main.n, main.of) == ("+", 1, 1)
    assert (both.polarity, both.n, both.of) == ("±", 2, 2)


def test_a_document_that_repeats_its_offices_informant_speaks_but_is_not_counted() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "D1": "Training was good."},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["W1.1 EM1.1 + good", "D1.1 EM1.1 + Training was good"],
    )
    found = group_position(study, "EM1.1", "gov")
    assert [one.voice.id for one in found.speaking] == ["I1", "D1"]
    assert (found.n, found.of, len(found.statements)) == (1, 1, 2)


@pytest.mark.parametrize("kind", [SourceKind.DOCUMENT, SourceKind.OBSERVATION])
def test_notes_and_documents_without_a_group_stay_out_of_the_comparison(kind: SourceKind) -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"D1": "Training was good."},
        entries={"D1": {"kind": kind}},
        codings=["D1.1 EM1.1 + Training was good"],
    )
    positions = Positions(study, MAIN)
    assert all(not positions.of_group("EM1.1", one).statements for one in positions.groups)
    assert len(positions.statements) == 1


def test_an_informant_and_a_document_of_the_same_id_are_two_voices() -> None:
    study = build_study(
        informants={"X": "gov"},
        sources={"W1": "X> good", "X": "Bad."},
        entries={"X": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["W1.1 EM1.1 + good", "X.1 EM1.1 - Bad"],
    )
    found = group_position(study, "EM1.1", "gov")
    assert [one.polarity for one in found.voices] == ["+", "-"]


def test_nothing_of_an_informant_who_has_withdrawn_is_counted_or_shown() -> None:
    people = [Informant("I1", "A", "gov"), withdrawn(Informant("I2", "B", "gov"))]
    study = build_study(
        informants=people,
        sources={"W1": "I1> good", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    )
    found = group_position(study, "EM1.1", "gov")
    assert [one.voice.id for one in found.voices] == ["I1"]
    assert (found.polarity, found.of) == ("+", 1)


def test_the_strict_view_takes_reviewed_codings_only() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good, bad"},
        codings=["W1.1 EM1.1 + good", "W1.1 EM1.1 - bad @rules"],
    )
    assert group_position(study, "EM1.1", "gov").polarity == "±"
    strict = Selection(reviewed="only")
    assert group_position(study, "EM1.1", "gov", strict).polarity == "+"
