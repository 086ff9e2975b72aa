"""`qualcode history`: whose decisions, and what became of a code's or a source's codings."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

ANI = ("--coder", "ani")


def coded(run: Run, place: str = "W2:2", code: str = "EM1.2") -> str:
    return str(run("coding", "add", place, code, "--json", *ANI).json[0]["id"])


def events(run: Run, *options: str) -> list[str]:
    return [one["event"] for one in run("history", "--json", *options).json]


def test_a_coder_who_decided_nothing_is_an_error_that_names_the_others(run: Run) -> None:
    coded(run)
    run("coding", "accept", "W1:2", "--code", "OB1", "--coder", "budi")
    unknown = run("history", "--by", "citra")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == "qualcode: no coder named 'citra'. Coders: ani, budi.\n"
    assert "Did you mean 'budi'? Coders: ani, budi." in run("history", "--by", "Budi").err
    assert events(run, "--by", "ani", "--by", "budi") == ["add", "accept"]


def test_before_anybody_decided_there_is_no_coder_to_name(run: Run) -> None:
    assert "no coder named 'ani'. Nobody has decided yet." in run("history", "--by", "ani").err


def test_a_code_shows_what_was_changed_from_it_and_to_it(run: Run) -> None:
    made = coded(run)
    run("coding", "change", made, "--code", "OB1", *ANI)
    run("coding", "change", made, "--polarity", "+", *ANI)
    run("coding", "remove", made, *ANI)
    assert events(run, "--code", "EM1.2") == ["add", "change"]
    assert events(run, "--code", "OB1") == ["change", "change", "remove"]
    told = run("history", "--code", "EM1.2").out
    assert "ani changed W2:2 from EM1.2 to OB1 ?" in " ".join(told.split())
    assert "ani changed W2:2 to OB1 +" in " ".join(run("history").out.split())
    before = [one["code_before"] for one in run("history", "--json").json]
    assert before == [None, "EM1.2", "OB1", None]


def test_taking_a_change_back_belongs_to_both_codes(run: Run) -> None:
    made = coded(run)
    run("coding", "change", made, "--code", "OB1", *ANI)
    run("undo", *ANI)
    run("coding", "change", made, "--code", "EM1.1", *ANI)
    assert events(run, "--code", "EM1.2") == ["add", "change", "undo", "change"]
    assert events(run, "--code", "OB1") == ["change", "undo"]
    # What was changed last is what stood there after the first change had been taken back.
    assert run("history", "--json").json[-1]["code_before"] == "EM1.2"


def test_a_change_below_a_code_is_shown_with_what_is_above(run: Run) -> None:
    made = coded(run)
    run("coding", "change", made, "--code", "OB1", *ANI)
    run("coding", "change", made, "--polarity", "-", *ANI)
    assert events(run, "--code", "EM1") == events(run, "--code", "EM") == ["add", "change"]


def test_a_source_shows_what_was_moved_out_of_it_and_into_it(run: Run) -> None:
    made = coded(run)
    moved = run("coding", "change", made, "--place", "W1:4", *ANI)
    assert moved.code == 0
    assert events(run, "--source", "W2") == ["add", "change"]
    assert events(run, "--source", "W1") == ["change"]
    told = " ".join(run("history", "--source", "W2").out.split())
    assert "ani changed W2:2 EM1.2 to W1:4 EM1.2 ?" in told


def test_what_was_taken_out_of_the_study_has_its_history_without_its_words(
    run: Run, study: Path
) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--note", "Wiratmoko", "--coder", "ani")
    run("source", "remove", "W2", "--yes")
    page = (study / "study.yaml").read_text()
    kept = [line for line in page.splitlines() if "Wiratmoko" not in line]
    (study / "study.yaml").write_text("\n".join(kept) + "\n")
    told = run("history", "--source", "W2")
    assert "ani coded W2 EM1.2 ? “[–]”" in told.out
    assert "Wiratmoko" not in told.out + run("history", "--json").out
    assert run("history", "--source", "W9").code == 2


def test_a_code_that_is_gone_has_its_history(run: Run, study: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani")
    book = study / "codebook.yaml"
    book.write_text(book.read_text().replace("EM1.2", "EM1.9"))
    assert "ani coded W2:2 EM1.2" in run("history", "--code", "EM1.2").out
    assert run("history", "--code", "EM1.7").code == 2


def test_a_journal_that_cannot_be_read_is_not_an_empty_one(run: Run, study: Path) -> None:
    (study / "codings" / "ani.jsonl").mkdir(parents=True)
    outcome = run("history")
    assert outcome.code == 1
    assert "No decision could be read." in outcome.out
    assert "ani.jsonl" in outcome.err
