"""The rules of source triangulation, exhaustively and on whole studies."""

from __future__ import annotations

import json
from collections import Counter
from itertools import permutations, product

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.informant import Informant
from qualcode.model.source import SourceKind
from qualcode.stages.triangulation import (
    CodeComparison,
    Consistency,
    Convergence,
    compare,
    consistency,
    convergence,
    triangulate,
)
from qualcode.study import Selection, Study
from tests.published_study import PUBLISHED
from tests.study_builder import build_study

PLUS, MINUS, MIXED, ZERO, OPEN = Polarity
POSITIONS = (None, PLUS, MINUS, MIXED, ZERO)


def test_the_25_pairs_of_two_groups_fall_as_published() -> None:
    counts = Counter(convergence(pair) for pair in product(POSITIONS, repeat=2))
    assert counts == {
        Convergence.NO_DATA: 1,
        Convergence.SINGLE_SOURCE: 8,
        Convergence.DISSONANT: 2,
        Convergence.CONVERGENT: 3,
        Convergence.DESCRIPTIVE: 1,
        Convergence.PARTIAL: 10,
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, None, "no-data"),
        (None, PLUS, "single-source"),
        (None, MINUS, "single-source"),
        (None, MIXED, "single-source"),
        (None, ZERO, "single-source"),
        (PLUS, MINUS, "dissonant"),
        (PLUS, PLUS, "convergent"),
        (MINUS, MINUS, "convergent"),
        (MIXED, MIXED, "convergent"),
        (ZERO, ZERO, "descriptive"),
        (PLUS, MIXED, "partial"),
        (PLUS, ZERO, "partial"),
        (MINUS, MIXED, "partial"),
        (MINUS, ZERO, "partial"),
        (MIXED, ZERO, "partial"),
    ],
)
def test_every_pair_has_its_convergence_in_either_order(first, second, expected: str) -> None:
    assert convergence([first, second]) == expected
    assert convergence([second, first]) == expected


def conditions(positions: tuple[Polarity | None, ...]) -> dict[str, bool]:
    """The rules for several groups once more, written so that they exclude each other."""
    known = [one for one in positions if one and one is not OPEN]
    signs = set(known)
    contradicted = PLUS in signs and MINUS in signs
    several = len(known) >= 2
    same = several and len(signs) == 1
    return {
        "no-data": len(known) == 0,
        "single-source": len(known) == 1,
        "dissonant": contradicted,
        "convergent": same and signs != {ZERO} and len(known) == len(positions),
        "convergent-incomplete": same and signs != {ZERO} and len(known) < len(positions),
        "descriptive": same and signs == {ZERO},
        "partial": several and len(signs) > 1 and not contradicted,
    }


@pytest.mark.parametrize("groups", [2, 3, 4])
def test_every_case_of_several_groups_gets_exactly_one_convergence(groups: int) -> None:
    for positions in product((*POSITIONS, OPEN), repeat=groups):
        holding = [name for name, holds in conditions(positions).items() if holds]
        assert holding == [convergence(positions)], positions


def test_the_order_of_groups_does_not_matter() -> None:
    for positions in product((*POSITIONS, OPEN), repeat=3):
        assert len({convergence(order) for order in permutations(positions)}) == 1


@pytest.mark.parametrize("position", [*POSITIONS, OPEN])
def test_a_code_that_only_one_group_can_speak_of_is_not_compared(position) -> None:
    assert convergence([position]) == "one-group"


# --- on studies


def row_of(study: Study, code: str, selection: Selection | None = None) -> CodeComparison:
    result = triangulate(study, selection or Selection())
    return next(row for row in result.rows if row.code.id == code)


def two_groups(gov: str, com: str, **more: object) -> Study:
    """One informant a group, with these signs on EM1.1."""
    spoken = {"W1": ("I1", gov), "W2": ("I2", com)}
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={
            source: f"{who}> " + " ".join(f"w{n}" for n in range(len(signs) + 1))
            for source, (who, signs) in spoken.items()
        },
        codings=[
            f"{source}.1 EM1.1 {sign} w{number}"
            for source, (_, signs) in spoken.items()
            for number, sign in enumerate(signs)
        ],
        **more,
    )


def test_groups_that_are_both_mixed_converge_and_the_row_says_mixed() -> None:
    row = row_of(two_groups("±", "+-"), "EM1.1")
    assert (row.convergence, row.mixed, row.opposed) == ("convergent", True, ())


def test_a_mention_against_a_refusal_is_partial() -> None:
    row = row_of(two_groups("0", "-"), "EM1.1")
    assert (row.convergence, row.mixed) == ("partial", False)


def test_a_voice_that_says_both_does_not_contradict_one_that_praises() -> None:
    row = row_of(two_groups("+-", "+"), "EM1.1")
    assert (row.convergence, row.opposed) == ("partial", ())


