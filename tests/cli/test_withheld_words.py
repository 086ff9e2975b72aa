"""What is printed of people: names replaced in lists, words of who withdrew nowhere at all."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import CODEBOOK, STUDY, W1, fingerprint

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


def id_at(run: Run, place: str, code: str) -> str:
    """The coding in force in a turn of the focus group, while it may be seen."""
    return next(
        one["id"]
        for turn in run("show", place, "--json").json
        for one in turn["codings"]
        if one["code"] == code
    )


REFUSED = "these are words of somebody who has withdrawn consent."
DECIDING = [
    ("coding", "add", "F1:3", "OB1"),
    ("coding", "add", "F1:2-3", "OB1"),
    ("coding", "change", "GONE", "--note", "x"),
    ("coding", "change", "GONE", "--place", "F1:2"),
    ("coding", "change", "KEPT", "--place", "F1:3"),
    ("coding", "change", "KEPT", "--place", "W2:2"),
    ("coding", "consensus", "F1:3", "EM1.2", "--polarity", "+"),
    ("coding", "accept", "F1:3"),
    ("coding", "accept", "PROPOSED", "--polarity", "-"),
    ("coding", "reject", "PROPOSED"),
    ("coding", "reject", "W2:2"),
    ("note", "GONE", "x"),
    ("note", "GONE", "--translation", "x"),
    ("note", "F1:3", "--translation", "x"),
    ("memo", "new", "--coding", "GONE", "--text", "x"),
    ("memo", "new", "--coding", "PROPOSED", "--text", "x"),
]


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize("command", DECIDING, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["lines", "json"])
def test_nothing_is_decided_about_the_words_of_who_withdrew(
    command: tuple[str, ...], form: tuple[str, ...], run: Run, study: Path
) -> None:
    ids = {"GONE": id_at(run, "F1:3", "EM1.2"), "KEPT": id_at(run, "F1:2", "EM1.2")}
    ids["PROPOSED"] = id_at(run, "W2:2", "EM1.1")
    withdraw(study)
    before = fingerprint(study)
    whose, form = ((), ()) if command[0] == "memo" else (CODER, form)
    refused = run(*(ids.get(one, one) for one in command), *whose, *form)
    assert (refused.code, refused.out) == (2, "")
    assert REFUSED in refused.err and "secret" not in refused.err
    assert fingerprint(study) == before


@pytest.mark.usefixtures("talk")
def test_what_one_decided_before_can_be_taken_back_without_a_word_of_it(
    run: Run, study: Path
) -> None:
    gone = id_at(run, "F1:3", "EM1.2")
    run("note", "F1:3", "--translation", "secret", *CODER)
    withdraw(study)
    removed = run("coding", "remove", gone, *CODER)
    undone = [run("undo", *form, *CODER) for form in ((), (), ("--json",))]
    assert [one.code for one in (removed, *undone)] == [0, 0, 0, 0]
    assert [one["event"] for one in undone[-1].json] == ["reject", "reject"]
    for one in (removed, *undone):
        assert "secret" not in one.out + one.err and "training" not in one.out + one.err


@pytest.mark.usefixtures("talk")
def test_proposals_on_the_words_of_who_withdrew_are_not_offered(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("undo", *CODER)
    withdraw(study)
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n" * 20))
    reviewed = run("review", *CODER).out
    assert "knows the training" in reviewed
    assert "secret" not in reviewed and "W2" not in reviewed and "F1:3" not in reviewed
    assert [one["source"] for one in run("coding", "accept", "F1:2-3", "--json", *CODER).json] == [
        "F1"
    ]
    assert {one["source"] for one in run("coding", "accept", "--all", "--json", *CODER).json} == {
        "W1"
    }
    accepted = [one for one in run("history", "--json").json if one["event"] == "accept"]
    assert {(one["source"], one["turn"]) for one in accepted} == {("F1", 2), ("W1", 2)}


@pytest.mark.usefixtures("talk")
def test_history_tells_where_a_coding_stood_when_it_was_decided(run: Run, study: Path) -> None:
    moved = id_at(run, "F1:3", "EM1.2")
    run("coding", "change", moved, "--place", "F1:2", "--quote", "training best", *CODER)
    told = [(one["event"], one["turn"], one["turn_before"]) for one in run("history", "--json").json
            if moved in (one["id"], one["target"])]  # fmt: skip
    assert told == [("add", 3, None), ("change", 2, 3)]
    lines = " ".join(run("history").out.split())
    assert "ani coded F1:3 EM1.2 ? “My secret training was bad.”" in lines
    assert "ani changed F1:3 EM1.2 to F1:2 EM1.2 ? “training best”" in lines
    withdraw(study)
    for printed in in_each_form(run, "history"):
        assert "secret" not in printed and "knows the training best" in printed
    assert "ani coded F1:3 EM1.2 ? “[–]”" in " ".join(run("history").out.split())


def test_history_withholds_words_of_another_source_that_a_coding_came_from(
    run: Run, study: Path
) -> None:
    moved = run("coding", "add", "W2:2", "EM1.2", "--json", *CODER).json[0]["id"]
    run("coding", "change", moved, "--place", "W1:4", *CODER)
    run("undo", *CODER)
    run("coding", "change", moved, "--place", "W1:4", *CODER)
    withdraw(study)
    for printed in in_each_form(run, "history"):
        assert "any training here" not in printed and "Nothing at all" in printed
    told = [(one["event"], one["source"], one["turn"]) for one in run("history", "--json").json]
    assert told == [("add", "W2", 2), ("change", "W1", 4), ("undo", "W1", 4), ("change", "W1", 4)]


def test_history_follows_an_edit_and_leaves_open_what_it_cannot_place(
    run: Run, study: Path
) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--json", *CODER).json[0]["id"]
    path = study / "transcripts" / "W2.txt"
    path.write_text(f"P: Welcome.\n\n{path.read_text()}")
    run("coding", "change", made, "--polarity", "+", *CODER)
    told = [(one["turn"], one["turn_before"]) for one in run("history", "--json").json]
    assert told == [(3, None), (3, 3)]
    assert "ani changed W2:3 to EM1.2 +" in " ".join(run("history").out.split())
    path.write_text("P: Welcome.\n\nPak Wira: Something else.\n")
    assert [one["turn"] for one in run("history", "--json").json] == [None, None]
    withdraw(study)
    assert "training" not in run("history", "--json").out


def edit_talk(study: Path, old: str, new: str) -> None:
    path = study / "transcripts" / "F1.txt"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.usefixtures("talk")
def test_places_in_the_words_of_who_withdrew_are_not_recorded(run: Run, study: Path) -> None:
    gone, kept = id_at(run, "F1:3", "EM1.2"), id_at(run, "F1:2", "EM1.2")
    edit_talk(study, "secret training", "secret course")
    edit_talk(study, "knows the training best", "knows it all the best")
    withdraw(study)
    for form in ((), ("--json",)):
        for refused in (
            run("reanchor", gone, "--accept", *form, *CODER),
            run("reanchor", gone, "--place", "F1:2", *form, *CODER),
            run("reanchor", kept, "--place", "F1:3", *form, *CODER),
        ):
            assert (refused.code, refused.out, REFUSED in refused.err) == (2, "", True)
    shown = run("reanchor", *CODER).out
    assert "secret" not in shown and "before: “[–]”" in shown
    recorded = run("reanchor", "--accept", *CODER).out
    assert "recorded the places of 2\nleft as they were, since consent was withdrawn: 2" in recorded
    changed = [one for one in run("history", "--json").json if one["event"] == "change"]
    assert {(one["source"], one["turn"]) for one in changed} == {("F1", 2)}


@pytest.mark.usefixtures("talk")
def test_words_that_reach_into_the_turn_of_who_withdrew_are_withheld(run: Run, study: Path) -> None:
    long = "Pak Wira knows the training best. My own words follow."
    edit_talk(study, "Pak Wira knows the training best.", long)
    run("coding", "add", "F1:2", "OB1", *CODER)
    assert "My own words follow" in run("quotes", "--code", "OB1").out
    edit_talk(study, " My own words", "\n\nPak Wira: My own words")
    withdraw(study)
    for command in (("quotes",), ("coding", "list"), ("history",), ("show", "F1")):
        for form in ((), ("--json",)):
            assert "My own words follow" not in run(*command, *form).out


def test_of_a_source_of_who_withdrew_not_even_unattributed_words_are_printed(
    run: Run, study: Path
) -> None:
    (study / "transcripts" / "W2.txt").write_text(
        "Pak Wira: Mine.\n\nBu Rosa: Whose words are these?\n"
    )
    note = "  - {file: transcripts/N1.txt, id: N1, kind: observation, informants: [I2]}\n"
    (study / "transcripts" / "N1.txt").write_text("He walks to his mentor.\n")
    (study / "study.yaml").write_text(f"{STUDY.rstrip()}\n{note}")
    assert run("show", "W2", "--json").json[1]["voice"] == "unresolved"
    run("coding", "add", "W2:2", "OB1", *CODER)
    run("coding", "accept", "N1:1", *CODER)
    commands = (("quotes",), ("coding", "list"), ("history",), ("evidence",), ("find", "walks"))
    assert [one for one in commands if "walks" not in run(*one).out] == []
    assert "Whose words" in run("coding", "list").out
    withdraw(study)
    for command in commands:
        for printed in in_each_form(run, *command):
            assert "walks" not in printed and "Whose words" not in printed


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["lines", "json"])
def test_what_two_copies_decided_differently_is_told_without_such_words(
    form: tuple[str, ...], run: Run, study: Path
) -> None:
    made = id_at(run, "F1:3", "EM1.2")
    other = study.parent / "other"
    shutil.copytree(study, other)
    run("coding", "change", made, "--note", "his secret words", *CODER)
    there = ("--place", "F1:2", "--quote", "training best", "--note", "", *CODER)
    run("coding", "change", made, *there, "--study", str(other))
    withdraw(study)
    told = run("merge", str(other), *form).out
    assert "changed F1:3" in told and "training best" in told
    assert "secret" not in told


def moved_to_other_words(run: Run, *changes: str) -> str:
    """A coding with a note on the words of I2, which stands on words of I1 since."""
    moved = id_at(run, "F1:3", "EM1.2")
    place = ("--place", "F1:2", "--quote", "training best")
    run("coding", "change", moved, *place, *changes, *CODER)
    return moved


READING = (
    ("coding", "list"), ("evidence",), ("history",), ("show", "F1"), ("quotes", "--code", "EM1.2"),
    ("explain", "F1:2"),
)  # fmt: skip


@pytest.mark.usefixtures("talk")
def test_a_note_on_the_words_of_who_withdrew_is_withheld_where_the_coding_was_moved(
    run: Run, study: Path
) -> None:
    moved = moved_to_other_words(run)
    assert "his secret" in run("coding", "list").out
    withdraw(study)
    for command in READING:
        for form in ((), ("--json",)):
            printed = run(*command, *form).out
            assert "training best" in printed and "secret" not in printed
    for answer in (
        run("coding", "change", moved, "--polarity", "+", "--json", *CODER),
        run("coding", "change", moved, "--code", "OB1", *CODER),
        run("coding", "list", "--json"),
    ):
        assert "training best" in answer.out or "changed F1:2" in answer.out
        assert "secret" not in answer.out + answer.err
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("consent: withdrawn, ", ""))
    assert "his secret" in run("coding", "list", "--code", "OB1").out


@pytest.mark.usefixtures("talk")
def test_a_note_written_after_the_coding_was_moved_is_printed(run: Run, study: Path) -> None:
    moved = moved_to_other_words(run)
    run("coding", "change", moved, "--note", "a new thought", *CODER)
    run("coding", "change", moved, "--polarity", "+", *CODER)
    withdraw(study)
    assert "note: a new thought" in run("coding", "list").out


@pytest.mark.usefixtures("talk")
def test_a_note_is_printed_again_where_the_moving_there_was_undone(run: Run, study: Path) -> None:
    kept = id_at(run, "F1:2", "EM1.2")
    run("coding", "change", kept, "--place", "F1:3", *CODER)
    run("undo", *CODER)
    run("coding", "change", kept, "--polarity", "-", *CODER)
    withdraw(study)
    assert "note: so says [–]" in run("coding", "list").out.replace("Mrs A", "–")


@pytest.mark.usefixtures("talk")
def test_a_translation_of_the_words_of_who_withdrew_is_withheld_where_it_was_moved(
    run: Run, study: Path
) -> None:
    english = STUDY  # its tables are in English
    assert "language: en" in english
    run("note", "F1:3", "--translation", "the secret", "--language", "en", *CODER)
    edit_talk(study, "My secret training was bad.", "Gone.")
    lost = next(
        one["id"]
        for one in run("reanchor", "--json", *CODER).json
        if one["before"].startswith("My secret") and not one["code"]
    )
    run("reanchor", lost, "--place", "F1:2", *CODER)
    run("coding", "accept", "--all", *CODER)
    assert "the secret" in run("reduce", "--code", "EM1.2").out
    withdraw(study)
    assert "secret" not in run("reduce", "--code", "EM1.2").out


@pytest.mark.usefixtures("talk")
def test_two_copies_are_told_apart_without_a_note_on_such_words(run: Run, study: Path) -> None:
    made = id_at(run, "F1:3", "EM1.2")
    other = study.parent / "other"
    shutil.copytree(study, other)
    moved_to_other_words(run)
    run("coding", "change", made, "--polarity", "-", *CODER, "--study", str(other))
    withdraw(study)
    told = run("merge", str(other)).out
    assert "conflict: 2 contradict" in told and "secret" not in told
