"""The guide against the informants: what became of each question, and why to ask again."""

from __future__ import annotations

from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.settings import Question
from qualcode.model.text import LocalText
from qualcode.stages.guide_grid import GuideGrid, guide_grid
from qualcode.study import Selection, Study
from tests.study_builder import build_study

GUIDE = (
    Question("Q1", "How was training?", ("EM1.1",)),
    Question("Q2", "What of permits, and of training?", ("PR1", "EM1.2")),
    Question("Q3", "Anything else?"),
)


def study_of(**more: object) -> Study:
    told = {
        "informants": {"I1": "gov", "I2": "com", "I3": "com"},
        "sources": {"W1": "I1> good\nI1> fair", "W2": "I2> bad", "W3": "I3> fine"},
        "codings": ["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad", "W3.1 EM1.1 + fine"],
        "settings": {"guide": GUIDE},
    }
    return build_study(**{**told, **more})  # type: ignore[arg-type]


def grid(study: Study, **selected: object) -> GuideGrid:
    return guide_grid(study, Selection(**selected))  # type: ignore[arg-type]


def why(study: Study, who: str, at_desk: bool = False) -> dict[str, set[tuple[str, str]]]:
    found = grid(study)
    voice = next(one for one in found.people if one.id == who)
    return {
        one.row.key: {(str(reason.why), reason.code.id) for reason in one.reasons}
        for one in found.again(voice, at_desk)
    }


def test_a_question_stands_under_each_indicator_that_it_is_about() -> None:
    rows = [(one.indicator.id, one.key, [c.id for c in one.codes]) for one in grid(study_of()).rows]
    assert rows == [
        ("EM1", "Q1", ["EM1.1"]), ("EM1", "Q2", ["EM1.2"]), ("PR1", "Q2", ["PR1"]),
    ]  # fmt: skip


def test_what_cannot_be_looked_for_and_what_nobody_asks_is_told() -> None:
    found = grid(study_of())
    assert [one.id for one in found.uncoded] == ["Q3"]
    assert [one.id for one in found.unasked] == ["OB1"]


def test_who_contradicts_somebody_of_their_own_group_or_of_another_is_asked_again() -> None:
    assert why(study_of(), "I2")["Q1"] == {("own-group", "EM1.1"), ("other-group", "EM1.1")}
    assert why(study_of(), "I3")["Q1"] == {("own-group", "EM1.1")}
    assert why(study_of(), "I1")["Q1"] == {("other-group", "EM1.1")}


def test_views_of_two_cases_are_no_reason_to_ask_again() -> None:
    people = [Informant("I1", "A", "gov", case="a"), Informant("I2", "B", "com", case="b")]
    cases = [Case("a", LocalText.plain("A")), Case("b", LocalText.plain("B"))]
    study = study_of(
        informants=people, cases=cases, sources={"W1": "I1> good", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"],
    )  # fmt: skip
    assert "Q1" not in why(study, "I1")


def test_why_nothing_is_there_tells_what_to_do() -> None:
    entries = {"W1": {"asked": ("EM1.1",)}, "W2": {"asked": ("EM1.2",)}}
    study = study_of(entries=entries, informants={"I1": "gov", "I2": "com", "I4": "com"},
                     sources={"W1": "I1> good", "W2": "I2> bad"},
                     codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"])  # fmt: skip
    assert ("not-asked", "EM1.2") in why(study, "I1")["Q2"]
    assert ("silent", "EM1.2") in why(study, "I2")["Q2"]
    assert ("not-heard", "EM1.1") in why(study, "I4")["Q1"]


def test_nobody_knows_whether_it_was_asked_where_nothing_tells() -> None:
    study = study_of(settings={"guide": ()})
    assert ("not-known", "PR1.1") in why(study, "I1")["PR1.1"]


def test_an_undecided_answer_and_one_that_only_others_gave_are_asked_again() -> None:
    study = study_of(codings=["W1.1 EM1.1 ? good", "W1.2 PR1.1 + fair"])
    assert why(study, "I1")["Q1"] == {("undecided", "EM1.1")}
    assert ("only-others", "PR1.1") in why(study, "I2")["Q2"]
    assert ("only-others", "PR1.1") not in why(study, "I1").get("Q2", set())


def test_what_waits_for_the_coder_is_no_reason_to_ask() -> None:
    study = study_of(codings=["W1.1 EM1.1 + good @rules"])
    assert "Q1" not in why(study, "I1")
    assert why(study, "I1", at_desk=True)["Q1"] == {("provisional", "EM1.1")}
    asked = study_of(codings=["W1.1 EM1.1 + good"], entries={"W2": {"asked": ("EM1.1",)}})
    assert ("uncoded", "EM1.1") in why(asked, "I2", at_desk=True)["Q1"]


def test_who_cannot_speak_of_it_is_not_asked() -> None:
    study = study_of(expect={"EM1": ("gov",)}, codings=["W1.1 EM1.1 + good"])
    assert "Q1" not in why(study, "I2")


def test_without_a_guide_codes_stand_in_its_place_and_suggestions_do_not() -> None:
    found = grid(study_of(settings={"guide": ()}))
    assert not found.written
    assert [one.key for one in found.rows] == ["EM1.1", "EM1.2", "PR1.1", "OB1"]


def test_what_is_asked_again_comes_in_the_order_of_the_guide() -> None:
    study = study_of(settings={"guide": (GUIDE[1], GUIDE[0])})
    assert list(why(study, "I1")) == ["Q2", "Q1"]


def test_who_withdrew_is_not_in_the_grid() -> None:
    people = [Informant("I1", "A", "gov"), Informant("I2", "B", "com", consent=Consent.WITHDRAWN)]
    assert [one.id for one in grid(study_of(informants=people)).people] == ["I1"]