def test_a_group_that_is_undecided_only_has_no_position_to_compare() -> None:
    row = row_of(two_groups("?", "+"), "EM1.1")
    assert (row.convergence, row.provisional) == ("single-source", True)
    assert [one.group.id for one in row.silent] == ["gov"]
    assert row_of(two_groups("?", "?"), "EM1.1").convergence == "no-data"


def test_a_group_without_informants_leaves_the_other_alone() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"]
    )
    row = row_of(study, "EM1.1")
    assert row.convergence == "single-source"
    assert row.as_json()["groups"]["com"] == {
        "position": None,
        "empty": "no-source",
        "informants": [],
        "n": 0,
        "of": 0,
        "quotations": [],
    }


def test_a_document_of_the_same_office_does_not_make_a_second_group() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "D1": "Good.", "W2": "I2> hm"},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["W1.1 EM1.1 + good", "D1.1 EM1.1 + Good"],
    )
    assert row_of(study, "EM1.1").convergence == "single-source"


def test_two_coders_who_differ_on_a_passage_leave_it_open() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> so so", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + so so", "W1.1 EM1.1 - so so @budi", "W2.1 EM1.1 - bad"],
    )
    row = row_of(study, "EM1.1")
    assert (row.convergence, row.provisional) == ("single-source", True)
    assert len(row.groups[0].statements) == 1


def test_opposed_voices_are_named_even_where_their_groups_are_not_dissonant() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com"},
        sources={"W1": "I1> good", "W2": "I2> bad", "W3": "I3> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad", "W3.1 EM1.1 - bad"],
    )
    row = row_of(study, "EM1.1")
    assert row.convergence == "partial"
    assert [(one.voice.id, other.voice.id) for one, other in row.opposed] == [("I1", "I3")]
    assert row.groups[0].split


def test_a_row_with_an_open_proposal_is_provisional() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> good"},
        codings=["W1.1 EM1.1 + good @rules", "W2.1 EM1.1 + good", "W2.1 PR1.1 + good"],
    )
    assert row_of(study, "EM1.1").provisional
    assert not row_of(study, "PR1.1").provisional
    assert not row_of(study, "EM1.1", Selection(reviewed="only")).provisional


def test_three_groups_of_which_one_is_silent_converge_incompletely() -> None:
    study = build_study(
        groups=("a", "b", "c"),
        informants={"I1": "a", "I2": "b", "I3": "c"},
        sources={"W1": "I1> good", "W2": "I2> good", "W3": "I3> hm"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 + good"],
    )
    row = row_of(study, "EM1.1")
    assert row.convergence == "convergent-incomplete"
    assert [one.group.id for one in row.silent] == ["c"]


def test_expect_leaves_a_group_out_of_the_comparison_but_never_hides_what_it_says() -> None:
    study = two_groups("+", "-", expect={"EM1": ("com",)})
    row = row_of(study, "EM1.1")
    assert (row.convergence, row.opposed) == ("one-group", ())
    assert row.groups[0].polarity == "+"


def test_rows_are_the_leaves_and_parents_coded_directly_in_codebook_order() -> None:
    study = two_groups("+", "-")
    assert [row.code.id for row in triangulate(study, Selection()).rows] == [
        "EM1.1",
        "EM1.2",
        "PR1.1",
        "OB1",
    ]
    direct = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good"},
        codings=["W1.1 EM1 + good", "W1.1 SUG1 0 good"],
    )
    found = [row.code.id for row in triangulate(direct, Selection()).rows]
    assert found == ["EM1", "EM1.1", "EM1.2", "PR1.1", "OB1"]


def test_a_selection_of_codes_takes_in_what_stands_below_them() -> None:
    rows = triangulate(two_groups("+", "-"), Selection(codes=("EM",))).rows
    assert [row.code.id for row in rows] == ["EM1.1", "EM1.2"]


