"""One variable over the periods: ratings, else positions, else counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.stages.growth import Growth, Measure, usual_variable
from qualcode.study import Selection, Study
from tests.study_builder import CODEBOOK, build_study

BOOK = f"{CODEBOOK}OUT Outcomes (outcome)\n  OUT1 Income\n  OUT2 Pride\n"
CASES = [Case("lily", LocalText.plain("Lily")), Case("rose", LocalText.plain("Rose"))]
SCALES = {"growth": (Grade("low"), Grade("middle"), Grade("high")), "other": (Grade("so-so"),)}


def rating(grade: str, scale: str = "growth", **about: str) -> Memo:
    subjects = (*about.items(), ("code", "OUT1"))
    return Memo("m.md", subjects, MemoKind.SUMMARY, "", "", scale=scale, grade=grade)


def study_of(
    codings: Sequence[str] = (),
    memos: Sequence[Memo] = (),
    cases: Sequence[Case] = CASES,
    **more: object,
) -> Study:
    """Four informants in two rounds: A1 and B1 of lily, C1 of rose, C2 of rose in round 2."""
    people = [
        Informant("A", "A", "gov", case="lily"),
        Informant("B", "B", "com", case="lily"),
        Informant("C", "C", "com", case="rose"),
    ]
    return build_study(
        informants=people,
        cases=cases,
        codebook=BOOK,
        scales=SCALES,
        periods=("one", "two", "three"),
        sources={
            "A1": "A> good. bad. more.",
            "B1": "B> good. bad.",
            "C1": "C> good. bad.",
            "C2": "C> good. bad.",
            "D1": "good. bad.",
        },
        entries={
            "A1": {"period": "one"},
            "B1": {"period": "one"},
            "C1": {"period": "one"},
            "C2": {"period": "two"},
            "D1": {"period": "one", "case": "rose", "kind": SourceKind.DOCUMENT},
        },
        codings=codings,
        memos=tuple(memos),
        **more,
    )


def drawn(study: Study, measure: Measure, code: str = "OUT1") -> Mapping[str, list[int | None]]:
    growth = Growth(study, Selection(), study.codebook[code])
    return {
        one.unit.id if one.unit else "all": [point.value for point in one.points]
        for one in growth.lines(measure)
    }


@pytest.mark.parametrize(
    ("codings", "lily"),
    [
        (["A1.1 OUT1 + good", "B1.1 OUT1 + good"], 2),
        (["A1.1 OUT1 - bad"], 0),
        (["A1.1 OUT1 + good", "B1.1 OUT1 - bad"], 1),
        (["A1.1 OUT1 + good", "A1.1 OUT1 - bad", "B1.1 OUT1 + good"], 2),
        (["A1.1 OUT1 0 good"], None),
        (["A1.1 OUT1 ? good"], None),
        (["A1.1 OUT2 + good"], None),
        ([], None),
    ],
)
def test_a_line_of_positions_stands_on_the_side_of_more_informants(
    codings: list[str], lily: int | None
) -> None:
    assert drawn(study_of(codings), Measure.POSITIONS)["lily"] == [lily, None, None]


def test_each_case_and_period_has_a_point_of_its_own() -> None:
    study = study_of(["C1.1 OUT1 + good", "C2.1 OUT1 - bad", "A1.1 OUT1 - bad"])
    assert drawn(study, Measure.POSITIONS) == {"lily": [0, None, None], "rose": [2, 0, None]}


def test_a_document_decides_only_where_no_informant_does() -> None:
    assert drawn(study_of(["D1.1 OUT1 - bad"]), Measure.POSITIONS)["rose"][0] == 0
    both = study_of(["D1.1 OUT1 - bad", "C1.1 OUT1 + good"])
    assert drawn(both, Measure.POSITIONS)["rose"][0] == 2


def test_counts_take_in_what_stands_below_and_nobody_heard_is_no_nought() -> None:
    study = study_of(["C1.1 OUT1 + good", "C1.1 OUT2 + bad", "A1.1 EM1.1 + good"])
    assert drawn(study, Measure.COUNTS, "OUT") == {"lily": [0, None, None], "rose": [2, 0, None]}


def test_without_cases_there_is_a_line_for_each_group() -> None:
    study = study_of(["A1.1 OUT1 + good", "B1.1 OUT1 - bad"], cases=())
    assert drawn(study, Measure.POSITIONS) == {"gov": [2, None, None], "com": [0, None, None]}


def test_ratings_of_periods_make_a_line_of_the_whole_study() -> None:
    study = study_of(memos=[rating("low", period="one"), rating("high", period="three")])
    assert drawn(study, Measure.RATINGS) == {"all": [0, None, 2]}


def test_ratings_of_sources_make_lines_of_their_cases() -> None:
    study = study_of(memos=[rating("low", source="C1"), rating("middle", source="C2")])
    assert drawn(study, Measure.RATINGS) == {"rose": [0, 1, None]}


@pytest.mark.parametrize(("second", "value"), [("low", 0), ("high", None)])
def test_two_sources_rated_differently_break_the_line(second: str, value: int | None) -> None:
    study = study_of(memos=[rating("low", source="C1"), rating(second, source="D1")])
    assert drawn(study, Measure.RATINGS)["rose"][0] == value


def test_a_rating_of_another_scale_is_not_drawn() -> None:
    study = study_of(
        memos=[rating("low", period="one"), rating("so-so", scale="other", period="two")]
    )
    assert drawn(study, Measure.RATINGS) == {"all": [0, None, None]}


@pytest.mark.parametrize(
    ("memos", "code", "measure"),
    [
        ([rating("low", period="one")], "OUT1", "ratings"),
        ([rating("low", case="rose")], "OUT1", "positions"),
        ([], "OUT1", "positions"),
        ([], "OUT", "counts"),
    ],
)
def test_the_best_measure_is_taken_that_there_is(
    memos: list[Memo], code: str, measure: str
) -> None:
    study = study_of(memos=memos)
    assert Growth(study, Selection(), study.codebook[code]).measure == measure


def test_a_selection_of_cases_keeps_their_lines_only() -> None:
    study = study_of(
        ["C1.1 OUT1 + good"], [rating("low", period="one"), rating("low", source="C1")]
    )
    growth = Growth(study, Selection(cases=("rose",)), study.codebook["OUT1"])
    assert [one.unit.id for one in growth.lines(Measure.POSITIONS) if one.unit] == ["rose"]
    assert [one.unit and one.unit.id for one in growth.lines(Measure.RATINGS)] == ["rose"]


@pytest.mark.parametrize(
    ("codings", "memos", "outcome", "found"),
    [
        ([], [], False, None),
        (["C1.1 OUT2 + good"], [], False, "OUT2"),
        (["C1.1 OUT2 + good"], [rating("low", period="one")], False, "OUT1"),
        (["C1.1 EM1.1 + good"], [], False, None),
    ],
)
def test_an_outcome_is_followed_where_nobody_says_what(
    codings: list[str], memos: list[Memo], outcome: bool, found: str | None
) -> None:
    code = usual_variable(study_of(codings, memos), Selection(), outcome)
    assert (code.id if code else None) == found


def test_another_rated_code_is_followed_unless_an_outcome_is_asked_for() -> None:
    about = (("period", "one"), ("code", "EM1.1"))
    rated = Memo("m.md", about, MemoKind.SUMMARY, "", "", scale="growth", grade="low")
    study = study_of(["C1.1 OUT2 + good"], [rated])
    found = [usual_variable(study, Selection(), outcome) for outcome in (False, True)]
    assert [code.id for code in found if code] == ["EM1.1", "OUT2"]
