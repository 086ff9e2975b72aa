"""-o and run: what somebody has written into a result is kept when it is made anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import fingerprint


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_report_that_was_edited_is_kept_beside_the_new_one_and_that_is_told(
    run: Run, study: Path
) -> None:
    path = study / "reports" / "laporan.md"
    assert "is kept as" not in run("report", "-o", str(path)).err
    made = path.read_bytes()
    path.write_bytes(made + b"My months of work.\n")
    again = run("report", "-o", str(path))
    assert again.code == 0
    told = [line for line in again.err.splitlines() if "laporan-old-1.md" in line]
    assert len(told) == 1
    assert path.read_bytes() == made
    assert (path.parent / "laporan-old-1.md").read_bytes() == made + b"My months of work.\n"


def test_what_qualcode_wrote_itself_needs_no_copy_however_often_it_changes(
    run: Run, study: Path, tmp_path: Path
) -> None:
    for folder in (study / "reports", tmp_path / "elsewhere"):
        path = folder / "evidence.csv"
        for words in (["evidence"], ["reduce"], ["evidence", "--code", "OB1"], ["evidence"]):
            assert "is kept as" not in run(*words, "-o", str(path)).err
        path.rename(folder / "other.csv")  # it is known under any name
        assert "is kept as" not in run("display", "-o", str(folder / "other.csv")).err
        assert names(folder) == ["other.csv"]


def test_one_edit_is_kept_once_and_each_edit_by_itself(run: Run, study: Path) -> None:
    path = study / "reports" / "x.txt"
    for words in (b"mine\n", b"mine\n", b"other\n", b"mine\n"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(words)
        assert "is kept as" in run("evidence", "-o", str(path)).err
    assert names(path.parent) == ["x-old-1.txt", "x-old-2.txt", "x.txt"]
    path.write_bytes(b"")
    assert "is kept as" not in run("evidence", "-o", str(path)).err


def test_run_keeps_what_was_edited_in_its_reports(run: Run, study: Path) -> None:
    assert "is kept as" not in run("run").err
    path = study / "reports" / "report.docx"
    path.write_bytes(path.read_bytes() + b"edited in Word")
    edited = path.read_bytes()
    outcome = run("run")
    assert outcome.code == 0 and outcome.err.count("is kept as") == 1
    assert (path.parent / "report-old-1.docx").read_bytes() == edited
    assert "is kept as" not in run("run").err


def test_a_result_that_cannot_be_written_leaves_no_copy_behind(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = study / "reports" / "x.txt"
    path.parent.mkdir()
    path.write_bytes(b"mine\n")
    before = fingerprint(study)
    monkeypatch.setattr(os, "access", lambda *_: False)
    outcome = run("evidence", "-o", str(path))
    assert outcome.code == 2 and "read-only" in outcome.err
    assert fingerprint(study) == before


def test_the_study_is_not_touched_by_a_result_elsewhere(
    run: Run, study: Path, tmp_path: Path
) -> None:
    before = sorted(study.rglob("*"))
    run("evidence", "-o", str(tmp_path / "x.csv"))
    assert sorted(study.rglob("*")) == before


@pytest.mark.parametrize("memory", [b"\xff\xfe\0", b"nonsense\n" * 9, None])
def test_a_memory_that_says_nothing_costs_a_copy_and_no_result(
    memory: bytes | None, run: Run, study: Path
) -> None:
    path = study / "reports" / "x.txt"
    run("evidence", "-o", str(path))
    written = study / ".qualcode" / "written"
    if memory is None:
        written.unlink()
        written.mkdir()
    else:
        written.write_bytes(memory)
    made = path.read_bytes()
    assert run("display", "-o", str(path)).code == 0
    assert (path.parent / "x-old-1.txt").read_bytes() == made


def test_no_more_hashes_are_kept_than_are_of_use(run: Run, study: Path) -> None:
    written = study / ".qualcode" / "written"
    written.parent.mkdir()
    written.write_text("".join(f"{number:064x}\n" for number in range(600)))
    run("evidence", "-o", str(study / "x.txt"))
    assert len(written.read_text().split()) == 500
    assert (written.parent / ".gitignore").exists()
