"""Slips of the hand that must not be taken for a decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import fingerprint


@pytest.mark.parametrize(
    "arguments",
    [
        ["coding", "add", "W1:2-4", "EM1.2"],
        ["coding", "accept", "W1:2"],
        ["coding", "reject", "W1:2"],
        ["coding", "remove", "W1:2"],
        ["coding", "consensus", "W1:2", "EM1.1", "--polarity", "+"],
        ["note", "W1:2", "--translation", "x"],
    ],
)
@pytest.mark.parametrize("quote", ["", "   "])
def test_a_quotation_without_words_does_not_mean_the_whole_turn(
    run: Run, study: Path, arguments: list[str], quote: str
) -> None:
    before = fingerprint(study)
    outcome = run(*arguments, "--quote", quote)
    assert outcome.code == 2
    assert "--quote has no words" in outcome.err
    assert fingerprint(study) == before


def test_a_change_that_changes_nothing_is_not_recorded(run: Run) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--note", "sure", "--json").json[0]["id"]
    for same in (["--code", "EM1.2"], ["--polarity", "?"], ["--note", "sure"], ["--place", "W2:2"]):
        outcome = run("coding", "change", made, *same)
        assert outcome.code == 2
        assert "is so already" in outcome.err
    assert len(run("history", "--json").json) == 1


def test_what_is_changed_and_taken_back_is_told_with_its_turn(run: Run) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--json").json[0]["id"]
    assert "changed W1:4 EM1.2 ?" in run("coding", "change", made, "--place", "W1:4").out
    assert "took back 1: change W1:4 EM1.2" in run("undo").out


def test_a_new_code_stands_in_one_line(run: Run, study: Path) -> None:
    assert "in one line" in run("codebook", "add", "X\n1", "A label", "--under", "EM").err
    assert run("codebook", "add", "X1", "A label\nin two  lines", "--under", "EM").code == 0
    assert "A label in two lines" in run("codebook", "show").out


def test_a_source_without_words_is_told_as_such(run: Run, study: Path) -> None:
    (study / "transcripts" / "W2.txt").write_text("")
    assert "W2 has no turn 2. It has no turns at all." in run("coding", "add", "W2:2", "EM1.2").err
