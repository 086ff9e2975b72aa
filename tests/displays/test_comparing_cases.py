"""Displays that compare cases: ratings on several scales, positions in want of ratings, notes."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest, UnsuitedError
from qualcode.document import Resolver, Table
from qualcode.errors import QualcodeError
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.text import LocalText
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.document_outline import outline_blocks
from tests.study_builder import build_study

SCALES = {
    "outcome": (Grade("poor"), Grade("fair"), Grade("good")),
    "strength": (Grade("weak"), Grade("middling"), Grade("strong", "felt by all")),
}


def rating(case: str, code: str, grade: str, scale: str = "strength") -> Memo:
    about = (("case", case), ("code", code))
    return Memo(f"{case}-{code}.md", about, MemoKind.SUMMARY, "", "", scale=scale, grade=grade)


def clinics(
    *ratings: Memo, codings: tuple[str, ...] = (), findings: tuple[Finding, ...] = ()
) -> Study:
    """Three clinics with a good, a fair and a poor outcome; in the first three people are heard."""
    told = {"I1": "north", "I2": "north", "I3": "north", "I4": "east", "I5": "south"}
    return build_study(
        codebook="EM Empowering\n  EM1 Training\n  EM2 Guidance\n"
        "OB Obstacles (obstacle)\n  OB1 Cost\n",
        informants=[
            *(Informant(one, f"Name {one}", "gov", case=case) for one, case in told.items()),
            Informant("I6", "Gone", "gov", consent=Consent.WITHDRAWN, attributes={"age": "9"}),
            Informant("I7", "Aged", "gov", attributes={"age": "70"}),
        ],
        cases=[
            Case("north", LocalText.plain("North"), "good"),
            Case("east", LocalText.plain("East"), "fair"),
            Case("south", LocalText.plain("South"), "poor"),
        ],
        sources={f"W{one[1]}": f"{one}> alpha beta gamma" for one in [*told, "I7"]},
        codings=codings,
        scales=SCALES,
        memos=ratings,
        findings=findings,
    )


def shown(study: Study, name: str, *by: str, **selection: tuple[str, ...]) -> str:
    request = DisplayRequest(Selection(**selection), by=by)  # type: ignore[arg-type]
    return outline_blocks(DISPLAYS[name].build(study, request))


def notes(study: Study, name: str, *by: str, **selection: tuple[str, ...]) -> str:
    request = DisplayRequest(Selection(**selection), by=by)  # type: ignore[arg-type]
    say = Resolver("en", catalogue("en", 1994).say)
    blocks = map(say.block, DISPLAYS[name].build(study, request))
    return " ".join(str(note) for one in blocks if isinstance(one, Table) for note in one.notes)


def follows(study: Study) -> str:
    (line,) = [one for one in shown(study, "predictor-outcome").splitlines() if "Follows" in one]
    return line.split(" | ")[2]


def test_grades_of_two_scales_are_not_compared_with_each_other() -> None:
    study = clinics(rating("north", "EM1", "good", "outcome"), rating("south", "EM1", "middling"))
    assert follows(study) == "cannot be judged yet"


def test_a_grade_is_not_compared_with_the_side_on_which_people_stand() -> None:
    weak = rating("north", "EM1", "middling")
    study = clinics(weak, codings=("W5.1 EM1 + alpha",))
    assert follows(study) == "cannot be judged yet"


def test_where_not_both_are_rated_on_one_scale_the_sides_are_compared() -> None:
    grade = rating("north", "EM1", "weak")
    study = clinics(grade, codings=("W1.1 EM1 + alpha", "W5.1 EM1 - alpha"))
    assert follows(study) == "▲ follows the outcome"


def test_grades_of_one_scale_follow_or_run_against_the_outcome() -> None:
    up = clinics(rating("north", "EM1", "strong"), rating("south", "EM1", "weak"))
    down = clinics(rating("north", "EM1", "weak"), rating("south", "EM1", "strong"))
    level = clinics(rating("north", "EM1", "weak"), rating("south", "EM1", "weak"))
    assert follows(up) == "▲ follows the outcome"
    assert follows(down) == "▼ runs against it"
    assert follows(level) == "does not follow it"


def test_a_code_that_nobody_rated_stands_on_the_side_of_more_informants() -> None:
    codings = ("W1.1 EM1 + alpha", "W2.1 EM1 + alpha", "W3.1 EM1 - alpha", "W5.1 EM1 - alpha")
    study = clinics(codings=codings)
    table = shown(study, "variable-by-variable", "EM1", "outcome").splitlines()
    assert table[1].endswith(
        "Unfavourable (−) | EM1 Training: Mixed (±) | EM1 Training: Favourable (+)"
    )
    assert "good |  |  | North" in table
    assert "poor | South |  | " in table
    assert "not ratings of the researcher" in notes(study, "variable-by-variable", "EM1", "outcome")


def test_what_is_only_mentioned_has_no_place_between_good_and_bad() -> None:
    study = clinics(codings=("W1.1 EM1 0 alpha", "W5.1 EM1 - alpha"))
    told = notes(study, "variable-by-variable", "EM1", "outcome")
    assert "rated on another scale: North, East." in told


def test_the_scale_of_most_ratings_is_shown_with_its_criteria_and_the_others_are_named() -> None:
    study = clinics(
        rating("north", "EM1", "good", "outcome"),
        rating("east", "EM1", "weak"),
        rating("south", "EM1", "strong"),
    )
    table = shown(study, "variable-by-variable", "EM1", "outcome")
    assert "poor |  |  | South" in table
    assert "weak; middling; strong (felt by all)" in notes(
        study, "variable-by-variable", "EM1", "outcome"
    )
    assert "another scale: North." in notes(study, "variable-by-variable", "EM1", "outcome")


def test_without_variables_the_code_that_is_rated_in_most_cases_is_crossed() -> None:
    study = clinics(
        rating("north", "EM1", "weak"),
        rating("north", "EM2", "weak"),
        rating("south", "EM2", "weak"),
    )
    assert "EM2 Guidance" in shown(study, "variable-by-variable")
    assert "EM1" in shown(study, "variable-by-variable", cases=("north",))


def test_a_table_of_ratings_does_not_speak_of_codings_that_it_has_not() -> None:
    study = clinics(rating("north", "EM1", "weak"), rating("south", "EM1", "strong"))
    rated, *_ = DISPLAYS["variable-by-variable"].build(study, DisplayRequest())
    assert isinstance(rated, Table)
    assert rated.source
    counted, *_ = DISPLAYS["variable-by-variable"].build(
        clinics(codings=("W1.1 EM1 + alpha",)), DisplayRequest(by=("EM1", "outcome"))
    )
    assert isinstance(counted, Table)
    assert not counted.source
    assert [len(one.evidence) for row in counted.rows for one in row if one.evidence] == [1]


def test_an_attribute_of_somebody_who_withdrew_is_no_grade() -> None:
    study = clinics(codings=("W7.1 EM1 + alpha",))
    table = shown(study, "variable-by-variable", "EM1", "attribute:age")
    assert "70 |" in table
    assert "9 |" not in table


def test_two_variables_are_two_and_their_scales_are_explained() -> None:
    study = clinics(rating("north", "EM1", "strong"))
    assert "Scale strength" in notes(study, "two-variable")
    with pytest.raises(QualcodeError, match="two variables"):
        shown(study, "two-variable", "outcome", "EM", "OB")


def test_a_contrast_of_more_than_two_cases_says_which_two_are_compared() -> None:
    study = clinics(codings=("W1.1 EM1 + alpha",))
    assert "The comparison is of" not in notes(study, "contrast")
    without = build_study(
        informants={},
        sources={},
        cases=[Case(one, LocalText.plain(one.title())) for one in ("a", "b", "c")],
    )
    assert "The comparison is of A with C." in notes(without, "contrast")


def test_too_few_cases_in_the_selection_are_not_blamed_on_study_yaml() -> None:
    with pytest.raises(UnsuitedError, match="there is 1 in the selection") as refused:
        shown(clinics(), "contrast", cases=("north",))
    assert "--case" in str(refused.value.hint)


def test_an_arrow_whose_evidence_is_not_selected_is_not_said_to_have_none() -> None:
    link = Link(("code", "EM1"), ("code", "OB1"), evidence=("W1:1",))
    bare = Link(("code", "EM2"), ("code", "OB1"))
    finding = Finding("f.md", "T", "", (), "", "", "", links=(link, bare))
    study = clinics(codings=("W1.1 EM1 + alpha",), findings=(finding,))
    rows = shown(study, "causal-network", groups=("com",)).splitlines()
    assert "EM1 Training | → | OB1 Cost | – | Its evidence is outside the selection" in rows
    assert "EM2 Guidance | → | OB1 Cost | – | No evidence yet" in rows


@pytest.mark.parametrize(
    ("name", "codes", "said"),
    [
        ("effects", ("EM",), "This table is empty"),
        ("thematic-network", ("OB",), "This table is empty"),
        ("predictor-outcome", ("OB",), "This table is empty"),
        ("co-occurrence", ("EM",), "No two codes stand together in"),
        ("code-map", ("EM",), "No two codes stand together at least twice"),
    ],
)
def test_an_empty_table_says_so(name: str, codes: tuple[str, ...], said: str) -> None:
    study = build_study(
        codebook="EM Empowering\n  EM1 Training\nOB Obstacles (obstacle)\n  OB1 Cost\n"
        "OUT Outcomes (outcome)\n  OUT1 Income\n",
        informants={"I1": "gov"},
        cases=[Case("a", LocalText.plain("A"), "good")],
        sources={"W1": "I1> alpha"},
        codings=["W1.1 EM1 + alpha"],
    )
    assert said in notes(study, name, codes=codes)


def test_co_occurrence_sets_fewer_codes_side_by_side_where_their_ids_are_long() -> None:
    codes = [f"LONGNAME{n}" for n in range(9)]
    study = build_study(
        codebook="EM Empowering\n" + "".join(f"  {one} Label\n" for one in codes),
        informants={"I1": "gov"},
        sources={"W1": "I1> alpha"},
        codings=[f"W1.1 {one} + alpha" for one in codes],
    )
    tables = [
        one
        for one in DISPLAYS["co-occurrence"].build(study, DisplayRequest())
        if isinstance(one, Table)
    ]
    assert [len(one.columns) - 1 for one in tables] == [5, 4]
    assert all(len(one.rows) == 9 for one in tables)


def test_no_two_tables_of_one_display_have_the_same_title() -> None:
    people = {f"I{n}": "gov" for n in range(20)}
    study = build_study(
        informants=people,
        sources={f"W{one}": f"{one}> alpha" for one in people},
        codings=[f"W{one}.1 EM1.1 + alpha" for one in people],
    )
    for name in ("code-by-informant", "code-by-source"):
        request = DisplayRequest(split=True)
        titles = [
            line
            for line in outline_blocks(DISPLAYS[name].build(study, request)).splitlines()
            if line.startswith("== ")
        ]
        assert len(titles) > 3
        assert len(set(titles)) == len(titles)
    assert "== Codes by source: EM Empowering: part 1 of 3" in titles
