"""Places of several turns, `W1:2-4`, and giving a coding another place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import STUDY, fingerprint


def own(run: Run) -> list[tuple[str, int, str, str]]:
    return [
        (one["source"], one["turn"], one["code"], one["quotation"])
        for one in run("coding", "list", "--json").json
        if one["origin"] == "manual"
    ]


def test_every_answer_of_a_range_is_coded_by_itself_and_no_question(run: Run) -> None:
    outcome = run("coding", "add", "W1:1-4", "EM1.2", "--polarity", "+")
    assert outcome.out.count("coded W1:") == 2
    assert own(run) == [
        ("W1", 2, "EM1.2", "The training was good. Later training was expensive for us."),
        ("W1", 4, "EM1.2", "Nothing at all. Nothing at all, really."),
    ]
    run("undo")
    assert own(run) == []


def test_a_quotation_is_looked_for_in_all_turns_of_a_range(run: Run) -> None:
    run("coding", "add", "W1.1–4", "EM1.2", "--quote", "all, really")
    assert own(run) == [("W1", 4, "EM1.2", "all, really")]


def test_what_was_coded_before_is_left_out_of_a_range(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2")
    outcome = run("coding", "add", "W1:2-4", "EM1.2")
    assert "coded W1:2" in outcome.out
    assert "1 you had coded EM1.2 before" in outcome.out
    assert "has already coded" in run("coding", "add", "W1:2-4", "EM1.2").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["W1:4-2"], "ends before it begins. Write it from the first to the last: W1:2-4"),
        (["W1:2-9"], "W1 has no turn 9"),
        (["W1:3-3", "--quote", "x"], "is a question of the interviewer"),
        (["W1:2-4", "--quote", "expensive for us. Nothing"], "do not stand in one turn of W1:2-4"),
        (["W1:2-4", "--quote", "ing"], "these words stand in turns 2, 4"),
        (["W1:2-4-6"], "is not a place"),
    ],
)
def test_a_range_that_names_nothing_is_told(
    run: Run, study: Path, arguments: list[str], told: str
) -> None:
    before = fingerprint(study)
    outcome = run("coding", "add", arguments[0], "EM1.2", *arguments[1:])
    assert outcome.code == 2
    assert told in outcome.err
    assert fingerprint(study) == before


def test_proposals_of_several_turns_are_judged_together(run: Run) -> None:
    assert "rejected 3" in run("coding", "reject", "W1:1-4").out


def test_a_coding_is_moved_to_another_turn_and_source_and_back(run: Run) -> None:
    made = run("coding", "add", "W1:4", "EM1.2", "--json").json[0]["id"]
    run("coding", "change", made, "--place", "W1:2", "--quote", "training was good")
    assert own(run) == [("W1", 2, "EM1.2", "training was good")]
    run("coding", "change", made, "--place", "W2:2")
    assert own(run) == [("W2", 2, "EM1.2", "We never had any training here.")]
    run("undo", "2")
    assert own(run) == [("W1", 4, "EM1.2", "Nothing at all. Nothing at all, really.")]


def test_a_coding_is_not_moved_to_a_question(run: Run) -> None:
    made = run("coding", "add", "W1:4", "EM1.2", "--json").json[0]["id"]
    assert "is a question" in run("coding", "change", made, "--place", "W1:1").err
    assert own(run)[0][1] == 4


def test_words_of_who_withdrew_are_not_coded(run: Run, study: Path) -> None:
    withdrawn = STUDY.replace("group: gov, aliases", "group: gov, consent: withdrawn, aliases")
    (study / "study.yaml").write_text(withdrawn)
    outcome = run("coding", "add", "W1:2", "EM1.2")
    assert outcome.code == 2
    assert "has withdrawn consent" in outcome.err
    assert not (study / "codings").exists()
