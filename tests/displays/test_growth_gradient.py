"""The growth gradient: which variable, which measure, and what the picture shows."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest, UnsuitedError
from qualcode.document import Figure, Lines
from qualcode.errors import QualcodeError
from qualcode.model.informant import Case
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.settings import Grade
from qualcode.model.text import LocalText
from qualcode.study import Study
from tests.document_outline import outline_blocks
from tests.study_builder import CODEBOOK, build_study

BOOK = f"{CODEBOOK}OUT Outcomes (outcome)\n  OUT1 Income\n"
CASES = (Case("rose", LocalText.plain("Rose")),)


def rating(grade: str, period: str, text: str = "") -> Memo:
    about = (("period", period), ("code", "OUT1"))
    return Memo("m.md", about, MemoKind.SUMMARY, "", text, scale="growth", grade=grade)


def study_of(
    *memos: Memo, cases: tuple[Case, ...] = CASES, periods: tuple[str, ...] = ("one", "two")
) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        cases=cases,
        codebook=BOOK,
        periods=periods,
        scales={"growth": (Grade("low", "almost none"), Grade("high"))},
        sources={"W1": "I1> Income fell. Training helps.", "W2": "I2> Income rose."},
        entries={
            source: {"case": "rose", **({"period": period} if periods else {})}
            for source, period in (("W1", "one"), ("W2", "two"))
        },
        codings=["W1.1 OUT1 - Income fell", "W1.1 EM1.1 + Training helps", "W2.1 OUT1 + rose"],
        memos=memos,
    )  # fmt: skip


def built(study: Study, *by: str, **asked: object) -> list[str]:
    request = DisplayRequest(by=by, **asked)  # type: ignore[arg-type]
    return outline_blocks(DISPLAYS["growth-gradient"].build(study, request)).splitlines()


def drawing(study: Study, *by: str) -> Lines:
    figure = DISPLAYS["growth-gradient"].build(study, DisplayRequest(by=by))[-1]
    assert isinstance(figure, Figure) and isinstance(figure.drawing, Lines)
    return figure.drawing


def test_positions_stand_with_the_people_who_take_them_and_their_places() -> None:
    lines = built(study_of())
    assert lines[0] == "== Growth gradient: OUT1 Income"
    assert lines[2] == (
        "Rose | Unfavourable (−) / 1 (−) of 1 informant / W1.1"
        " | Favourable (+) / 1 (+) of 1 informant / W2.1"
    )
    assert any("not the researcher's ratings" in line for line in lines)
    assert any("when it was told" in line for line in lines)


def test_the_picture_has_a_line_a_case_over_the_sides() -> None:
    picture = drawing(study_of())
    assert [one.values for one in picture.lines] == [(0, 2)]
    assert len(picture.grades) == 3


def test_ratings_are_drawn_over_their_scale_with_its_legend() -> None:
    study = study_of(rating("low", "one", "They sold little."), rating("high", "two"))
    lines = built(study)
    assert lines[2] == "The whole study | low – They sold little. | high"
    assert "note: Scale growth, lowest first: low (almost none); high." in lines
    assert drawing(study).grades == ("low", "high")
    assert not any("when it was told" in line for line in lines)


def test_counts_are_drawn_of_what_stands_below_a_code() -> None:
    lines = built(study_of(), "EM")
    assert lines[2] == "Rose | 1 segment / W1.1 | 0 segments"
    assert drawing(study_of(), "EM").grades == ()


def test_an_empty_cell_says_whether_nobody_was_heard_or_nothing_was_said() -> None:
    lines = built(study_of(periods=("one", "two", "three")), "PR1.1")
    assert lines[2] == "Rose | Nothing said | Nothing said | No source"


@pytest.mark.parametrize(
    ("by", "asked", "message", "hint"),
    [
        (("outcom",), {}, "no variable 'outcom'", "Did you mean 'outcome'?"),
        (("attribute:size",), {}, "no variable 'attribute:size'", "Use outcome or a code's id."),
        (("OUT1", "EM1.1"), {}, "follows one variable", "--by CODE"),
        (("EM",), {"entry": "positions"}, "cannot be made into one", "--entry counts"),
        (("OUT1",), {"entry": "ratings"}, "no ratings by periods", "{period: …, code: …}"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_a_hint(
    by: tuple[str, ...], asked: dict[str, str], message: str, hint: str
) -> None:
    with pytest.raises(QualcodeError, match=message) as refused:
        built(study_of(), *by, **asked)
    assert hint in refused.value.hint


def test_a_study_without_periods_or_outcomes_says_what_it_needs() -> None:
    with pytest.raises(UnsuitedError, match="no period"):
        built(study_of(periods=()))
    with pytest.raises(UnsuitedError, match="no outcome is coded"):
        built(build_study(sources={}, periods=("one",)))
