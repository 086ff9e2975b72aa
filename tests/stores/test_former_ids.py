"""Sources that were renamed: what was coded under an earlier id is theirs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.source import SourceEntry, SourceKind
from qualcode.stores.former_ids import under_present_ids
from qualcode.stores.journal_lines import Event
from qualcode.stores.study_yaml import parse_study
from qualcode.stores.subjects import Subjects

STUDY = """\
title: t
language: en
questions: [q]
codebook: fahrudin-2012
groups: {g: {label: G}}
informants: [{id: I1, name: N, group: g}]
sources:
  - {file: a.txt, id: K1, kind: document%s}
  - {file: b.txt, id: K2, kind: document%s}
"""


def study_with(first: str, second: str = "") -> tuple[list[tuple[str, ...]], list[str]]:
    """The earlier ids of both sources as read, and the messages of what is wrong."""
    declared, problems = parse_study((STUDY % (first, second)).encode())
    assert declared is not None
    return [one.formerly for one in declared.sources], [one.message for one in problems]


def event(source: str, name: str = "e") -> Event:
    return Event(name, 1, "add", source, "EM", 0, 1, "x", "ani")


def entry(name: str, *formerly: str) -> SourceEntry:
    return SourceEntry(name, f"{name}.txt", SourceKind.DOCUMENT, formerly=formerly)


def test_earlier_ids_are_one_text_or_a_list() -> None:
    assert study_with(", formerly: W1", ", formerly: [W2, W3]") == ([("W1",), ("W2", "W3")], [])


def test_an_earlier_id_that_is_a_present_one_is_told_with_both_lines_and_not_used() -> None:
    found, told = study_with(", formerly: [W1, K2]")
    assert found == [("W1",), ()]
    assert told == [
        "source K1: 'K2' in line 8 cannot be its former id, it is a source's present id (line 9)"
    ]


def test_an_earlier_id_of_two_sources_belongs_to_the_first_and_is_told_with_both_lines() -> None:
    found, told = study_with(", formerly: [W1]", ", formerly: [W1]")
    assert found == [("W1",), ()]
    assert told == [
        "source K2: 'W1' in line 9 cannot be its former id, it is formerly that of source 'K1'"
        " (line 8)"
    ]


def test_the_id_of_a_source_that_is_left_out_for_a_defect_is_taken_all_the_same() -> None:
    found, told = study_with(", formerly: [K2]", ", phase: soon")
    assert found == [()]
    assert any("present id (line 9)" in one for one in told)


def test_what_is_no_id_is_told_once_and_the_others_are_used() -> None:
    found, told = study_with(", formerly: [W1, 'a b', W2]")
    assert found[0] == ("W1", "W2")
    assert len(told) == 1 and "letters and digits" in told[0]


def test_events_bear_the_present_ids_of_their_sources() -> None:
    events = [event("W1"), event("K1"), event("W9")]
    moved = under_present_ids(events, [entry("K1", "W0", "W1"), entry("K2")])
    assert [one.source for one in moved] == ["K1", "K1", "W9"]
    assert [one.id for one in moved] == [one.id for one in events]


@given(st.lists(st.sampled_from(["W1", "K1", "W2", "K2", "X"]), max_size=8))
def test_nothing_but_the_source_of_an_event_is_changed(names: list[str]) -> None:
    events = [event(name, str(number)) for number, name in enumerate(names)]
    moved = under_present_ids(events, [entry("K1", "W1"), entry("K2", "W2")])
    present = {"W1": "K1", "W2": "K2"}
    assert [one.source for one in moved] == [present.get(name, name) for name in names]
    assert [(one.id, one.exact, one.coder) for one in moved] == [
        (one.id, one.exact, one.coder) for one in events
    ]


def test_a_memo_about_an_earlier_id_is_about_the_source() -> None:
    declared, _ = parse_study((STUDY % (", formerly: W1", "")).encode())
    assert declared is not None
    subjects = Subjects.of(declared, None)
    assert subjects.kinds_of("W1") == ("source",)
    assert subjects.former_sources == {"W1": "K1"}
