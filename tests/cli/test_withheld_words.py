"""What is printed of people: names replaced in lists, words of who withdrew nowhere at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import CODEBOOK, STUDY, W1

CODER = ("--coder", "ani")
GROUP_TALK = """\
P: Well, what of the training?

Bu Rosa: Pak Wira knows the training best.

Pak Wira: My secret training was bad.
"""
WITH_GROUP = f"""{STUDY.rstrip()}
  - {{file: transcripts/F1.txt, id: F1, kind: focus-group, informants: [I1, I2]}}
"""
NAMES = ("Rosa", "Wira", "Harjanti", "Susilo")


@pytest.fixture
def talk(run: Run, study: Path) -> None:
    """A focus group of both, coded by hand, in which one names the other."""
    (study / "study.yaml").write_text(WITH_GROUP)
    (study / "transcripts" / "F1.txt").write_text(GROUP_TALK)
    run("coding", "add", "F1:2", "EM1.2", "--note", "so says Bu Rosa", *CODER)
    run("coding", "add", "F1:3", "EM1.2", "--note", "his secret", *CODER)
    run("coding", "reject", "F1:2", "F1:3", "--code", "EM1.1", *CODER)


def withdraw(study: Path) -> None:
    text = (study / "study.yaml").read_text()
    assert "group: com, aliases" in text
    (study / "study.yaml").write_text(
        text.replace("group: com, aliases", "consent: withdrawn, group: com, aliases")
    )


def in_each_form(run: Run, *command: str) -> list[str]:
    return [run(*command, *form).out for form in ([], ["--json"], ["--csv"])]


@pytest.mark.usefixtures("talk")
def test_names_are_replaced_in_lists(run: Run) -> None:
    for command in (("coding", "list"), ("coding", "list", "--rejected"), ("history",)):
        for printed in in_each_form(run, *command):
            assert "knows the training" in printed and "[Mr B]" in printed
            assert not [name for name in NAMES if name in printed]


@pytest.mark.usefixtures("talk")
def test_lists_say_nothing_of_who_withdrew(run: Run, study: Path) -> None:
    withdraw(study)
    for command in (
        ("coding", "list"), ("coding", "list", "--rejected"), ("history",), ("find", "training"),
        ("quotes",), ("evidence",),
    ):  # fmt: skip
        for printed in in_each_form(run, *command):
            assert "best" in printed
            assert "secret" not in printed and "any training here" not in printed


@pytest.mark.usefixtures("talk")
def test_a_translation_is_withheld_like_the_words(run: Run, study: Path) -> None:
    run("note", "F1:3", "--translation", "Pelatihan rahasia", *CODER)
    assert "rahasia" in run("history").out
    withdraw(study)
    assert not [form for form in in_each_form(run, "history") if "rahasia" in form]


@pytest.mark.usefixtures("talk")
def test_show_and_explain_print_the_transcript_as_it_stands(run: Run) -> None:
    assert "F1:2 Bu Rosa\n    Pak Wira knows the training best." in run("show", "F1").out
    assert run("show", "F1:2", "--json").json[0]["label"] == "Bu Rosa"
    assert "Sentence: “Pak Wira knows the training best.”" in run("explain", "F1:2").out


@pytest.mark.usefixtures("talk")
def test_show_leaves_out_the_words_of_who_withdrew_and_the_codings_on_them(
    run: Run, study: Path
) -> None:
    withdraw(study)
    shown = run("show", "F1").out
    assert "knows the training" in shown and "secret" not in shown
    assert shown.endswith("F1:3\n    [–] withdrew consent: not shown\n\n")
    turns = run("show", "F1", "--json").json
    assert [(one["speech"] is None, one["withheld"]) for one in turns] == [
        (False, None), (False, None), (True, "[–] withdrew consent: not shown"),
    ]  # fmt: skip
    assert [(one["label"], one["codings"]) for one in turns[2:]] == [(None, [])]
    assert len(turns[1]["codings"]) == 1


@pytest.mark.usefixtures("talk")
def test_explain_leaves_out_the_words_of_who_withdrew(run: Run, study: Path) -> None:
    withdraw(study)
    assert run("explain", "F1:3").out == "F1:3\n  [–] withdrew consent: not shown\n"
    told = run("explain", "F1:3", "--json").json
    assert (told["sentences"], told["codings"], told["question"]) == ([], [], [])
    assert "knows the training" in run("explain", "F1:2").out


def test_a_source_of_who_withdrew_is_not_opened(run: Run, study: Path) -> None:
    withdraw(study)
    for command in (("show", "W2"), ("show", "W2:1"), ("explain", "W2:2")):
        refused = run(*command)
        assert (refused.code, refused.out) == (2, "")
        assert "W2 is not shown: its informant has withdrawn consent." in refused.err


def test_the_help_says_which_commands_print_real_names(run: Run) -> None:
    for command in ("show", "explain", "code"):
        told = " ".join(run(command, "--help").out.split()).casefold()
        assert "real names" in told and "informants who withdrew" in told


def test_codings_are_shown_at_their_turn(run: Run) -> None:
    shown = run("show", "W1", "--json").json
    assert [len(turn["codings"]) for turn in shown] == [0, 3, 0, 0]
    assert [one["turn"] for one in run("show", "W1:2-3", "--json").json] == [2, 3]
    assert W1.split("\n")[0].removeprefix("P: ") in run("show", "W1:1").out
    assert "EM1.1" in CODEBOOK and "[EM1.1 +]" in run("show", "W1:2").out
