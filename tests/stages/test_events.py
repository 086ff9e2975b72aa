"""What the memos of kind `event` tell, in the order of time."""

from __future__ import annotations

from datetime import date

import pytest

from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Event, Memo, MemoKind
from qualcode.model.text import LocalText
from qualcode.stages.events import TimeOrder, ToldEvent, told_events
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

PEOPLE = [
    Informant("I1", "Rini", "gov", pseudonym="Mrs A"),
    Informant("I2", "Joko", "com", pseudonym="Mr B", case="rose"),
]
CASES = [Case("lily", LocalText.plain("Lily")), Case("rose", LocalText.plain("Rose"))]


def memo(title: str, *about: tuple[str, str], text: str = "", **told: object) -> Memo:
    event = Event(**told)  # type: ignore[arg-type]
    return Memo(f"memos/{title}.md", about, MemoKind.EVENT, title, text, event=event)


def study_with(*memos: Memo, people: list[Informant] = PEOPLE) -> Study:
    return build_study(
        informants=people,
        cases=CASES,
        periods=("first", "second"),
        sources={"W1": "I1> It was good.", "W2": "I2> Permits are dear.", "D1": "A plan."},
        entries={"D1": {"case": "lily"}},
        codings=["W1.1 EM1.1 + It was good", "W2.1 PR1.1 - Permits are dear"],
        memos=memos,
    )


def titles(study: Study, **chosen: object) -> list[str]:
    return [one.title for one in told_events(study, Selection(**chosen))]  # type: ignore[arg-type]


def only(study: Study) -> ToldEvent:
    (one,) = told_events(study, Selection())
    return one


def coding_of(study: Study, code: str) -> str:
    return next(one.id for one in study.codings if one.code == code)


def test_events_stand_by_period_then_by_date_and_those_without_last() -> None:
    study = study_with(
        memo("no time"),
        memo("only a date", date=date(2024, 1, 1)),
        memo("late", period="second", date=date(2025, 1, 1)),
        memo("some day", period="first"),
        memo("early", period="first", date=date(2024, 9, 1)),
    )
    assert titles(study) == ["early", "some day", "late", "only a date", "no time"]


def test_other_memos_are_no_events() -> None:
    plain = Memo("m.md", (("case", "rose"),), MemoKind.ANALYTIC, "A thought", "")
    assert told_events(study_with(plain), Selection()) == ()


def test_an_event_belongs_to_what_its_memo_names() -> None:
    one = only(study_with(memo("x", ("case", "lily"), ("code", "EM1.1"), ("source", "W1"))))
    assert (one.cases, one.codes, one.sources) == (("lily",), ("EM1.1",), ("W1",))
    assert (one.informants, one.evidence) == ((), ())


def test_an_event_belongs_to_the_case_of_its_informant_or_source() -> None:
    assert only(study_with(memo("x", ("informant", "I2")))).cases == ("rose",)
    assert only(study_with(memo("x", ("source", "D1")))).cases == ("lily",)


def test_what_the_memo_does_not_name_comes_from_its_coding() -> None:
    coding = coding_of(study_with(), "PR1.1")
    one = only(study_with(memo("x", ("coding", coding))))
    assert (one.cases, one.codes, one.groups) == (("rose",), ("PR1.1",), ("com",))
    assert [row.coding.id for row in one.evidence] == [coding]
    named = only(study_with(memo("x", ("case", "lily"), ("coding", coding))))
    assert (named.cases, named.codes) == (("lily",), ("PR1.1",))


def test_names_are_replaced_in_all_its_words_and_the_heading_is_left_out() -> None:
    one = only(study_with(memo("Rini left", text="# Rini left\nMrs Rini went.", effect="No Rini")))
    assert (one.title, one.text, one.effect) == ("[Mrs A] left", "[Mrs A] went.", "No [Mrs A]")


@pytest.mark.parametrize("about", [("informant", "I2"), ("source", "W2"), ("coding", "")])
def test_what_tells_of_somebody_who_withdrew_is_not_among_them(about: tuple[str, str]) -> None:
    noun, name = about
    name = name or coding_of(study_with(), "PR1.1")
    gone = [PEOPLE[0], withdrawn(PEOPLE[1])]
    assert titles(study_with(memo("x", (noun, name)), people=gone)) == []
    assert titles(study_with(memo("x", (noun, name)))) == ["x"]


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({}, ["rose", "lily", "no case", "of Rini"]),
        ({"cases": ("rose",)}, ["rose"]),
        ({"codes": ("EM",)}, ["rose"]),
        ({"groups": ("com",)}, ["rose", "lily", "no case"]),
        ({"informants": ("I1",)}, ["rose", "lily", "no case", "of Rini"]),
        ({"informants": ("I2",)}, ["rose", "lily", "no case"]),
        ({"sources": ("W2",)}, ["rose", "lily", "no case", "of Rini"]),
    ],
)
def test_a_selection_leaves_out_other_cases_and_codes_and_events_of_other_people(
    chosen: dict[str, tuple[str, ...]], shown: list[str]
) -> None:
    study = study_with(
        memo("rose", ("case", "rose"), ("code", "EM1.1"), period="first"),
        memo("lily", ("case", "lily"), ("code", "OB1"), period="first"),
        memo("no case", period="first"),
        memo("of [Mrs A]", ("informant", "I1"), period="first"),
    )
    found = [title.replace("[Mrs A]", "Rini") for title in titles(study, **chosen)]
    assert found == shown


def test_a_coding_outside_the_selection_is_no_evidence_but_still_says_what_it_is_about() -> None:
    coding = coding_of(study_with(), "PR1.1")
    study = study_with(memo("x", ("coding", coding)))
    (one,) = told_events(study, Selection(phase="preliminary"))
    assert (one.evidence, one.cases, one.codes) == ((), ("rose",), ("PR1.1",))


EARLY, LATE = date(2024, 1, 1), date(2025, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        (("first", None), ("second", None), True),
        (("second", EARLY), ("first", LATE), False),
        (("first", EARLY), ("first", LATE), True),
        (("", LATE), ("first", EARLY), False),
        (("first", EARLY), ("first", None), None),
        (("", EARLY), ("", EARLY), None),
        (("", None), ("first", None), None),
    ],
)
def test_of_two_events_the_period_decides_then_the_date_or_nothing_is_known(
    one: tuple[str, date | None], other: tuple[str, date | None], before: bool | None
) -> None:
    study = study_with(
        memo("one", period=one[0], date=one[1]), memo("other", period=other[0], date=other[1])
    )
    by_title = {found.title: found for found in told_events(study, Selection())}
    order = TimeOrder(study)
    assert order.before(by_title["one"], by_title["other"]) is before
    reverse = None if before is None else not before
    assert order.before(by_title["other"], by_title["one"]) is reverse


def test_a_sign_is_the_researchers_own_and_may_be_missing() -> None:
    assert only(study_with(memo("x", sign=Polarity.MIXED))).sign is Polarity.MIXED
    assert only(study_with(memo("x"))).sign is None
