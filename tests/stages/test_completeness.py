"""Who was never asked what: by the guide, and on which codes a group has no position."""

from __future__ import annotations

from qualcode.model.settings import Question
from qualcode.stages.completeness import completeness_of
from qualcode.study import Selection, Study
from tests.study_builder import build_study

GUIDE = (
    Question("Q1", "How was training?", ("EM1.1",)),
    Question("Q2", "What of permits?", ("PR1",), ("com",)),
    Question("Q3", "Anything else?"),
)


def study_of(guide: tuple[Question, ...] = GUIDE, **more: object) -> Study:
    told = {
        "informants": {"I1": "gov", "I2": "com", "I3": "com"},
        "sources": {"W1": "I1> good", "W2": "I2> bad"},
        "entries": {"W2": {"asked": ("EM1.1",)}},
        "codings": ["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    }
    return build_study(settings={"guide": guide}, **{**told, **more})  # type: ignore[arg-type]


def words(study: Study, **selected: object) -> dict[str, dict[str, str]]:
    found = completeness_of(study, Selection(**selected))  # type: ignore[arg-type]
    return {
        one.question.id: {cell.voice.id: cell.word for cell in one.cells} for one in found.questions
    }


def test_each_question_tells_of_everybody_what_became_of_it() -> None:
    assert words(study_of()) == {
        "Q1": {"I1": "answered", "I2": "answered", "I3": "no-source"},
        "Q2": {"I1": "not-planned", "I2": "not-asked", "I3": "no-source"},
    }


def test_who_was_not_asked_is_still_to_be_asked_and_nobody_else() -> None:
    found = completeness_of(study_of(), Selection())
    assert {one.question.id: [voice.id for voice in one.to_ask] for one in found.questions} == {
        "Q1": ["I3"],
        "Q2": ["I2", "I3"],
    }


def test_who_was_asked_waits_for_coding_and_not_for_another_interview() -> None:
    study = study_of(entries={"W2": {"asked": ("EM1.1", "PR1")}})
    question = completeness_of(study, Selection()).questions[1]
    assert {cell.voice.id: cell.word for cell in question.cells}["I2"] == "asked-silent"
    assert [voice.id for voice in question.to_ask] == ["I3"]


def test_an_answer_to_a_code_below_answers_the_question() -> None:
    study = study_of(codings=["W2.1 PR1.1 - bad"])
    assert words(study)["Q2"]["I2"] == "answered"


def test_an_answer_that_was_not_planned_is_an_answer() -> None:
    study = study_of(codings=["W1.1 PR1.1 + good"])
    assert words(study)["Q2"]["I1"] == "answered"


def test_a_selection_of_codes_keeps_the_questions_about_them() -> None:
    assert list(words(study_of(), codes=("PR",))) == ["Q2"]


def test_the_codes_are_those_on_which_an_expected_group_has_no_position() -> None:
    found = completeness_of(study_of(), Selection())
    # On EM1.1 both groups have one; what only one group can speak of may be complete with it.
    assert [one.code.id for one in found.codes] == ["EM1.2", "PR1.1", "OB1"]
    expected = study_of(codings=["W2.1 EM1.2 - bad"], expect={"EM1.2": ("com",)})
    complete = [one.code.id for one in completeness_of(expected, Selection()).codes]
    assert complete == ["EM1.1", "PR1.1", "OB1"]


def test_without_a_guide_only_codes_are_told() -> None:
    found = completeness_of(study_of(guide=()), Selection())
    assert found.questions == ()
    assert found.as_json()["guide"] == []
    first = found.as_json()["codes"][0]  # type: ignore[index]
    assert first["groups"]["com"]["without"] == {"I2": "not-asked", "I3": "no-source"}
