"""Places: from what a person writes to a turn and a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.places import find_passage, find_segment, find_source, split_place
from qualcode.study import Study
from tests.study_builder import build_study

STUDY = build_study(
    informants={"I1": "gov"},
    sources={
        "W1": "P> Well?\nI1> She said “it’s\u00a0 good”, it was good.\nX> Who am I?\nI1> ",
        "N:2": "A note.",
        "A.3": "Another note.",
    },
)


@pytest.mark.parametrize(
    ("place", "found"),
    [("W1:2", ("W1", 2)), ("W1.2", ("W1", 2)), ("N:2:1", ("N:2", 1)), ("A.3:1", ("A.3", 1)),
     ("A.3.1", ("A.3", 1)), ("W1:002", ("W1", 2))],
)  # fmt: skip
def test_a_place_names_a_source_and_a_turn(place: str, found: tuple[str, int]) -> None:
    source, segment = find_segment(STUDY, place)
    assert (source.id, segment.number) == found


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("W1", "names no turn"),
        ("A.3", "names no turn"),
        ("W1:", "not a place"),
        ("W1:x", "not a place"),
        ("W1:-1", "not a place"),
        ("W1:²", "not a place"),
        ("W1:" + "9" * 5000, "not a place"),
        ("W1:0", "go from 1 to 4"),
        ("W1:5", "go from 1 to 4"),
        (":1", "no source"),
        ("", "no source"),
        ("W9:1", "no source"),
        ("w1:1", "W1"),
    ],
)
def test_what_is_no_place_is_one_sentence(place: str, says: str) -> None:
    with pytest.raises(QualcodeError) as told:
        find_segment(STUDY, place)
    assert says in str(told.value)


def test_a_misspelt_source_gets_a_suggestion() -> None:
    study: Study = build_study(sources={"Wawancara-1": "x", "Catatan": "y"})
    with pytest.raises(QualcodeError, match="Did you mean 'Wawancara-1'"):
        find_source(study, "Wawancra-1")


@given(st.text(max_size=12))
def test_splitting_never_fails_but_in_words(place: str) -> None:
    try:
        source, turn = split_place(place)
    except QualcodeError:
        return
    assert place == source or (turn is not None and place.startswith(f"{source}:"))


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("", "She said “it’s\u00a0 good”, it was good."),
        ("  ", "She said “it’s\u00a0 good”, it was good."),
        ('"it\'s good"', "“it’s\u00a0 good”"),
        ("it’s  \n good", "it’s\u00a0 good"),
        ("it was good.", "it was good."),
        ("S", "S"),
    ],
)
def test_a_quotation_is_found_whatever_its_spaces_and_marks(quotation: str, words: str) -> None:
    source, segment = find_segment(STUDY, "W1:2")
    passage = find_passage(source, segment, quotation)
    assert passage.text == words
    assert source.text[passage.start : passage.end] == words


@pytest.mark.parametrize(
    ("place", "quotation", "says"),
    [
        ("W1:1", "", "question"),
        ("W1:4", "", "no words"),
        ("W1:2", "good", "more than once"),
        ("W1:2", "bad", "do not stand"),
        ("W1:2", "Who am I", "do not stand"),
        ("W1:2", "SHE", "do not stand"),
    ],
)
def test_a_quotation_must_stand_there_once(place: str, quotation: str, says: str) -> None:
    source, segment = find_segment(STUDY, place)
    with pytest.raises(QualcodeError, match=says):
        find_passage(source, segment, quotation)


def test_overlapping_finds_are_more_than_one() -> None:
    study = build_study(sources={"W1": "ha ha ha"})
    source, segment = find_segment(study, "W1:1")
    with pytest.raises(QualcodeError, match="more than once"):
        find_passage(source, segment, "ha ha")
