"""`qualcode memo` as a person at the terminal meets it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import STUDY, fingerprint

EDITOR = """\
import pathlib, sys
path = pathlib.Path(sys.argv[2])
text = path.read_text()
match sys.argv[1]:
    case "write": path.write_text(text + "Well trained.\\n")
    case "break": path.write_text(text.replace("EM1.1", "EM9") + "Words.\\n")
    case "crash": sys.exit(3)
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Put a terminal and an editor there that does one thing."""
    script = tmp_path / "my editor.py"
    script.write_text(EDITOR)

    def use(does: str) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", f"{sys.executable} '{script}' {does}")

    return use


def test_a_memo_from_the_command_line_is_listed_and_shown(run: Run, study: Path) -> None:
    made = run("memo", "new", "I1+EM1.1", "--text", "Rosalinda says: good.", "--title", "On [it]")
    assert (made.code, made.out) == (0, "written: memos/I1-EM1.1.md\n")
    assert "Rosalinda says: good." in (study / "memos" / "I1-EM1.1.md").read_text()
    listed = run("memo", "list")
    assert listed.out.splitlines() == [
        "I1 + EM1.1     summary        memos/I1-EM1.1.md",
        "  On [it] (3 words)",
    ]
    shown = run("memo", "show", "I1+EM1.1").out
    assert shown.splitlines() == [
        "memos/I1-EM1.1.md", "about informant I1, code EM1.1 · summary", "On [it]", "",
        "[Mrs A] says: good.",
    ]  # fmt: skip


def test_a_memo_as_json(run: Run) -> None:
    run("memo", "new", "W1", "--text", "Long.", "--kind", "reflexive")
    (record,) = run("memo", "list", "--json").json
    assert record == {
        "file": "memos/W1.md", "kind": "reflexive", "about": {"source": ["W1"]}, "title": "W1",
        "text": "Long.", "scale": None, "grade": None, "event": None, "links": [],
        "withheld": False,
    }  # fmt: skip
    assert run("memo", "show", "memos/W1.md", "--json").json == [record]


def test_the_summary_of_a_cell_stands_in_the_matrix_and_in_the_reduction(run: Run) -> None:
    run("memo", "new", "--informant", "I1", "--code", "EM1.1", "--text", "Well trained.")
    assert "Well trained." in run("reduce").out
    matrix = run("display", "conceptually-clustered").out
    assert "Well trained." in matrix and "training was good" not in " ".join(matrix.split())
    full = " ".join(run("display", "conceptually-clustered", "--full").out.split())
    assert "Well trained." in full and "“The training was good" in full


def test_memos_are_listed_by_what_they_are_about_and_by_kind(run: Run) -> None:
    for words in (["I1+EM1.1"], ["EM1"], ["W2", "--kind", "methodological"], ["I2"]):
        run("memo", "new", *words, "--text", "x")

    def files(*options: str) -> list[str]:
        return [one["file"][6:-3] for one in run("memo", "list", "--json", *options).json]

    assert files() == ["EM1", "I1-EM1.1", "I2", "W2"]
    assert files("--code", "EM") == ["EM1", "I1-EM1.1"]
    assert files("--informant", "I1") == ["I1-EM1.1"]
    assert files("--source", "W2") == ["W2"]
    assert files("--kind", "methodological", "--kind", "summary") == ["I1-EM1.1", "W2"]
    assert run("memo", "list", "--code", "OB1").out == "None.\n"


def test_without_a_terminal_and_a_text_nothing_is_made(run: Run, study: Path) -> None:
    before = fingerprint(study)
    refused = run("memo", "new", "EM1.1")
    assert refused.code == 2 and "--text" in refused.err
    assert run("memo", "new", "EM1.1", "--text", " ").code == 2
    assert fingerprint(study) == before


def test_a_text_comes_from_the_standard_input_too(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Line one.\nLine two.\n"))
    assert run("memo", "new", "EM1.1", "--text", "-").code == 0
    assert (study / "memos" / "EM1.1.md").read_text().endswith("\n\nLine one.\nLine two.\n")


def test_what_has_a_memo_is_told_its_place_and_nothing_is_written_over(
    run: Run, study: Path
) -> None:
    run("memo", "new", "EM1.1", "--text", "One.")
    before = fingerprint(study)
    printed = run("memo", "new", "EM1.1")
    assert (printed.code, printed.out) == (0, "memos/EM1.1.md\n")
    assert "--another" in printed.err
    assert run("memo", "new", "EM1.1", "--text", "Two.").code == 2
    assert fingerprint(study) == before
    assert run("memo", "new", "EM1.1", "--text", "Two.", "--another").code == 0
    assert run("memo", "show", "EM1.1").out.count("about code EM1.1") == 2


def test_the_editor_is_opened_on_a_prefilled_memo(run: Run, study: Path, editor) -> None:  # type: ignore[no-untyped-def]
    editor("write")
    assert run("memo", "new", "I1+EM1.1").out == "written: memos/I1-EM1.1.md\n"
    text = (study / "memos" / "I1-EM1.1.md").read_text()
    assert "about: {informant: I1, code: EM1.1}\nkind: summary" in text
    assert "Well trained." in run("reduce").out
    assert run("memo", "new", "EM1.1+I1").code == 0  # opens it again, and writes once more
    assert (study / "memos" / "I1-EM1.1.md").read_text() == text + "Well trained.\n"


def test_an_empty_memo_is_not_kept(run: Run, study: Path, editor) -> None:  # type: ignore[no-untyped-def]
    editor("nothing")
    done = run("memo", "new", "EM1.1")
    assert done.code == 0 and "there is no memo" in done.out
    editor("crash")
    assert run("memo", "new", "EM1.1").code == 2
    assert not list((study / "memos").iterdir())


def test_what_is_wrong_after_editing_is_told_and_the_words_are_kept(
    run: Run, study: Path, editor
) -> None:  # type: ignore[no-untyped-def]
    editor("break")
    done = run("memo", "new", "EM1.1")
    assert done.code == 1 and "memos/EM1.1.md:2" in done.err and "EM9" in done.err
    assert "Words." in (study / "memos" / "EM1.1.md").read_text()


@pytest.mark.parametrize("command", ["no-such-editor", "'unclosed"])
def test_an_editor_that_cannot_be_started_leaves_nothing(
    run: Run, study: Path, editor, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:  # type: ignore[no-untyped-def]
    editor("write")
    monkeypatch.setenv("VISUAL", command)
    before = fingerprint(study)
    refused = run("memo", "new", "EM1.1")
    assert refused.code == 2 and len(refused.err.splitlines()) == 1
    assert fingerprint(study) == before


def test_what_was_noted_of_somebody_who_withdrew_is_not_shown(run: Run, study: Path) -> None:
    run("memo", "new", "I1+EM1.1", "--text", "Secret.", "--title", "Secret too")
    run("memo", "new", "W1", "--text", "Secret.")
    gone = STUDY.replace("pseudonym: Mrs A", "consent: withdrawn")
    (study / "study.yaml").write_text(gone)
    for arguments in (["list"], ["show", "I1+EM1.1"], ["show", "W1"], ["list", "--json"]):
        printed = run("memo", *arguments)
        assert "Secret" not in printed.out + printed.err
        assert "withheld" in printed.out or "withdrawn" in printed.out


def test_a_name_in_a_file_that_a_person_made_is_not_printed(run: Run, study: Path) -> None:
    (study / "memos").mkdir()
    (study / "memos" / "Rosalinda Harjanti.md").write_text("---\nabout: I1\n---\n# On Rosalinda\n")
    printed = run("memo", "list")
    assert "Rosalinda" not in printed.out and "memos/[Mrs A].md" in printed.out
    assert "On [Mrs A]" in run("memo", "show", "memos/[Mrs A].md").out


def test_a_real_name_in_a_title_is_replaced_and_that_is_said(run: Run, study: Path) -> None:
    done = run("memo", "new", "I1", "--text", "x", "--title", "Rosalinda")
    assert "replaced" in done.err
    assert "Rosalinda" not in (study / "memos" / "I1.md").read_text()


def test_unknown_subjects_get_a_suggestion(run: Run) -> None:
    assert "Did you mean 'EM1.1'?" in run("memo", "new", "EM1.11", "--text", "x").err
    assert run("memo", "show", "nothing.md").code == 2
