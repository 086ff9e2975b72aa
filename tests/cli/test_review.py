"""Walking through proposals with a key for each."""

from __future__ import annotations

import io

import pytest

from tests.cli.conftest import Outcome, Run


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Run `review` with lines typed into it."""

    def call(keys: str, *options: str) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{key}\n" for key in keys.split())))
        return run("review", *options)

    return call


def decisions(run: Run) -> list[tuple[str, str, str | None]]:
    rows = run("history", "--json").json
    return [
        (one["event"], one["code"], one["polarity"])
        for one in rows
        if one["event"] != "undo" and not one["undone"]
    ]


def test_each_proposal_is_shown_with_its_context_and_decided(run: Run, typed) -> None:  # type: ignore[no-untyped-def]
    outcome = typed("a x ~ s")
    assert decisions(run) == [
        ("accept", "EM1.1", None), ("reject", "EM1.1", None), ("accept", "OB1", "±")
    ]  # fmt: skip
    shown = " ".join(outcome.out.split())
    assert "1/4 W1:2 EM1.1 Training +" in shown
    assert "» The training was good. « Later training was expensive for us.…" in shown
    assert "why: train*: training" in shown
    assert "3 decided; that was the last" in shown


def test_undo_goes_back_to_the_one_before(run: Run, typed) -> None:  # type: ignore[no-untyped-def]
    outcome = typed("u a u x q")
    assert decisions(run)[0][:2] == ("reject", "EM1.1")
    assert "nothing to take back in this walk" in outcome.out
    assert "1 decided, 3 not looked at" in outcome.out


def test_the_end_of_the_input_and_other_keys_decide_nothing(run: Run, typed) -> None:  # type: ignore[no-untyped-def]
    assert "0 decided, 4 not looked at" in typed("what").out
    assert "accept" in typed("").out
    assert run("history", "--json").json == []


def test_only_the_wanted_proposals_are_asked_about(run: Run, typed) -> None:  # type: ignore[no-untyped-def]
    assert "1/1  W1:2 OB1 Cost" in typed("q", "--code", "OB1").out
    assert "1/1" in typed("q", "--where", "NEVER had").out
    assert typed("", "--where", "no such words").out == "No proposal is open here.\n"


def test_all_proposals_of_a_rule_are_accepted_and_undone_at_once(run: Run) -> None:
    assert "accepted 3" in run("review", "--accept-rule", "train*").out
    assert [one[:2] for one in decisions(run)] == [("accept", "EM1.1")] * 3
    run("undo")
    assert "EM1.1" not in [code for event, code, _ in decisions(run) if event == "accept"]
    wrong = run("review", "--accept-rule", "trains")
    assert (wrong.code, "Did you mean 'train*'" in wrong.err) == (2, True)


def test_the_very_last_decision_can_be_taken_back_too(run: Run, typed) -> None:  # type: ignore[no-untyped-def]
    outcome = typed("s s s a u x what u")
    assert "u takes the last decision back, Enter ends" in outcome.out
    assert decisions(run) == []
    again = typed("a s s s u x s s s")
    assert decisions(run) == [("reject", "EM1.1", None)]
    assert "1 decided; that was the last" in again.out
