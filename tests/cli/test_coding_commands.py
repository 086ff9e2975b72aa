"""Accept, reject, add, remove and list, as a researcher types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import fingerprint


def in_force(run: Run, *options: str) -> list[tuple[str, str, bool]]:
    return [
        (f"{one['source']}:{one['turn']}", one["code"], one["reviewed"])
        for one in run("coding", "list", "--json", *options).json
    ]


def ids(run: Run, *options: str) -> list[str]:
    return [one["id"] for one in run("coding", "list", "--json", *options).json]


def test_all_proposals_are_listed_as_open(run: Run) -> None:
    assert in_force(run, "--open") == [
        ("W1:2", "EM1.1", False),
        ("W1:2", "EM1.1", False),
        ("W1:2", "OB1", False),
        ("W2:2", "EM1.1", False),
    ]


def test_a_place_accepts_what_is_proposed_in_the_turn(run: Run) -> None:
    assert run("coding", "accept", "W1:2").code == 0
    assert in_force(run, "--open") == [("W2:2", "EM1.1", False)]
    assert len(in_force(run)) == 4


def test_a_code_and_a_quotation_narrow_a_place(run: Run) -> None:
    run("coding", "reject", "W1.2", "--code", "EM1.1", "--quote", "The training was good")
    assert in_force(run) == [
        ("W1:2", "EM1.1", False),
        ("W1:2", "OB1", False),
        ("W2:2", "EM1.1", False),
    ]


def test_all_takes_every_open_proposal_of_the_selection(run: Run) -> None:
    assert "rejected 3" in run("coding", "reject", "--all", "--code", "EM").out
    assert in_force(run) == [("W1:2", "OB1", False)]
    assert "accepted 1" in run("coding", "accept", "--all", "--source", "W1").out
    assert run("coding", "accept", "--all").code == 0


def test_a_rejected_turn_can_be_accepted_after_all(run: Run) -> None:
    run("coding", "reject", "W1:2")
    assert in_force(run, "--source", "W1") == []
    assert "accepted 3" in run("coding", "accept", "W1:2").out
    assert [reviewed for _, _, reviewed in in_force(run, "--source", "W1")] == [True] * 3


def test_a_rejected_proposal_is_listed_and_recovered_by_its_id(run: Run) -> None:
    struck = ids(run, "--source", "W2")[0]
    run("coding", "reject", struck)
    assert run("coding", "list", "--rejected", "--json").json[0]["id"] == struck
    assert "rejected" in run("coding", "list", "--rejected").out
    assert "(rejected)" in run("explain", "W2:2").out
    assert run("coding", "accept", struck).code == 0
    assert in_force(run, "--source", "W2") == [("W2:2", "EM1.1", True)]


def test_a_decision_about_one_proposal_is_not_undone_by_one_about_its_turn(run: Run) -> None:
    struck = ids(run, "--code", "OB1")[0]
    run("coding", "reject", struck)
    outcome = run("coding", "accept", "W1:2")
    assert "accepted 2" in outcome.out
    assert struck in outcome.out
    run("coding", "accept", "W1:2")
    assert "OB1" not in [code for _, code, _ in in_force(run)]


def test_accepting_twice_writes_nothing_the_second_time(run: Run, study: Path) -> None:
    run("coding", "accept", "W1:2", "--polarity", "-", "--code", "OB1")
    before = fingerprint(study)
    outcome = run("coding", "accept", "W1:2", "--code", "OB1")
    assert (outcome.code, outcome.out.splitlines()[0]) == (0, "accepted 0")
    assert fingerprint(study) == before
    assert run("coding", "list", "--json", "--code", "OB1").json[0]["polarity"] == "-"


def test_the_polarity_of_the_person_replaces_the_rules(run: Run) -> None:
    for written, kept in (("+", "+"), ("+-", "±"), ("negative", "-"), ("−", "-"), ("?", "?")):
        assert run("coding", "accept", "W2:2", f"--polarity={written}").code == 0
        assert run("coding", "list", "--json", "--source", "W2").json[0]["polarity"] == kept


def test_the_strict_view_does_not_hide_what_is_to_be_judged(run: Run, study: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text() + "reviewed: only\n")
    assert run("evidence", "--json").json == []
    assert len(in_force(run, "--open")) == 4
    assert "accepted 4" in run("coding", "accept", "--all").out
    assert len(run("evidence", "--json").json) == 4


def test_what_is_coded_by_hand_replaces_the_proposal(run: Run) -> None:
    made = run("coding", "add", "W2:2", "EM1.1", "--polarity", "0", "--json").json[0]
    assert made["quotation"] == "We never had any training here."
    assert in_force(run, "--source", "W2") == [("W2:2", "EM1.1", True)]
    again = run("coding", "add", "W2:2", "EM1.1")
    assert again.code == 2
    assert made["id"] in again.err


def test_the_own_coding_is_removed_and_the_proposal_is_back(run: Run) -> None:
    run("coding", "add", "W2:2", "EM1.1", "--quote", "any  training", "--polarity", "-")
    assert run("coding", "remove", "W2:2").out == "1 removed\n"
    assert in_force(run, "--source", "W2") == [("W2:2", "EM1.1", False)]
    assert run("coding", "remove", "W2:2").code == 2


def test_only_the_own_codings_can_be_removed(run: Run, study: Path) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--coder", "rina", "--json").json[0]["id"]
    for target in (made, made[:13], "W2:2"):
        outcome = run("coding", "remove", target, "--coder", "budi")
        assert outcome.code == 2
        assert "rina" in outcome.err
    assert run("coding", "remove", made[:13], "--coder", "rina").code == 0
    assert not (study / "codings" / "budi.jsonl").exists()


def test_two_coders_who_disagree_are_told_of(run: Run) -> None:
    run("coding", "accept", "W2:2", "--coder", "rina")
    run("coding", "reject", "W2:2", "--coder", "budi")
    assert in_force(run, "--source", "W2") == [("W2:2", "EM1.1", True)]
    told = run("check", "--json")
    assert told.code == 1
    assert [one["code"] for one in told.json] == ["coders-disagree"]


def test_the_coder_comes_from_the_environment(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_CODER", "rina")
    assert run("coding", "accept", "W2:2").code == 0
    assert (study / "codings" / "rina.jsonl").is_file()


def test_an_orphan_can_be_let_go(run: Run, study: Path) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--json").json[0]["id"]
    path = study / "transcripts" / "W2.txt"
    path.write_text("P: How was it?\n\nPak Wira: Quite different words.\n")
    told = run("check", "--json").json
    assert [one["code"] for one in told] == ["orphan"]
    assert made in told[0]["hint"]
    assert run("coding", "remove", made, "--coder", "budi").code == 2
    assert "1 removed" in run("coding", "remove", made).out
    assert run("check").code == 0


def test_with_an_unreadable_journal_nothing_is_written(run: Run, study: Path) -> None:
    (study / "codings" / "researcher.jsonl").mkdir(parents=True)
    before = fingerprint(study)
    outcome = run("coding", "accept", "W2:2")
    assert outcome.code == 2
    assert "researcher.jsonl" in outcome.err
    assert fingerprint(study) == before
    assert run("evidence", "--json").code == 1
    assert run("coding", "accept", "W2:2", "--coder", "rina").code == 1


def test_a_study_with_other_errors_can_still_be_coded(run: Run, study: Path) -> None:
    (study / "transcripts" / "W1.txt").unlink()
    assert run("coding", "accept", "W2:2").code == 1
    assert in_force(run) == [("W2:2", "EM1.1", True)]


def test_the_list_reads_well_at_80_columns(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2", "--quote", "really", "--note", "irony?")
    shown = run("coding", "list", "--source", "W1").out.splitlines()
    assert shown[0].split()[:4] == ["W1:2", "EM1.1", "+", "open"]
    assert shown[1] == "  “The training was good.”"
    assert shown[-3].split()[:4] == ["W1:4", "EM1.2", "?", "researcher"]
    assert shown[-2:] == ["  “really”", "  note: irony?"]


def test_json_says_what_was_decided(run: Run) -> None:
    decided = run("coding", "accept", "W2:2", "--polarity", "±", "--json").json
    assert [(one["source"], one["code"], one["verdict"], one["polarity"]) for one in decided] == [
        ("W2", "EM1.1", "accept", "±")
    ]
    assert run("coding", "accept", "W2:2", "--json").json == []


def test_bytes_that_are_no_text_do_not_break_a_note(run: Run) -> None:
    assert run("coding", "accept", "W2:2", "--note", "\udcff").code == 0
    assert run("check").code == 0
