"""`qualcode codebook add, edit, rename, move, merge, delete, copy, versions, diff`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from qualcode.cli.codebook_by_hand import at_line
from tests.cli.conftest import Run
from tests.small_study import CODEBOOK, STUDY


def text_of(study: Path) -> str:
    return (study / "codebook.yaml").read_text()


def test_a_code_is_added_and_can_be_coded_with_at_once(run: Run, study: Path) -> None:
    done = run("codebook", "add", "EM1.3", "Mentoring", "--under", "EM1")
    assert done.code == 0
    first, version = done.out.splitlines()
    assert first == "added EM1.3 Mentoring, below EM1"
    assert version.startswith("codebook version ")
    assert run("coding", "add", "W1:4", "EM1.3").code == 0
    assert "          - {id: EM1.3, label: Mentoring}\n" in text_of(study)


@pytest.mark.parametrize("kind", ["aspect", "obstacle", "support", "outcome", "suggestion"])
def test_a_code_without_a_parent_is_of_a_kind(run: Run, study: Path, kind: str) -> None:
    done = run("codebook", "add", "NEW", "Something", "--kind", kind)
    assert done.out.splitlines()[0] == "added NEW Something, as a root"
    assert f"  - id: NEW\n    kind: {kind}\n    label: Something\n" in text_of(study)
    rows = run("codebook", "show", "--json").json
    assert next(one["kind"] for one in rows if one["id"] == "NEW") == kind
    assert run("coding", "add", "W1:4", "NEW").code == 0


def test_a_code_below_another_is_of_its_kind(run: Run, study: Path) -> None:
    before = text_of(study)
    refused = run("codebook", "add", "OB2", "Time", "--under", "OB1", "--kind", "support")
    assert (refused.code, text_of(study)) == (2, before)
    assert "below OB1 a code is of the kind obstacle, not support" in refused.err
    assert run("codebook", "add", "OB2", "Time", "--under", "OB", "--kind", "obstacle").code == 0
    assert "kind" not in text_of(study).partition("OB2")[2]


def test_a_retired_code_has_rows_only_for_its_codings(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2", "--polarity", "+")
    for code in ("EM1.2", "OB1"):
        run("codebook", "delete", code, "--codings-to", "retire")
    for command in (
        ("display", "conceptually-clustered", "--level", "code"),
        ("display", "checklist", "--level", "code"),
        ("triangulate",),
        ("reduce",),
    ):
        shown = run(*command)
        assert shown.code != 2
        assert "Guidance" in shown.out and "Cost" not in shown.out, command
    indicators = run("display", "conceptually-clustered", "--level", "indicator").out
    assert "Capacity" in indicators and "Cost" not in indicators
    run("undo")
    assert "Guidance" not in run("triangulate").out


def test_a_renamed_code_tells_whose_codings_go_along(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2", "--coder", "ani")
    run("coding", "reject", "--all", "--code", "EM1.1", "--coder", "budi")
    done = run("codebook", "rename", "EM1.2", "GU", "--label", "Guiding")
    assert done.out.splitlines()[:3] == [
        "renamed EM1.2 to GU",
        "GU label: Guidance → Guiding",
        "along with it go ani: 1 coding",
    ]
    assert "GU" in run("coding", "list", "--code", "GU").out
    merged = run("codebook", "merge", "EM1.1", "--into", "GU")
    assert "EM1.1 is gone; its codings belong to GU" in merged.out
    assert "along with it go budi: 3 verdicts" in merged.out
    assert "not taken over: EM1.1 label: Training" in merged.out
    assert run("coding", "add", "W1:4", "EM1.1", "--quote", "really", "--coder", "cici").code == 0


def test_every_report_names_the_version_that_a_command_has_told(run: Run) -> None:
    version = run("codebook", "add", "N", "New", "--json").json["version"]
    run("run", "-o", "reports")
    assert run("codebook", "versions", "--json").json[0] == {"version": version, "kept": None}
    report = run("report", "-o", "r.md")
    assert report.code in (0, 1)
    assert version in Path("r.md").read_text()


def test_a_code_is_moved_and_the_kind_is_told(run: Run) -> None:
    done = run("codebook", "move", "EM1.2", "--under", "OB")
    assert done.out.splitlines()[:2] == [
        "moved EM1.2 from EM1 to OB",
        "EM1.2 was of the kind aspect; below OB it is obstacle.",
    ]
    assert run("codebook", "move", "EM1.2", "--before", "EM1.1").code == 0
    assert run("codebook", "move", "EM1.1", "--root").out.startswith("moved EM1.1 from EM1 to the")
    assert "Say --under CODE" in run("codebook", "move", "EM1.2").err
    both = run("codebook", "move", "EM1.2", "--root", "--under", "OB")
    assert (both.code, "cannot both" in both.err) == (2, True)


def test_a_code_with_codings_is_deleted_only_when_it_is_said_where_they_go(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2", "--coder", "ani")
    refused = run("codebook", "delete", "EM1.2")
    assert refused.code == 2
    assert "EM1.2 has codings. ani: 1 coding." in refused.err
    assert "--codings-to parent (EM1), CODE, or retire" in refused.err
    done = run("codebook", "delete", "EM1.2", "--codings-to", "retire")
    assert done.out.splitlines()[0] == "EM1.2 is retired"
    assert "EM1.2  Guidance  1  (retired)" in run("codebook", "show").out
    assert "Retired: kept" in run("codebook", "show", "--code", "EM1.2").out
    again = run("coding", "add", "W1:4", "EM1.2", "--quote", "really", "--coder", "ani")
    assert (again.code, "EM1.2 is retired" in again.err) == (2, True)
    assert run("codebook", "check").code == 0
    gone = run("codebook", "delete", "EM1.2", "--codings-to", "EM1.1")
    assert "EM1.2 is gone; its codings belong to EM1.1" in gone.out
    assert run("codebook", "show", "--json").json[2]["formerly"] == ["EM1.2"]


def test_what_has_changed_is_told_for_people_and_for_programs(run: Run, study: Path) -> None:
    none = run("codebook", "diff")
    assert (none.code, "no earlier version" in none.err) == (2, True)
    first = run("codebook", "edit", "EM1", "--label", "Capacities", "--json").json
    assert [one["after"] for one in first["changes"]] == ["Capacities"]
    run("codebook", "delete", "OB1")
    assert run("codebook", "diff").out == "removed OB1 Cost\n"
    since = run("codebook", "diff", first["before"][:6])
    assert since.out.splitlines() == ["EM1 label: Capacity → Capacities", "removed OB1 Cost"]
    back = run("codebook", "diff", "codebook.yaml", first["version"], "--json").json
    assert back == [{"change": "added", "code": "OB1", "field": "", "before": "", "after": "Cost"}]
    assert run("codebook", "diff", first["version"]).out == "removed OB1 Cost\n"
    assert run("codebook", "diff", "codebook.yaml").out == "no code has changed\n"
    assert len(run("codebook", "versions").out.splitlines()) == 3
    for wrong in ("nothing", "ffff", "abc"):
        assert run("codebook", "diff", wrong).code == 2


def test_two_files_are_compared_outside_of_a_study(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(CODEBOOK)
    Path("b.yaml").write_text(CODEBOOK.replace("label: Cost", "label: Costs"))
    assert run("codebook", "diff", "a.yaml", "b.yaml").out == "OB1 label: Cost → Costs\n"
    assert "no study.yaml" in run("codebook", "diff", "a.yaml").err


def test_a_shipped_codebook_is_made_ones_own_first(run: Run, study: Path) -> None:
    (study / "codebook.yaml").unlink()
    path = study / "study.yaml"
    path.write_text(STUDY.replace("codebook: codebook.yaml", "codebook: fahrudin-2012 # mine"))
    refused = run("codebook", "rename", "EM1.1", "TR")
    assert refused.code == 2
    assert "Copy it into the study first: qualcode codebook copy" in refused.err
    assert run("codebook", "copy", "own/book.yaml").code == 0
    assert "codebook: own/book.yaml # mine" in path.read_text()
    assert run("codebook", "rename", "EM1.1", "TR").out.startswith("renamed EM1.1 to TR\n")
    assert run("codebook", "diff", "fahrudin-2012").out.startswith("renamed EM1.1 to TR\n")


EDITOR = """\
import sys
line, path = sys.argv[1:]
text = open(path, encoding="utf-8").read()
open(path, "w", encoding="utf-8").write(text.replace({old!r}, {new!r}).replace("LINE", line))
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Make $EDITOR a program that replaces a text; it is called like one that takes +LINE."""

    def set_up(old: str, new: str) -> None:
        script = tmp_path / "script.py"
        script.write_text(EDITOR.format(old=old, new=new))
        program = tmp_path / "vi"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
        program.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(program))

    return set_up


def test_the_editor_opens_at_the_code_and_what_was_changed_is_told(
    run: Run, study: Path, editor: object
) -> None:
    assert callable(editor)
    editor("label: Guidance", "label: Guidance LINE")
    done = run("codebook", "edit", "EM1.2")
    assert done.code == 0
    assert done.out.splitlines()[0] == "EM1.2 label: Guidance → Guidance +12"
    kept = list((study / ".qualcode" / "history").iterdir())
    assert [one.read_text() for one in kept] == [CODEBOOK]
    editor("nowhere", "")
    assert run("codebook", "edit", "EM1.2").out == "nothing was changed\n"


def test_what_is_wrong_after_the_editor_is_told_and_left_as_it_is(
    run: Run, study: Path, editor: object
) -> None:
    assert callable(editor)
    run("coding", "add", "W1:4", "EM1.2", "--coder", "ani")
    editor("id: EM1.2", "id: GUI")
    lost = run("codebook", "edit", "EM1.2")
    assert lost.code == 1
    assert lost.out.splitlines()[:2] == ["added GUI Guidance, below EM1", "removed EM1.2 Guidance"]
    assert "1 coding of 'EM1.2', which is no code of the codebook" in lost.err
    editor("label: Cost", "lable: Cost")
    broken = run("codebook", "edit", "OB1")
    assert broken.code == 1
    assert "unknown key 'lable'" in broken.err
    assert "The version before: .qualcode/history/codebook.yaml." in broken.err
    assert "lable: Cost" in text_of(study)
    editor("lable: Cost", "label: Cost")
    mended = run("codebook", "edit", "OB1")
    assert "unknown key" not in mended.err
    editor("codes:", "codes: [")
    assert "Mend it with: qualcode codebook edit OB1" in run("codebook", "edit", "OB1").err
    editor("codes: [", "codes:")
    assert run("codebook", "edit", "anything").out.startswith("codebook version ")


@pytest.mark.parametrize(
    ("command", "called"),
    [
        (["/usr/bin/vim", "-n"], ["/usr/bin/vim", "-n", "+7", "b.yaml"]),
        (["code"], ["code", "--wait", "-g", "b.yaml:7"]),
        (["code", "-w"], ["code", "-w", "-g", "b.yaml:7"]),
        (["subl", "-w"], ["subl", "-w", "b.yaml:7"]),
        (["notepad.exe"], ["notepad.exe", "b.yaml"]),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(command: list[str], called: list[str]) -> None:
    words, path = at_line(command, Path("b.yaml"), 7)
    assert [*words, str(path)] == called


def test_options_that_need_a_text_do_not_open_an_editor(run: Run) -> None:
    assert (
        "--lang needs to be told what to change"
        in run("codebook", "edit", "EM", "--lang", "en").err
    )
    assert run("codebook", "edit", "EM", "--label", "").code == 2


def test_json_holds_the_changes_the_codings_and_what_is_to_be_known(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2", "--coder", "ani")
    told = run("codebook", "merge", "EM1.2", "--into", "EM1.1", "--without-rules", "--json").json
    assert [one["change"] for one in told["changes"]] == ["merged"]
    assert told["codings"] == ["ani: 1 coding"]
    assert "not taken over: EM1.2 match: its rules" in told["notes"]
    assert len(told["version"]) == len(told["before"]) == 12
    assert json.dumps(told)
