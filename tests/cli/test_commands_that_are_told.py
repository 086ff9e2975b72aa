"""A command that a person is told to type names the study that they named."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from qualcode.cli import app
from qualcode.cli.named_study import for_study, forget_study, remember_study
from tests.cli.conftest import Run
from tests.small_study import CODEBOOK, write_study


def named(root: Path, text: str, usual: Path) -> str:
    remember_study(root, lambda: usual)
    try:
        return for_study(text)
    finally:
        forget_study()


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("See: qualcode check", "See: qualcode check -s X"),
        (
            "To change it: qualcode coding change 12",
            "To change it: qualcode coding change -s X 12",
        ),
        (
            "qualcode coding list, or: qualcode undo",
            "qualcode coding list -s X, or: qualcode undo -s X",
        ),
        ("qualcode source rename A B -s other", "qualcode source rename A B -s other"),
        ("qualcode coding", "qualcode coding"),
        ("qualcode cannot edit; qualcode is", "qualcode cannot edit; qualcode is"),
        ("qualcode codebook list", "qualcode codebook list"),
        ("qualcode init DIR", "qualcode init DIR"),
    ],
)
def test_the_option_stands_behind_the_name_of_the_command(told: str, wanted: str) -> None:
    assert named(Path("X"), told, Path("Y")) == wanted
    assert named(Path("X"), wanted, Path("Y")) == wanted
    assert named(Path("X"), told, Path("X")) == told


def test_a_folder_with_blanks_and_signs_is_quoted() -> None:
    folder = "my study's $HOME"
    told = named(Path(folder), "qualcode check", Path("Y"))
    assert shlex.split(told) == ["qualcode", "check", "-s", folder]


def test_from_the_studys_own_folder_nothing_is_added(run: Run) -> None:
    assert "Next: qualcode coding list --open" in run("status").out


def test_every_place_that_tells_a_command_names_it(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study.parent)
    there = ("-s", "study")
    assert "qualcode coding list -s study --open" in run("status", *there).out
    nothing = run("coding", "reject", "W1:4", *there, "--coder", "ani")
    assert "as `qualcode coding list -s study --open` shows" in nothing.err
    run("coding", "add", "W1:2", "EM1.2", *there, "--coder", "ani")
    again = run("coding", "add", "W1:2", "EM1.2", *there, "--coder", "ani")
    assert "qualcode coding change -s study " in again.err
    run("codebook", "rename", "OB1", "OB9", *there)
    assert "qualcode restore -s study FILE" in run("restore", *there).out
    (study / "transcripts" / "W1.txt").write_text("P: How?\n\nBu Rosa: Quite other words now.\n")
    assert "qualcode reanchor -s study ID" in run("reanchor", *there, "--coder", "ani").out


def test_so_do_the_commands_that_follow_a_merge(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "      - {id: OB2, label: Distance; time}\n"
    other = write_study(study.parent / "the other", codebook=CODEBOOK + more)
    run("coding", "add", "W1:2", "OB2", "-s", str(other), "--coder", "budi")
    monkeypatch.chdir(study.parent)
    told = run("merge", "the other", "-s", "study").out
    assert 'qualcode codebook add -s study OB2 "Distance; time" --under OB' in told


def test_the_commands_are_put_together_once_however_many_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[object] = []
    whole = app.command
    monkeypatch.setattr(app, "command", lambda: built.append(None) or whole())
    for _ in range(3):
        assert named(Path("X"), "qualcode check", Path("Y")) == "qualcode check -s X"
    assert len(built) <= 1


def test_a_study_of_the_environment_needs_no_option(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study.parent)
    monkeypatch.setenv("QUALCODE_STUDY", "study")
    assert "Next: qualcode coding list --open" in run("status").out
