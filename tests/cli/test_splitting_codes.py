"""Dealing a code's codings out to several codes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run


def split(run: Run, keys: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> Outcome:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{key}\n" for key in keys.split())))
    return run("codebook", "split", "EM1.1", "--into", "OB1", "--into", "EM1.2", *options)


def codes(run: Run) -> list[tuple[str, str, str]]:
    rows = run("coding", "list", "--json").json
    return sorted(
        (one["source"], one["code"], one["polarity"]) for one in rows
        if one["reviewed"] and one["decided_by"] == "researcher"
    )  # fmt: skip


def test_each_passage_gets_the_code_that_is_chosen(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("coding", "add", "W1:4", "EM1.1", "--polarity", "-")
    run("coding", "accept", "W2:2", "--polarity", "0")
    run("coding", "add", "W1:2", "EM1.1", "--coder", "budi")
    told = split(run, "2 u 2 1", monkeypatch)
    assert told.code == 0
    assert "1 OB1 · 2 EM1.2 · s stays" in told.out
    assert "2 decided; that was the last" in told.out
    assert codes(run) == [("W1", "EM1.2", "-"), ("W2", "OB1", "0")]


def test_what_is_skipped_stays_and_an_accepted_proposal_is_undone_whole(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("coding", "accept", "W1:2", "--code", "EM1.1")
    assert "0 decided; that was the last" in split(run, "s s", monkeypatch).out
    kept = codes(run)
    assert [one[1] for one in kept] == ["EM1.1", "EM1.1"]
    assert "0 decided, 2 not looked at" in split(run, "1 u q", monkeypatch).out
    assert codes(run) == kept


def test_a_split_needs_two_other_codes_and_codings(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("codebook", "split", "EM1.1", "--into", "OB1").code == 2
    assert run("codebook", "split", "EM1.1", "--into", "EM1.1", "--into", "OB1").code == 2
    assert run("codebook", "split", "EM1.1", "--into", "OB1", "--into", "OB1").code == 2
    assert run("codebook", "split", "EM1.1", "--into", "OB1", "--into", "XX").code == 2
    assert "has coded nothing EM1.1" in split(run, "1", monkeypatch).out


def test_the_own_polarity_goes_along_where_another_coder_differs(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("coding", "add", "W2:2", "EM1.1", "--polarity", "-", "--json").json[0]["id"]
    run("coding", "add", "W2:2", "EM1.1", "--polarity", "+", "--coder", "budi")
    run("coding", "change", made, "--note", "sure")
    assert [
        one["polarity"] for one in run("history", "--json").json if one["event"] == "change"
    ] == ["-"]
    split(run, "1", monkeypatch)
    assert codes(run) == [("W2", "OB1", "-")]


def test_the_last_passage_of_a_walk_can_be_decided_again(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("coding", "add", "W1:4", "EM1.1", "--polarity", "-")
    told = split(run, "1 u 2", monkeypatch)
    assert "That was the last one: u takes the last decision back, Enter ends." in told.out
    assert codes(run) == [("W1", "EM1.2", "-")]


def test_dealing_out_a_proposal_is_one_decision(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("coding", "accept", "W2:2")
    before = codes(run)
    split(run, "1", monkeypatch)
    assert codes(run) == [("W2", "OB1", "-")]
    assert "took back 2" in run("undo").out
    assert codes(run) == before


def test_a_passage_that_has_the_chosen_code_already_stops_nobody(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("EM1.1", "OB1"):
        run("coding", "add", "W1:4", code, "--polarity", "-", "--quote", "Nothing at all, really")
    run("coding", "accept", "W2:2")
    told = split(run, "1 s 1", monkeypatch)
    assert "has already coded this passage OB1" in told.err
    assert codes(run) == [("W1", "EM1.1", "-"), ("W1", "OB1", "-"), ("W2", "OB1", "-")]
