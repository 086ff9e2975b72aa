"""init, add and demo: from nothing to a study with sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from qualcode.stores.shipped import shipped_studies
from tests.cli.conftest import Run
from tests.small_study import STUDY, W1, fingerprint


def test_a_new_study_can_be_loaded_and_added_to(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run("init", str(folder), "--language", "en").code == 0
    problems = run("check", "-s", str(folder), "--json").json
    codes = {one["code"] for one in problems if one["file"] == "study.yaml"}
    assert codes == {"missing-key", "empty-group", "silent-informant"}
    assert "qualcode add" in run("status", "-s", str(folder)).out
    talk = tmp_path / "talk.txt"
    talk.write_text("P: Well?\n\nMrs A: The training was good.\n\nP: Yes?\n\nMrs A: Yes.\n")
    added = run(
        "add", str(talk), "-s", str(folder), "--kind", "interview", "--informant", "I1"
    )  # fmt: skip
    assert added.out == "added W1: transcripts/talk.txt\n"
    assert "Mrs A (2)" in added.err
    assert (folder / "study.yaml").read_text().startswith("# What this study is.")
    assert run("show", "W1:2", "-s", str(folder)).out.startswith("W1:2")


def test_init_leaves_an_existing_study_alone(run: Run, study: Path) -> None:
    before = fingerprint(study)
    assert run("init", str(study)).code == 2
    assert run("init", str(study / "study.yaml")).code == 2
    assert fingerprint(study) == before


def test_several_sources_are_added_all_or_none(run: Run, study: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some notes.\n")
    (tmp_path / "W1.txt").write_text("Other words under a name that is taken.\n")
    before = fingerprint(study)
    both = [str(tmp_path / "a.txt"), str(tmp_path / "W1.txt"), "--kind", "document"]
    outcome = run("add", *both)
    assert (outcome.code, outcome.out) == (2, "")
    assert "another file" in outcome.err
    assert fingerprint(study) == before
    (tmp_path / "W1.txt").rename(tmp_path / "b.txt")
    assert run("add", both[0], str(tmp_path / "b.txt"), *both[2:]).code == 0
    assert [one["source"] for one in run("show", "--json").json] == ["W1", "W2", "D1", "D2"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--kind", "interview"], "--informant"),
        (["--informant", "I1"], "--kind"),
        (["--kind", "interview", "--informant", "I9"], "I9"),
        (["--kind", "document", "--id", "W1"], "W1"),
        (["--kind", "document", "--group", "nobody"], "nobody"),
        (["--kind", "document", "--date", "yesterday"], "yesterday"),
        (["--kind", "document", "--phase", "later"], "later"),
        (["--kind", "document", "--encoding", "no-such"], "no-such"),
    ],
)
def test_what_would_not_be_valid_is_not_added(
    options: list[str], says: str, run: Run, study: Path, tmp_path: Path
) -> None:
    path = tmp_path / "new.txt"
    path.write_text(W1.replace("really", "truly"))
    before = fingerprint(study)
    outcome = run("add", str(path), *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert says in outcome.err
    assert fingerprint(study) == before


def test_a_listed_file_is_not_listed_again(run: Run, study: Path) -> None:
    outcome = run("add", "transcripts/W1.txt", "--kind", "document", "--id", "other")
    assert outcome.code == 2
    assert "as W1" in outcome.err


def test_the_id_of_a_listed_source_whose_file_is_missing_is_not_given_again(
    run: Run, study: Path, tmp_path: Path
) -> None:
    (study / "transcripts" / "W1.txt").unlink()
    new = tmp_path / "a long name.txt"
    new.write_text("P: How?\n\nPak Wira: Well.\n", "utf-8")
    outcome = run("add", str(new), "--kind", "interview", "--informant", "I2")
    assert outcome.code == 1, outcome.err
    assert "added W3" in outcome.out


def test_on_a_terminal_the_kind_and_the_informant_are_asked(
    run: Run, study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str, **options: Any) -> str:
        asked.append(question)
        assert options["err"]
        return "I1, I2" if "Informant" in question else "focus-group"

    monkeypatch.setattr("typer.prompt", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    path = tmp_path / "talk.txt"
    path.write_text("P: Well?\n\nBu Rosa: Yes.\n\nPak Wira: No.\n")
    assert run("add", str(path)).code == 0
    assert len(asked) == 2
    assert "I1" in asked[1]
    assert "Rosalinda" not in asked[1]
    text = (study / "study.yaml").read_text()
    assert text.startswith(STUDY.rstrip("\n"))
    assert "informants: [I1, I2]" in text


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_not_read_as_a_source(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert run("add", str(tmp_path / "pipe.txt"), "--kind", "document").code == 2


def test_the_demo_runs_in_a_new_folder_and_only_there(run: Run, tmp_path: Path) -> None:
    if "sampang" not in shipped_studies():
        pytest.skip("the sample is not there")
    folder = tmp_path / "demo"
    outcome = run("demo", str(folder))
    assert outcome.code == 0
    assert (folder / "study.yaml").is_file()
    assert str(folder / "reports") in outcome.out
    place = outcome.out.split("qualcode show ")[1].split()[0]
    assert "fired:" in run("explain", place, "-s", str(folder)).out
    again = run("demo", str(folder))
    assert (again.code, again.out) == (2, "")