def test_a_single_group_cannot_be_triangulated_and_its_informants_are_compared_instead() -> None:
    study = build_study(
        groups=("com",),
        informants={"I1": "com", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    )
    with pytest.raises(QualcodeError, match="satu kelompok sumber tidak dapat ditriangulasi"):
        triangulate(study, Selection())
    result = compare(study, Selection())
    assert isinstance(result, Consistency)
    assert result.as_json()["refused"] is True
    first = result.as_json()["rows"][0]
    assert (first["code"], first["opposed"]) == ("EM1.1", [["I1", "I2"]])


def test_selecting_one_group_is_the_same_as_having_one() -> None:
    selection = Selection(groups=("gov",))
    with pytest.raises(QualcodeError):
        triangulate(two_groups("+", "-"), selection)
    rows = consistency(two_groups("+", "-"), selection).rows
    assert [one.voice.id for one in rows[0].group.voices] == ["I1"]


def test_the_json_has_the_documented_keys_in_the_documented_order() -> None:
    people = [
        Informant("I1", "A", "gov"),
        Informant("I2", "B", "com"),
        Informant("I3", "C", "com", sample=False),
    ]
    study = build_study(
        informants=people,
        codebook="EM Empowering\n  EM1 Training",
        sources={"W1": "P> And?\nI1> It was good.", "W2": "I2> Never.\nI3> Never!"},
        codings=["W1.2 EM1 + good", "W2.1 EM1 - Never", "W2.2 EM1 - Never @rules"],
    )
    quotation = {
        "source": "W1",
        "turn": 2,
        "line": 2,
        "informant": "I1",
        "text": "good",
        "polarity": "+",
        "reviewed": True,
    }
    never = {"source": "W2", "turn": 1, "line": 1, "informant": "I2", "text": "Never"}
    never |= {"polarity": "-", "reviewed": True}
    expected = {
        "by": "group",
        "phase": "main",
        "reviewed": "all",
        "rows": [
            {
                "code": "EM1",
                "convergence": "dissonant",
                "mixed": False,
                "provisional": True,
                "opposed": [["I1", "I2"], ["I1", "I3"]],
                "groups": {
                    "gov": {
                        "position": "+",
                        "empty": None,
                        "informants": ["I1"],
                        "n": 1,
                        "of": 1,
                        "quotations": [quotation],
                    },
                    "com": {
                        "position": "-",
                        "empty": None,
                        "informants": ["I2", "I3"],
                        "n": 1,
                        "of": 1,
                        "quotations": [
                            never,
                            {**never, "turn": 2, "line": 2, "informant": "I3", "reviewed": False},
                        ],
                    },
                },
            }
        ],
    }
    found = triangulate(study, Selection()).as_json()
    assert json.dumps(found) == json.dumps(expected)


# --- the sanity fixture: a published study, its codings made by hand from the printed quotations


def speaking(row: CodeComparison) -> dict[str, str]:
    return {one.group.id: str(one.polarity) for one in row.groups if one.polarity is not None}


@pytest.mark.parametrize(
    ("code", "expected", "groups"),
    [
        ("EN2.3", "single-source", {"gov": "+"}),
        ("EM1.1", "single-source", {"gov": "+"}),
        ("PR2.1", "dissonant", {"gov": "+", "com": "-"}),
        ("PR1.1", "dissonant", {"gov": "+", "com": "-"}),
        ("EN2.1", "no-data", {}),
    ],
)
def test_the_published_study_in_its_main_phase(code: str, expected: str, groups) -> None:
    row = row_of(PUBLISHED, code)
    assert (row.convergence, speaking(row)) == (expected, groups)


@pytest.mark.parametrize(
    ("code", "expected", "groups"),
    [
        ("EM1.1", "dissonant", {"gov": "+", "com": "-"}),
        ("EM2.6", "single-source", {"com": "-"}),
        ("EM1.4", "single-source", {"com": "-"}),
        ("EN2.1", "single-source", {"com": "-"}),
        ("EN1.1", "single-source", {"gov": "+"}),
        ("PR1.1", "dissonant", {"gov": "+", "com": "-"}),
    ],
)
def test_the_published_study_with_its_preliminary_interviews(
    code: str, expected: str, groups
) -> None:
    row = row_of(PUBLISHED, code, Selection(phase="all"))
    assert (row.convergence, speaking(row)) == (expected, groups)


def test_the_informant_outside_the_sample_is_named_and_not_counted() -> None:
    com = row_of(PUBLISHED, "EN2.1", Selection(phase="all")).groups[1]
    assert [one.voice.id for one in com.informants] == ["outside"]
    assert (com.n, com.of) == (0, 2)


def test_an_aspect_counts_convergences_and_merges_nothing() -> None:
    result = triangulate(PUBLISHED, Selection())
    below = frozenset(code.id for code in PUBLISHED.codebook.subtree("PR"))
    assert result.counts(below) == {Convergence.DISSONANT: 2}


@pytest.mark.parametrize(
    ("aspect", "phase", "expected"),
    [
        ("EN", "main", {"single-source": 1, "no-data": 2}),
        ("EM", "main", {"single-source": 1, "no-data": 2}),
        ("EN", "all", {"single-source": 3}),
        ("EM", "all", {"dissonant": 1, "single-source": 2}),
        ("PR", "all", {"dissonant": 2}),
    ],
)
def test_the_aspects_of_the_published_study_count_their_convergences(
    aspect: str, phase: str, expected: dict[str, int]
) -> None:
    result = triangulate(PUBLISHED, Selection(phase=phase))
    below = frozenset(code.id for code in PUBLISHED.codebook.subtree(aspect))
    assert {str(key): n for key, n in result.counts(below).items() if n} == expected
