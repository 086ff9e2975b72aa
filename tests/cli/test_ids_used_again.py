"""An id that decisions bear does not pass to another text."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def added(run: Run, study: Path, text: str) -> int:
    (study / "transcripts" / "new.txt").write_text(text)
    return run(
        "add", "transcripts/new.txt", "--id", "W2", "--informant", "I1", "--kind", "interview"
    ).code


def test_another_text_is_not_brought_in_under_the_id_of_a_coded_source(
    run: Run, study: Path
) -> None:
    text = (study / "transcripts" / "W2.txt").read_text()
    run("coding", "add", "W2:2", "EM1.2", "--quote", "any training", "--coder", "ani")
    run("source", "remove", "W2", "--yes")
    before = (study / "study.yaml").read_bytes()
    assert added(run, study, "P: And?\n\nBu Rosa: We had any training here. Never.\n") == 2
    assert (study / "study.yaml").read_bytes() == before
    assert added(run, study, text) in (0, 1)
    rows = run("coding", "list", "--json", "--source", "W2").json
    assert [one["quotation"] for one in rows if one["coder"] == "ani"] == ["any training"]


def test_an_id_whose_decisions_were_all_taken_back_is_free(run: Run, study: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani")
    run("undo", "--coder", "ani")
    run("source", "remove", "W2", "--yes")
    assert added(run, study, "P: And?\n\nBu Rosa: We had training.\n") in (0, 1)
