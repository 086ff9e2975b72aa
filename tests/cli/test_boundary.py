"""Exit codes, help, streams: what holds for every command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from qualcode.cli import execute
from qualcode.cli.app import command
from tests.cli.conftest import Run
from tests.small_study import STUDY, W1, fingerprint, write_study


def leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, member in tree.commands.items():
        if hasattr(member, "commands"):
            yield from leaves(member, (*path, name))
        else:
            yield (*path, name), member


COMMANDS = dict(leaves(command()))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_says_what_it_and_each_of_its_options_do(
    path: tuple[str, ...], run: Run
) -> None:
    shown = run(*path, "--help")
    assert shown.code == 0
    assert COMMANDS[path].help
    for parameter in COMMANDS[path].params:
        if parameter.name != "help":
            assert parameter.help, f"{' '.join(path)}: {parameter.name} has no help"


def test_all_commands_are_there() -> None:
    names = {" ".join(path) for path in COMMANDS}
    wanted = (
        "demo init add check status show explain reduce display triangulate conclude report run"
    )
    assert set(wanted.split()) | {"evidence", "codebook show", "codebook check"} <= names
    assert {f"coding {verb}" for verb in ("add", "accept", "reject", "remove", "list")} <= names


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["--bogus"],
        ["show", "--bogus"],
        ["explain"],
        ["coding", "add", "W1:2"],
        ["triangulate", "--phase", "later"],
        ["triangulate", "--code", "EM9"],
        ["triangulate", "--group", "nobody"],
        ["reduce", "--source", "W9"],
        ["reduce", "--informant", "I9"],
        ["display", "no-such-display"],
        ["evidence", "-o", "x.zip"],
        ["evidence", "-o", "no-suffix"],
        ["evidence", "--json", "-o", "x.csv"],
        ["show", "W9"],
        ["show", "W1:99"],
        ["show", "W1:" + "9" * 5000],
        ["explain", "W1"],
        ["explain", "W1:zwei"],
        ["codebook", "show", "nothing"],
        ["codebook", "show", "--code", "EM9"],
        ["status", "-s", "nowhere"],
        ["demo", "."],
        ["demo", "elsewhere", "--sample", "nothing"],
        ["init", "."],
        ["init", "elsewhere", "--language", "fr"],
        ["add", "missing.txt"],
        ["coding", "accept"],
        ["coding", "accept", "W1"],
        ["coding", "accept", "W1:2", "--all"],
        ["coding", "accept", "p-0000000000"],
        ["coding", "remove"],
        ["coding", "remove", "p-0000000000"],
        ["coding", "add", "W1:1", "EM1.1"],
        ["coding", "add", "W1:2", "EM9"],
        ["coding", "add", "W1:2", "EM1.1", "--polarity", "great"],
        ["coding", "add", "W1:2", "EM1.1", "--quote", "not there"],
        ["coding", "add", "W1:4", "EM1.1", "--quote", "Nothing at all"],
        ["coding", "add", "W1:2", "EM1.1", "--coder", "../../x"],
    ],
    ids=lambda one: " ".join(one)[:50],
)
def test_misuse_is_one_line_and_leaves_the_study_alone(
    arguments: list[str], run: Run, study: Path
) -> None:
    before = fingerprint(study)
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith("qualcode: ")
    assert "went wrong inside" not in outcome.err
    assert fingerprint(study) == before


def test_a_group_of_commands_without_a_command_shows_its_help(run: Run) -> None:
    outcome = run("coding")
    assert outcome.code == 2
    assert "accept" in outcome.err
    assert "\n" in outcome.err.strip()


READING = [
    ["check"], ["status"], ["show"], ["show", "W1"], ["show", "W1:2"], ["explain", "W1:2"],
    ["evidence"], ["codebook", "show"], ["codebook", "check"], ["codebook", "list"],
    ["coding", "list"], ["coding", "list", "--rejected"], ["reduce"], ["display"],
    ["display", "checklist"], ["triangulate"], ["conclude"], ["report"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_json_is_json_and_problems_go_to_stderr(
    arguments: list[str], run: Run, study: Path
) -> None:
    text = STUDY.replace("aliases: [Pak Wira]", "aliases: []")
    (study / "study.yaml").write_text(text.replace("language: en", "language: en\ntypo: 1"))
    outcome = run(*arguments, "--json")
    json.loads(outcome.out)
    if arguments == ["check"]:
        assert outcome.code == 1
        assert any("typo" in problem["message"] for problem in json.loads(outcome.out))
    told = arguments[0] in ("codebook", "check") or arguments == ["display"]
    assert told or outcome.code == 1
    assert told or "typo" in outcome.err


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_changes_nothing(arguments: list[str], run: Run, study: Path) -> None:
    before = fingerprint(study)
    assert run(*arguments).code == 0
    assert fingerprint(study) == before
    assert not (study / ".qualcode").exists()


def test_names_of_informants_are_not_told_beside_results(run: Run, study: Path) -> None:
    text = STUDY.replace("aliases: [Bu Rosa]", "aliases: [Pak Wira]")
    (study / "study.yaml").write_text(text)
    for arguments in (["triangulate"], ["status"], ["conclude"], ["reduce"], ["evidence"]):
        outcome = run(*arguments)
        assert outcome.code == 1
        for name in ("Rosa", "Wira", "Harjanti", "Susilo"):
            assert name not in outcome.err, arguments
    assert "Bu Rosa" in run("check").out


def test_the_study_is_found_from_a_folder_inside_it_and_from_the_environment(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study / "transcripts")
    assert run("status").code == 0
    monkeypatch.chdir(study.parent)
    assert run("status").code == 2
    assert run("status", "-s", "study").code == 0
    assert run("status", "-s", "study/study.yaml").code == 0
    monkeypatch.setenv("QUALCODE_STUDY", str(study))
    assert run("status").code == 0


def test_a_study_that_cannot_be_read_is_one_line_with_its_place(run: Run, study: Path) -> None:
    (study / "study.yaml").write_text("title: [\n")
    outcome = run("status")
    assert outcome.code == 2
    assert outcome.err.startswith("qualcode: study.yaml:")
    assert len(outcome.err.splitlines()) == 1
    assert run("check").code == 2


def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualcode.loading.load_study", interrupted)
    outcome = run("status")
    assert outcome.code == 130
    assert "Traceback" not in outcome.err


def test_a_defect_of_the_program_is_one_line_unless_asked(
    monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("with a transcript's words")

    monkeypatch.setattr("qualcode.loading.load_study", broken)
    outcome = run("status")
    assert outcome.code == 2
    assert "RuntimeError" in outcome.err
    assert "transcript's words" not in outcome.err
    monkeypatch.setenv("QUALCODE_DEBUG", "1")
    with pytest.raises(RuntimeError):
        execute(["status"])


def test_what_the_system_refuses_names_the_file(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "/study/secret")

    monkeypatch.setattr("qualcode.loading.load_study", refused)
    outcome = run("status")
    assert outcome.code == 2
    assert outcome.err == "qualcode: /study/secret: permission denied.\n"


def test_typer_exit_codes_pass(run: Run) -> None:
    assert run("--version").out.startswith("qualcode ")
    assert issubclass(typer.Exit, RuntimeError)


@pytest.mark.parametrize("width", [80, 40, 20])
@pytest.mark.parametrize(
    "arguments",
    [["show", "W1"], ["explain", "W1:2"], ["coding", "list"], ["status"], ["codebook", "show"]],
    ids=" ".join,
)
def test_lines_fit_the_screen(
    arguments: list[str], width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run(*arguments).out.splitlines()
    assert lines
    assert max(map(len, lines)) <= max(width, 26)


@pytest.mark.parametrize(
    "mistake",
    [
        ("group: com, aliases", "group: come, aliases"),
        ("pseudonym: Mr B", "consent: witdrawn"),
        ("name: Wiratmoko", "nama: Wiratmoko"),
        ("{id: I2,", "{id: I1,"),
    ],
    ids=["group", "consent", "key", "id"],
)
def test_whoever_is_left_out_for_a_mistake_is_still_not_named(
    mistake: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turns = W1.replace("The training was good", "The training with Pak Wira Susilo was good")
    root = write_study(tmp_path / "mistaken", study=STUDY.replace(*mistake), W1=turns)
    path = tmp_path / "evidence.csv"
    assert execute(["evidence", "-s", str(root), "-o", str(path)]) == 1
    written = path.read_text("utf-8-sig")
    assert "The training with" in written
    assert not any(name in written for name in ("Wira", "Susilo"))
    capsys.readouterr()


def test_a_regex_that_takes_too_long_in_an_example_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "codebook.yaml"
    example = "a" * 1000 + "b"
    path.write_text(
        "codebook: own\ntitle: Own\ncodes:\n  - id: A\n    label: A\n"
        f"    examples: {{en: [{example}]}}\n    match: {{any: {{regex: ['(a+)+$']}}}}\n",
        "utf-8",
    )
    assert execute(["codebook", "check", str(path)]) == 1
    assert "the regex of code A took too long" in capsys.readouterr().out
