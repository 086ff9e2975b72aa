"""A source that was renamed: its former id is understood wherever a place is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.cli.options import present_place
from qualcode.places import find_passages, find_segments, find_source, renamed_source
from tests.cli.conftest import Run
from tests.small_study import loaded

CODER = ("--coder", "ani")


@pytest.fixture(autouse=True)
def renamed(run: Run) -> None:
    """W2, which is coded, is K2 now."""
    run("coding", "add", "W2:2", "EM1.2", *CODER)
    run("source", "rename", "W2", "K2")


def test_a_former_id_is_as_good_and_is_told_once(run: Run) -> None:
    for command in (
        ("coding", "list", "--source", "{}"), ("history", "--source", "{}"), ("show", "{}"),
        ("show", "{}:2"), ("show", "{}.2"), ("show", "{}:1-2"), ("explain", "{}:2"),
        ("find", "training", "--source", "{}"), ("quotes", "--source", "{}"),
        ("memo", "list", "--source", "{}"), ("evidence", "--source", "{}"),
        ("reanchor", "--source", "{}", *CODER),
    ):  # fmt: skip
        now = run(*(one.format("K2") for one in command))
        former = run(*(one.format("W2") for one in command))
        assert (former.code, former.out) == (now.code, now.out) == (0, now.out)
        assert (now.err, former.err) == ("", "W2 is now K2\n")


def test_a_source_that_is_named_twice_is_taken_once(run: Run) -> None:
    both = run("coding", "list", "--source", "W2", "--source", "K2", "--json")
    assert both.json == run("coding", "list", "--source", "K2", "--json").json
    assert both.err == "W2 is now K2\n"


def test_codings_are_made_and_judged_under_a_former_id(run: Run) -> None:
    made = run("coding", "add", "W2:2", "OB1", "--json", *CODER).json
    assert [one["source"] for one in made] == ["K2"]
    assert run("coding", "accept", "W2:2", *CODER).out == "accepted 1: K2 EM1.1\n"
    assert run("coding", "list", "--open", "--source", "K2").out == "None.\n"
    noted = run("note", "W2:2", "--translation", "Tidak pernah", *CODER)
    assert (noted.code, noted.err) == (0, "W2 is now K2\n")


def test_what_is_taken_back_is_told_by_the_present_id(run: Run) -> None:
    run("coding", "add", "K2:2", "OB1", *CODER)
    assert run("undo", *CODER).out == "took back 1: add K2:2 OB1\n"
    told = run("undo", "--json", *CODER).json
    assert [(one["event"], one["source"]) for one in told] == [("add", "K2")]
    assert run("coding", "list", "--source", "K2", "--json").json[0]["reviewed"] is False


def test_a_lost_coding_is_given_its_place_under_a_former_id(run: Run, study: Path) -> None:
    (study / "transcripts" / "W2.txt").write_text("P: How was it?\n\nPak Wira: Gone.\n")
    lost = run("reanchor", "--json", *CODER).json[0]["id"]
    placed = run("reanchor", lost, "--place", "W2:2", *CODER)
    assert (placed.code, placed.out) == (0, "placed EM1.2 in K2: “Gone.”\n")
    assert placed.err == "W2 is now K2\n"


def test_an_id_of_today_goes_before_a_former_one(study: Path) -> None:
    value = loaded(study)
    assert find_source(value, "W2").id == find_source(value, "K2").id == "K2"
    assert renamed_source(value, "W2:1") == renamed_source(value, "W2.1") == ("W2", "K2")
    assert renamed_source(value, "K2:1") == renamed_source(value, "W9:1") == ("", "")
    assert present_place(value, "W1:2") == "W1:2"
    assert present_place(value, "W2:1-2") == "K2:1-2"
    source, segments = find_segments(value, "W2:2")
    assert (source.id, find_passages(source, segments, "never had")[0].text) == ("K2", "never had")


def test_what_changes_study_yaml_wants_the_present_id(run: Run) -> None:
    for command in (("rename", "W2", "M2"), ("remove", "W2", "--yes")):
        refused = run("source", *command)
        assert (refused.code, "It is called K2 now." in refused.err) == (2, True)
