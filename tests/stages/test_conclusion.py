"""Draft conclusions: sorted, not judged."""

from __future__ import annotations

from qualcode.stages.conclusion import Views, conclude
from qualcode.study import Selection
from tests.study_builder import build_study

STUDY = build_study(
    informants={"I1": "gov", "I2": "com"},
    sources={"W1": "I1> a b c d e", "W2": "I2> a b c d e"},
    codings=[
        "W1.1 EM1.1 + a",
        "W2.1 EM1.1 - a",
        "W1.1 EM1.2 + b",
        "W2.1 EM1.2 + b",
        "W2.1 PR1.1 - c",
        "W1.1 OB1 - d",
        "W2.1 SUG1 0 e",
    ],
)


def test_an_indicators_codes_are_sorted_by_what_the_groups_say() -> None:
    aspects = conclude(STUDY, Selection()).aspects
    empowering, protecting = (aspect.indicators[0] for aspect in aspects)
    assert [row.code.id for row in empowering.having(Views.AGREE)] == ["EM1.2"]
    assert [row.code.id for row in empowering.having(Views.DIFFER)] == ["EM1.1"]
    assert [row.code.id for row in protecting.having(Views.ONE_GROUP)] == ["PR1.1"]


def test_obstacles_and_suggestions_are_voiced_and_are_no_aspects() -> None:
    result = conclude(STUDY, Selection())
    assert [aspect.aspect.id for aspect in result.aspects] == ["EM", "PR"]
    voiced = [(one.kind, one.code.id, [v.voice.id for v in one.voices]) for one in result.voiced]
    assert voiced == [("obstacle", "OB1", ["I1"]), ("suggestion", "SUG1", ["I2"])]


def test_a_code_of_which_nobody_spoke_is_unspoken_and_nothing_else() -> None:
    study = build_study(informants={"I1": "gov"}, sources={"W1": "I1> a"})
    indicator = conclude(study, Selection()).aspects[0].indicators[0]
    assert [row.code.id for row in indicator.unspoken] == ["EM1.1", "EM1.2"]
    assert not any(map(indicator.having, Views))


def test_a_study_of_one_group_still_gets_its_draft() -> None:
    study = build_study(
        groups=("com",),
        informants={"I1": "com"},
        sources={"W1": "I1> a"},
        codings=["W1.1 EM1.1 + a"],
    )
    indicator = conclude(study, Selection()).aspects[0].indicators[0]
    assert [row.convergence for row in indicator.having(Views.ONE_GROUP)] == ["one-group"]


def test_the_json_calls_itself_a_draft() -> None:
    assert conclude(STUDY, Selection()).as_json()["draft"] is True
