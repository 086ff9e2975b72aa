"""A command warns of what it has led to; what was so before is counted."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

DIFFER = "ani says +, budi says -; it counts as ?"


def test_what_a_decision_leads_to_is_told_once_and_counted_afterwards(run: Run) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--polarity", "+", "--coder", "ani")
    outcome = run("coding", "add", "W2:2", "EM1.2", "--polarity", "-", "--coder", "budi")
    assert DIFFER in outcome.err
    assert "from before" not in outcome.err
    later = run("coding", "add", "W1:4", "EM1.2", "--coder", "budi")
    assert later.code == 1
    assert later.err == "1 warning from before. See: qualcode check\n"
    assert DIFFER in run("check").out


def test_errors_are_told_every_time(run: Run, study: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani")
    book = study / "codebook.yaml"
    book.write_text(book.read_text().replace("EM1.2", "EM1.9"))
    for turn in ("W1:2", "W1:4"):
        outcome = run("coding", "add", turn, "OB1", "--coder", "ani")
        assert outcome.code == 1
        assert "1 coding of 'EM1.2', which is no code of the codebook" in outcome.err
