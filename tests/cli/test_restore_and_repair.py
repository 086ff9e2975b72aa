"""`qualcode restore` and `qualcode repair`: old versions put back, broken files mended."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qualcode.actions.repairing import plan_repair, repair
from qualcode.errors import QualcodeError
from tests.cli.conftest import Run
from tests.small_study import fingerprint, loaded

CODED = ("coding", "add", "W1:4", "EM1.2", "--coder", "rina")


def own_files(root: Path) -> dict[str, str]:
    return {name: it for name, it in fingerprint(root).items() if not name.startswith(".qualcode")}


def answering(monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: answer)


CHANGES = {
    "codebook add": ["codebook", "add", "EM1.3", "Third", "--under", "EM1"],
    "codebook edit": ["codebook", "edit", "EM1", "--label", "Skills"],
    "codebook rename": ["codebook", "rename", "EM1.2", "GUI"],
    "codebook move": ["codebook", "move", "EM1.2", "--under", "OB"],
    "codebook merge": ["codebook", "merge", "EM1.2", "--into", "EM1.1"],
    "codebook delete": ["codebook", "delete", "EM1.2", "--codings-to", "parent"],
    "source rename": ["source", "rename", "W1", "K1"],
    "source remove": ["source", "remove", "W1", "--yes"],
    "roster": ["roster", "people.csv", "--yes"],
    "add": ["add", "W3.txt", "--id", "W3", "--kind", "interview", "--informant", "I1"],
    "merge": ["merge", "../other"],
    "repair": ["repair", "--yes"],
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_destructive_command_is_one_snapshot_that_brings_all_back(
    name: str, run: Run, study: Path
) -> None:
    run(*CODED)
    shutil.copytree(study, study.parent / "other")
    run("coding", "add", "W1:4", "OB1", "--coder", "rina", "-s", "../other")
    (study / "people.csv").write_text("name,group\nSiti Aminah,gov\n")
    (study / "W3.txt").write_text("P: And?\n\nBu Rosa: Well.\n")
    if name == "repair":
        journal = study / "codings" / "rina.jsonl"
        journal.write_bytes(b"garbage\n" + journal.read_bytes())
    before = own_files(study)
    assert run(*CHANGES[name]).code in (0, 1)
    assert own_files(study) != before
    kept = run("restore", "--json").json
    assert {one["snapshot"] for one in kept} == {1}
    assert kept[0]["reason"].startswith(name)
    done = run("restore", "--snapshot", "1", "--yes")
    assert done.code in (0, 1)
    now = own_files(study)
    assert {file: now[file] for file in before} == before


def test_old_versions_are_listed_and_put_back_and_that_can_be_taken_back(
    run: Run, study: Path
) -> None:
    assert run("restore").out.startswith("No old versions yet.")
    run("codebook", "add", "NEW", "New", "--under", "EM1")
    run("coding", "add", "W1:4", "NEW", "--coder", "rina")
    listed = run("restore").out.splitlines()
    assert listed[0].startswith("1 ") and listed[0].endswith("codebook add NEW")
    assert "codebook.yaml" in listed[1] and listed[1].endswith("lines")
    assert all(len(line) <= 80 for line in listed)
    back = run("restore", "codebook.yaml", "--last")
    assert back.code == 1
    assert "codebook.yaml is version" in back.out
    assert "1 coding of 'NEW', which is no code of the codebook" in back.err
    assert [one["snapshot"] for one in run("restore", "codebook.yaml", "--json").json] == [2, 1]
    again = run("restore", "--last")
    assert (again.code, again.err) == (0, "")
    assert run("coding", "list", "--json", "--code", "NEW").json != []
    version = run("restore", "--json").json[-1]["version"]
    assert run("restore", "codebook.yaml", "--version", version[:5], "--json").json == [
        {"file": "codebook.yaml", "version": version, "snapshot": 3, "restored": True}
    ]
    assert "is so already" in run("restore", "codebook.yaml", "--version", version).out


def test_a_study_that_cannot_be_read_any_more_can_be_brought_back(run: Run, study: Path) -> None:
    run("source", "rename", "W1", "K1")
    (study / "study.yaml").write_text("[")
    assert run("status").code == 2
    assert "study.yaml" in run("restore").out
    done = run("restore", "study.yaml", "--last")
    assert (done.code, done.err) == (0, "")
    assert loaded(study).source("W1") is not None


def test_a_version_that_is_not_valid_is_put_back_and_told(run: Run, study: Path) -> None:
    good = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(good.replace("title:", "titel:"))
    run("source", "rename", "W1", "K1")
    (study / "study.yaml").write_text(good)
    done = run("restore", "study.yaml", "--last")
    assert done.code == 1
    assert "unknown key 'titel'" in done.err
    assert "titel:" in (study / "study.yaml").read_text()


@pytest.mark.parametrize(("words", "told"), [
    (["--version", "abc"], "a version of which file?"),
    (["codebook.yaml", "--version", "zzzz"], "has no version 'zzzz'"),
    (["codebook.yaml", "--last", "--snapshot", "1"], "cannot go together"),
    (["../study.yaml", "--last"], "leads out of the study folder"),
    (["/etc/passwd", "--last"], "no old version of '/etc/passwd' is kept"),
    (["codebok.yaml", "--last"], "Did you mean 'codebook.yaml'?"),
    (["--snapshot", "99"], "no snapshot 99"),
    (["study.yaml", "--snapshot", "1"], "no old version of 'study.yaml' is kept"),
])  # fmt: skip
def test_what_cannot_be_meant_is_told_and_changes_nothing(
    words: list[str], told: str, run: Run, study: Path
) -> None:
    run("codebook", "add", "NEW", "New")
    before = fingerprint(study)
    done = run("restore", *words)
    assert done.code == 2
    assert told in done.err
    assert fingerprint(study) == before


def test_a_file_is_found_by_its_path_from_here_and_by_its_name(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("codebook", "add", "NEW", "New")
    monkeypatch.chdir(study / "transcripts")
    assert run("restore", "../codebook.yaml", "--last").code == 0
    assert run("restore", str(study / "codebook.yaml"), "--last").code == 0


def test_a_link_in_the_place_of_a_file_is_not_written_through(run: Run, study: Path) -> None:
    run("codebook", "add", "NEW", "New")
    outside = study.parent / "outside.yaml"
    (study / "codebook.yaml").rename(outside)
    (study / "codebook.yaml").symlink_to(outside)
    before = outside.read_bytes()
    done = run("restore", "codebook.yaml", "--last")
    assert done.code == 2
    assert "is a link or leads out of the study folder" in done.err
    assert outside.read_bytes() == before


def test_decisions_go_out_of_a_journal_only_if_a_person_says_so(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*CODED)
    shutil.copytree(study, study.parent / "other")
    run("coding", "add", "W1:4", "OB1", "--coder", "rina", "-s", "../other")
    run("merge", "../other")
    before = fingerprint(study)
    refused = run("restore", "--last")
    assert refused.code == 2
    assert "takes decisions out of the journals: 1 of rina" in refused.err
    answering(monkeypatch, False)
    assert run("restore", "codings/rina.jsonl", "--last").code == 2
    assert fingerprint(study) == before
    answering(monkeypatch, True)
    assert run("restore", "--last").code == 0
    assert len(run("history", "--json").json) == 1
    assert run("restore", "--last").code == 0
    assert len(run("history", "--json").json) == 2


def broken(study: Path) -> None:
    journal = study / "codings" / "rina.jsonl"
    own = journal.read_bytes()
    journal.write_bytes(b"<<<<<<< HEAD\n" + own + b"=======\n" + own + b">>>>>>> x\nnonsense\n{")
    (study / "memos").mkdir(exist_ok=True)
    (study / "memos" / ".qualcode-abc").write_bytes(b"half a memo")
    for text in (study / "codings" / "texts").iterdir():
        text.unlink()
    (study / ".git").mkdir()


def test_what_is_broken_is_named_by_check_refused_for_writing_and_mended(
    run: Run, study: Path
) -> None:
    run(*CODED)
    assert run("repair").out == "nothing to mend\n"
    broken(study)
    before = own_files(study)
    named = {one["code"]: one["hint"] for one in run("check", "--json").json}
    for code in ("journal-conflict", "journal-line", "journal-torn", "text-not-kept",
                 "unfinished-file", "no-union-merge"):  # fmt: skip
        assert "qualcode repair" in named[code]
    refused = run("coding", "add", "W1:4", "OB1", "--coder", "rina")
    assert refused.code == 2
    assert "Nothing was changed. To mend it: qualcode repair" in refused.err
    assert run("undo", "--coder", "rina").code == 2
    assert len(run("coding", "list", "--json", "--code", "EM1.2").json) == 1
    assert run("reduce").code == 1
    unasked = run("repair")
    assert unasked.code == 2
    assert "codings/rina.jsonl" in unasked.out and "Say --yes" in unasked.err
    assert own_files(study) == before
    done = run("repair", "--yes")
    assert (done.code, done.err) == (0, "")
    assert "qualcode restore" in done.out and ".qualcode/quarantine/" in done.out
    assert run("repair", "--json").json == []
    codes = {one["code"] for one in run("check", "--json").json}
    assert not codes & set(named)
    assert run("coding", "add", "W1:4", "OB1", "--coder", "rina").code == 0
    assert len(run("history", "--json").json) == 2
    aside = [one.read_bytes() for one in (study / ".qualcode" / "quarantine").rglob("*.*")]
    assert any(b"nonsense" in one for one in aside) and b"half a memo" in aside
    assert (study / ".gitattributes").read_text() == "codings/*.jsonl merge=union\n"


def test_repair_asks_at_a_terminal(run: Run, study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (study / ".qualcode-left").write_bytes(b"x")
    answering(monkeypatch, False)
    assert run("repair").code == 2
    assert (study / ".qualcode-left").exists()
    answering(monkeypatch, True)
    done = run("repair").out
    assert "mended 1 file" in done and ".qualcode/quarantine/" in done
    assert "qualcode restore" not in done
    assert not (study / ".qualcode-left").exists()


def test_a_coded_text_is_mended_where_git_changed_its_line_ends(run: Run, study: Path) -> None:
    run(*CODED)
    text = next((study / "codings" / "texts").iterdir())
    whole = text.read_bytes()
    text.write_bytes(whole.replace(b"\n", b"\r\n"))
    (study / "transcripts" / "W1.txt").write_text("Edited.\n\n" + whole.decode())
    assert "qualcode repair" in run("check").out
    assert "line ends" in run("repair", "--yes").out
    assert text.read_bytes() == whole
    text.write_bytes(b"quite another text")
    assert run("repair").out == "nothing to mend\n"


def test_a_plan_that_is_out_of_date_is_not_carried_out(run: Run, study: Path) -> None:
    (study / ".qualcode-left").write_bytes(b"x")
    plan = plan_repair(study)
    (study / ".qualcode-other").write_bytes(b"y")
    with pytest.raises(QualcodeError, match="changed in the meantime"):
        repair(study, plan)
    assert (study / ".qualcode-left").exists()


def test_a_line_of_a_later_qualcode_is_left_and_keeps_from_writing(run: Run, study: Path) -> None:
    run(*CODED)
    journal = study / "codings" / "rina.jsonl"
    newer = journal.read_bytes().replace(b'"v": 1', b'"v": 2')
    journal.write_bytes(journal.read_bytes() + newer)
    assert run("repair").out == "nothing to mend\n"
    done = run("coding", "add", "W1:4", "OB1", "--coder", "rina")
    assert done.code == 2
    assert "Use the qualcode that wrote it" in done.err


@pytest.mark.parametrize("name", ["codings", "codings/texts", "memos", "findings", "."])
def test_an_unfinished_file_is_never_read_or_merged(name: str, run: Run, study: Path) -> None:
    run(*CODED)
    path = study / name / ".qualcode-abc"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((study / "codings" / "rina.jsonl").read_bytes())
    assert [one["code"] for one in run("check", "--json").json if "unfin" in one["code"]] != []
    assert len(run("history", "--json").json) == 1
    assert run("memo", "list", "--json").json == []
    shutil.copytree(study, study.parent / "other")
    path.unlink()
    run("merge", "../other")
    assert not path.exists()


def test_new_studies_keep_unfinished_files_out_of_git(run: Run, study: Path) -> None:
    run("init", "../another")
    assert ".qualcode-*" in (study.parent / "another" / ".gitignore").read_text()


def test_a_memo_is_kept_before_an_editor_is_opened_on_it(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("memo", "new", "I1", "--text", "First words.")
    monkeypatch.setattr("qualcode.cli.memo._is_terminal", lambda: True)
    monkeypatch.setattr("qualcode.cli.editor.edit", lambda path, _: path.write_text("") or 0)
    monkeypatch.setenv("EDITOR", "ed")
    run("memo", "new", "I1")
    assert (study / "memos" / "I1.md").read_text() == ""
    assert run("restore", "memos/I1.md", "--last").code == 0
    assert "First words." in (study / "memos" / "I1.md").read_text()


def test_nobody_is_sent_to_restore_or_quarantine_where_nothing_lies(run: Run, study: Path) -> None:
    run(*CODED)
    (study / ".git").mkdir()
    assert run("repair", "--yes").out.splitlines()[-1] == "mended 1 file"
    (study / ".gitattributes").write_text("# codings/*.jsonl merge=union\n")
    done = run("repair", "--yes").out
    assert "qualcode restore" in done and "quarantine" not in done
    assert [one["file"] for one in run("restore", "--json").json] == [".gitattributes"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_after_a_repair_of_a_journal_in_utf_16_one_can_code_again(
    encoding: str, run: Run, study: Path
) -> None:
    run(*CODED)
    run("coding", "add", "W1:4", "EM1.1", "--coder", "rina")
    journal = study / "codings" / "rina.jsonl"
    journal.write_bytes(journal.read_text("utf-8").encode(encoding)[:-11])
    assert "qualcode repair" in run("coding", "add", "W1:4", "OB1", "--coder", "rina").err
    done = run("repair", "--yes")
    assert "UTF-16 becomes UTF-8 (1 decision)" in done.out and done.code == 0
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert run("coding", "add", "W1:4", "OB1", "--coder", "rina").code == 0
    assert len(run("history", "--json").json) == 2


def test_an_older_study_is_put_back_only_if_a_person_wants_words_shown_again(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("source", "rename", "W1", "K1")
    text = (study / "study.yaml").read_text()
    withdrawn = text.replace("group: com, al", "consent: withdrawn, group: com, al")
    (study / "study.yaml").write_text(withdrawn)
    refused = run("restore", "--last")
    assert refused.code == 2 and refused.out == ""
    assert "I2 has withdrawn consent, and would be shown again" in refused.err
    answering(monkeypatch, False)
    assert run("restore", "study.yaml", "--last").code == 2
    assert (study / "study.yaml").read_text() == withdrawn
    answering(monkeypatch, True)
    assert run("restore", "--last").code == 0
    assert "withdrawn" not in (study / "study.yaml").read_text()
    assert run("restore", "--last").code == 0
    assert (study / "study.yaml").read_text() == withdrawn


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_no_words_of_old_versions_get_into_git_where_a_study_was_made_without_init(
    run: Run, study: Path
) -> None:
    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=study, capture_output=True, text=True)
        return done.stdout

    git("init")
    run(*CODED)
    run("codebook", "add", "NEW", "New")
    git("add", "-A")
    added = git("ls-files").splitlines()
    assert not [one for one in added if one.startswith(".qualcode")]
    assert "codings/rina.jsonl" in added
    assert any(one.startswith("codings/texts/") for one in added)
