"""Bringing in what another coder decided in a copy of the study."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualcode.cli import execute
from tests.cli.conftest import Run


@pytest.fixture
def other(study: Path, tmp_path: Path) -> Path:
    """A copy of the study, as it was handed to a second coder."""
    shutil.copytree(study, tmp_path / "other")
    return tmp_path / "other"


def in_copy(other: Path, *arguments: str) -> None:
    assert execute([*arguments, "-s", str(other)]) in (0, 1)


def decided(run: Run) -> list[tuple[str, str, str]]:
    return [(one["coder"], one["event"], one["code"]) for one in run("history", "--json").json]


def files(folder: Path) -> dict[str, bytes]:
    every = [one for one in sorted(folder.rglob("*")) if ".qualcode" not in one.parts]
    return {str(one.relative_to(folder)): one.read_bytes() for one in every if one.is_file()}


def test_what_another_coder_decided_comes_in_and_merging_again_adds_nothing(
    run: Run, other: Path, study: Path
) -> None:
    run("coding", "accept", "W2:2", "--coder", "ani")
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--coder", "budi")
    in_copy(other, "coding", "reject", "W1:2", "--code", "OB1", "--coder", "budi")
    merged = run("merge", str(other), "--json")
    assert merged.json["coders"] == [
        {"coder": "budi", "new": 2, "both": False, "differing": [], "conflicts": []}
    ]
    assert decided(run) == [
        ("ani", "accept", "EM1.1"), ("budi", "add", "EM1.2"), ("budi", "reject", "OB1")
    ]  # fmt: skip
    before = files(study)
    assert run("merge", str(other)).out == "budi: nothing new\n"
    assert files(study) == before


def told_of(run: Run, other: Path) -> str:
    return " ".join(run("merge", str(other)).out.split())


def test_a_coder_who_worked_in_both_copies_loses_nothing_and_is_told(run: Run, other: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani")
    in_copy(other, "coding", "add", "W1:2", "OB1", "--coder", "ani")
    told = told_of(run, other)
    assert told == (
        "ani: 1 decision brought in; this coder worked in both copies, and nothing contradicts"
    )
    assert sorted(decided(run)) == [("ani", "add", "EM1.2"), ("ani", "add", "OB1")]
    assert "journal-merged" in [one["code"] for one in run("check", "--json").json]


def test_what_a_coder_decided_differently_in_both_copies_is_listed(run: Run, other: Path) -> None:
    run("coding", "reject", "W1:2", "--code", "OB1", "--coder", "ani")
    in_copy(other, "coding", "accept", "W2:2", "--coder", "ani")
    in_copy(other, "coding", "accept", "W1:2", "--coder", "ani", "--polarity", "+")
    outcome = run("merge", str(other))
    assert outcome.code == 1
    told = " ".join(outcome.out.split())
    assert "4 decisions brought in; conflict: 1 contradicts what was decided here" in told
    assert "here: ani rejected OB1 at W1:2 “Later training was expensive for us.”" in told
    assert "there: ani accepted OB1 + at W1:2" in told
    assert "counts now: what was decided there" in told
    rows = run("coding", "list", "--json", "--code", "OB1").json
    assert [(one["polarity"], one["reviewed"]) for one in rows] == [("+", True)]
    assert told_of(run, other) == "ani: nothing new"


def test_a_coding_changed_here_and_removed_there_is_listed_and_removed(
    run: Run, other: Path, study: Path
) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--coder", "ani", "--json").json[0]["id"]
    shutil.copytree(study / "codings", other / "codings")
    run("coding", "change", made, "--polarity", "-", "--coder", "ani")
    in_copy(other, "coding", "remove", made, "--coder", "ani")
    apart = run("merge", str(other), "--json").json["coders"][0]["conflicts"]
    assert [one["counts"] for one in apart] == ["there"]
    assert apart[0]["here"].startswith("ani changed W2:2 to EM1.2 -")
    assert apart[0]["there"].startswith("ani removed EM1.2 from W2:2")
    assert [one["code"] for one in run("coding", "list", "--json", "--source", "W2").json] == [
        "EM1.1"
    ]


def test_the_same_words_coded_alike_in_both_copies_count_once(run: Run, other: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--polarity", "+", "--coder", "ani")
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--polarity", "+", "--coder", "ani")
    assert "nothing contradicts" in told_of(run, other)
    assert len(run("coding", "list", "--json", "--code", "EM1.2").json) == 2
    assert "Reviewed: 1 of 1 coded segment" in run("display", "checklist", "--code", "EM1.2").out


def test_the_same_words_coded_differently_in_both_copies_stay_open(run: Run, other: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--polarity", "+", "--coder", "ani")
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--polarity", "-", "--coder", "ani")
    outcome = run("merge", str(other))
    assert "counts now: both" in outcome.out
    assert "W2:2 EM1.2: ani says +, ani says -; it counts as ?" in outcome.err
    assert "To take the - out: qualcode coding remove" in outcome.err
    rows = run("coding", "list", "--json", "--code", "EM1.2").json
    assert [one["polarity"] for one in rows] == ["?", "?"]
    run("coding", "remove", rows[1]["id"], "--coder", "ani")
    assert [one["polarity"] for one in run("coding", "list", "--json", "--code", "EM1.2").json] == [
        "+"
    ]


def test_merging_both_ways_gives_the_same_codings(run: Run, other: Path, study: Path) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani", "--polarity", "+")
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--coder", "ani", "--polarity", "-")
    in_copy(other, "merge", str(study))
    run("merge", str(other))
    ours, theirs = (run("coding", "list", "--json", "-s", str(one)).json for one in (study, other))
    assert ours == theirs


def test_the_same_event_with_other_content_is_told_and_ours_is_kept(
    run: Run, other: Path, study: Path
) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani", "--polarity", "+")
    shutil.copytree(study / "codings", other / "codings")
    journal = other / "codings" / "ani.jsonl"
    journal.write_text(journal.read_text().replace('"polarity": "+"', '"polarity": "-"'))
    told = run("merge", str(other)).out
    assert "conflict: 1 are different in both" in " ".join(told.split())
    assert [one["polarity"] for one in run("history", "--json").json] == ["+"]


def test_memos_come_in_and_none_is_overwritten(run: Run, other: Path, study: Path) -> None:
    for folder, words in ((study, "ours"), (other, "theirs")):
        (folder / "memos").mkdir()
        (folder / "memos" / "training.md").write_text(f"# Training\n\n{words}\n")
    (other / "memos" / "new.md").write_text("# New\n")
    told = run("merge", str(other), "--json").json
    assert told["memos"] == ["new.md"]
    assert told["memos_kept"] == [{"ours": "training.md", "theirs": "training-other-1.md"}]
    assert "ours" in (study / "memos" / "training.md").read_text()
    assert "theirs" in (study / "memos" / "training-other-1.md").read_text()
    again = run("merge", str(other), "--json").json
    assert (again["memos"], again["memos_kept"]) == ([], [])


def test_codings_of_another_text_and_their_copies_come_along(
    run: Run, other: Path, study: Path
) -> None:
    path = other / "transcripts" / "W2.txt"
    path.write_text("Recorded in June.\n\n" + path.read_text())
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--coder", "budi")
    run("merge", str(other))
    assert len(list((study / "codings" / "texts").iterdir())) == 1
    rows = [one for one in run("coding", "list", "--json").json if one["coder"] == "budi"]
    assert [one["quotation"] for one in rows] == ["We never had any training here."]


def test_a_damaged_line_of_the_other_is_told_and_the_rest_comes_in(run: Run, other: Path) -> None:
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--coder", "budi")
    with (other / "codings" / "budi.jsonl").open("ab") as stream:
        stream.write(b"{broken\n")
    outcome = run("merge", str(other))
    assert "budi: 1 decision brought in" in outcome.out
    assert "budi.jsonl:2" in outcome.err


@pytest.mark.parametrize("where", ["study", "empty", "missing"])
def test_what_cannot_be_merged_is_told(where: str, run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = run("merge", str(tmp_path / where))
    assert outcome.code == 2
    assert ("merged with itself" if where == "study" else "has no journals") in outcome.err


def test_nothing_is_merged_into_a_study_with_a_broken_journal(
    run: Run, other: Path, study: Path
) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani")
    for coder in ("ani", "zul"):
        in_copy(other, "coding", "add", "W1:2", "OB1", "--coder", coder)
    run("coding", "add", "W1:2", "OB1", "--coder", "zul")
    with (study / "codings" / "zul.jsonl").open("ab") as stream:
        stream.write(b"<<<<<<< HEAD\n{}\n")
    before = files(study)
    outcome = run("merge", str(other))
    assert outcome.code == 2
    assert "zul.jsonl" in outcome.err and "qualcode repair" in outcome.err
    assert files(study) == before


@pytest.mark.parametrize("command", [("undo",), ("reanchor", "--accept"), ("coding", "add")])
def test_a_broken_journal_is_told_and_not_taken_for_an_empty_one(
    run: Run, study: Path, command: tuple[str, ...]
) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--coder", "ani")
    with (study / "codings" / "ani.jsonl").open("ab") as stream:
        stream.write(b"not a decision\n")
    before = files(study)
    place = ("W1:2", "OB1") if command[0] == "coding" else ()
    outcome = run(*command, *place, "--coder", "ani")
    assert outcome.code == 2
    assert "ani.jsonl:2" in outcome.err and "qualcode repair" in outcome.err
    assert files(study) == before


def test_a_folder_in_the_place_of_a_memo_stops_the_merge_before_it_begins(
    run: Run, other: Path, study: Path
) -> None:
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--coder", "budi")
    (study / "memos" / "one.md").mkdir(parents=True)
    (other / "memos").mkdir()
    (other / "memos" / "one.md").write_text("# One\n")
    before = files(study)
    outcome = run("merge", str(other))
    assert outcome.code == 2
    assert "memos/one.md" in outcome.err
    assert files(study) == before


def test_each_of_two_codings_is_listed_with_its_own_polarity_and_the_conflict(
    run: Run, other: Path
) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--polarity", "+", "--coder", "ani")
    in_copy(other, "coding", "add", "W2:2", "EM1.2", "--polarity", "-", "--coder", "ani")
    run("merge", str(other))
    listed = run("coding", "list", "--code", "EM1.2").out
    heads = [line.split()[:4] for line in listed.splitlines() if line.startswith("W2:2")]
    assert heads == [["W2:2", "EM1.2", "+", "ani"], ["W2:2", "EM1.2", "-", "ani"]]
    assert listed.count("conflict: ani says +, ani says -; it counts as ?") == 2
    rows = run("coding", "list", "--json", "--code", "EM1.2").json
    assert [(one["polarity"], one["own_polarity"]) for one in rows] == [("?", "+"), ("?", "-")]
    assert {one["conflict"] for one in rows} == {"ani says +, ani says -"}
    assert [one["polarity"] for one in run("evidence", "--json").json if one["coder"] == "ani"] == [
        "?", "?"
    ]  # fmt: skip


def test_a_coding_that_was_settled_is_listed_with_what_counts(run: Run) -> None:
    for coder, polarity in (("ani", "+"), ("budi", "-")):
        run("coding", "add", "W2:2", "EM1.2", "--polarity", polarity, "--coder", coder)
    assert run("coding", "list", "--code", "EM1.2").out.count("it counts as ?") == 2
    run("coding", "consensus", "W2:2", "EM1.2", "--polarity", "-", "--coder", "ani")
    listed = run("coding", "list", "--code", "EM1.2").out
    assert "conflict" not in listed
    assert listed.count("counts as -, by consensus") == 1
    rows = run("coding", "list", "--json", "--code", "EM1.2").json
    assert [(one["polarity"], one["own_polarity"]) for one in rows] == [("-", "+"), ("-", "-")]
    assert {one["conflict"] for one in rows} == {None}


def test_what_one_coder_says_of_overlapping_words_is_put_together(run: Run) -> None:
    for quote, polarity, coder in (
        ("We never", "+", "ani"), ("never had", "-", "ani"), ("We never had", "±", "budi"),
    ):  # fmt: skip
        run("coding", "add", "W2:2", "EM1.2", "--quote", quote, "--polarity", polarity,
            "--coder", coder)  # fmt: skip
    listed = run("coding", "list", "--code", "EM1.2").out
    assert listed.count("counts as ±, with what else was coded there") == 2
