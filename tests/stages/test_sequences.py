"""The usual order of events over cases, and who departs from it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.informant import Case
from qualcode.model.memo import Event, Memo, MemoKind
from qualcode.model.text import LocalText
from qualcode.stages.events import told_events
from qualcode.stages.sequences import CompositeSequence, composite_sequence
from qualcode.study import Selection
from tests.study_builder import build_study

CODES = ("EM1.1", "EM1.2", "PR1.1", "OB1")


def merged(*cases: str, by_indicator: bool = False) -> CompositeSequence:
    """Cases as words of the letters a to d, each an event about a code on a day of its own."""
    memos = [
        Memo("m.md", (("case", f"c{number}"), ("code", CODES["abcd".index(letter)])),
             MemoKind.EVENT, letter, "", event=Event(date(2024, 1, day)))
        for number, letters in enumerate(cases)
        for day, letter in enumerate(letters, 1)
    ]  # fmt: skip
    study = build_study(
        sources={},
        cases=[Case(f"c{number}", LocalText.plain(f"C{number}")) for number in range(len(cases))],
        memos=tuple(memos),
    )
    book = study.codebook
    topic = book.indicator if by_indicator else book.__getitem__
    return composite_sequence(study, study.roster.cases, told_events(study, Selection()), topic)


def order(found: CompositeSequence) -> str:
    return "".join("abcd"[CODES.index(step.code.id)] for step in found.steps)


def test_what_comes_first_in_more_cases_comes_first() -> None:
    found = merged("ab", "ba", "ba")
    assert order(found) == "ba"
    first, second = found.steps
    assert (first.late, second.late) == ({}, {"c0": (1,)})


def test_a_tie_goes_to_what_happened_earliest_in_any_case() -> None:
    assert order(merged("cab", "ba")) == "cba"  # a and b tie, b stands on day 1
    assert order(merged("ab", "dba")) == "dab"


def test_the_codebook_decides_where_even_the_day_is_the_same() -> None:
    assert order(merged("b", "a")) == "ab"


def test_cases_that_lack_a_step_are_named() -> None:
    found = merged("ab", "a")
    assert [[case.id for case in step.lacking] for step in found.steps] == [[], ["c1"]]
    assert [step.is_usual for step in found.steps] == [True, False]


def test_a_code_counts_where_it_comes_first() -> None:
    found = merged("aba", "ab")
    assert order(found) == "ab"
    assert found.steps[0].first["c0"].date == date(2024, 1, 1)


def test_a_circle_of_majorities_still_gives_one_order() -> None:
    assert order(merged("abc", "bca", "cab")) == "abc"


def test_codes_can_count_as_their_indicators() -> None:
    found = merged("ab", "ba", by_indicator=True)
    assert [step.code.id for step in found.steps] == ["EM1"]


def test_a_case_without_events_stands_apart() -> None:
    found = merged("a", "", "a")
    assert [case.id for case in found.cases] == ["c0", "c2"]
    assert [case.id for case in found.untold] == ["c1"]
    assert found.steps[0].lacking == ()


def test_events_without_case_code_or_time_have_no_place() -> None:
    memos = (
        Memo("1.md", (("code", "EM1.1"),), MemoKind.EVENT, "no case", "", event=Event(date.min)),
        Memo("2.md", (("case", "c"),), MemoKind.EVENT, "no code", "", event=Event(date.min)),
        Memo("3.md", (("case", "c"), ("code", "EM1.1")), MemoKind.EVENT, "no time", "",
             event=Event()),
    )  # fmt: skip
    study = build_study(sources={}, cases=[Case("c", LocalText.plain("C"))], memos=memos)
    events = told_events(study, Selection())
    found = composite_sequence(study, study.roster.cases, events, study.codebook.__getitem__)
    assert {one.title for one in found.unplaced} == {"no case", "no code", "no time"}
    assert (found.steps, found.cases) == ((), ())


WORDS = st.text("abcd", max_size=4)


@settings(max_examples=60, deadline=None)
@given(cases=st.lists(WORDS, min_size=1, max_size=4))
def test_every_code_is_one_step_and_like_cases_have_no_deviation(cases: list[str]) -> None:
    found = merged(*cases)
    assert sorted(order(found)) == sorted(set("".join(cases)))
    for step in found.steps:
        told = {case.id for case in found.cases}
        assert step.first.keys() | {case.id for case in step.lacking} == told
        assert step.late.keys() <= step.first.keys()
    alike = merged(cases[0], cases[0], cases[0])
    assert order(alike) == "".join(dict.fromkeys(cases[0]))
    assert all(step.is_usual for step in alike.steps)
