"""-o: where results may be written, and where they must not."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import fingerprint, write_study


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "md", "docx", "txt"])
def test_the_suffix_picks_the_format(suffix: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out" / f"evidence.{suffix}"
    outcome = run("evidence", "-o", str(path))
    assert (outcome.code, outcome.out) == (0, "")
    content = path.read_bytes()
    if suffix == "json":
        assert len(json.loads(content)) == 4
    elif suffix == "csv":
        assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) >= 5
    elif suffix in ("xlsx", "docx"):
        assert content.startswith(b"PK")
    else:
        assert "The training was good" in content.decode()


OWN = [
    "study.yaml", "codebook.yaml", "transcripts/W1.txt", "transcripts/new.md", "codings/x.csv",
    "memos/x.md", "findings/x.md", ".qualcode/x.txt", "transcripts/../transcripts/W1.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_what_the_researcher_owns_is_never_written_over(name: str, run: Run, study: Path) -> None:
    before = fingerprint(study)
    for arguments in (["evidence", "--json"], ["evidence"], ["display"], ["display", "--json"]):
        outcome = run(*arguments, "-o", name)
        assert outcome.code == 2
    assert fingerprint(study) == before


def test_nor_what_belongs_to_another_study(run: Run, tmp_path: Path) -> None:
    other = write_study(tmp_path / "other")
    before = fingerprint(other)
    assert run("evidence", "-o", str(other / "transcripts" / "W1.txt")).code == 2
    assert fingerprint(other) == before
    assert run("evidence", "-o", str(other / "reports" / "x.txt")).code == 0


def test_nor_a_source_in_the_folder_of_the_reports_when_everything_is_run(
    run: Run, study: Path
) -> None:
    (study / "reports").mkdir()
    (study / "reports" / "report.md").write_text("My own notes.\n", "utf-8")
    entry = "  - {file: reports/report.md, id: D1, kind: document}\n"
    (study / "study.yaml").write_text((study / "study.yaml").read_text("utf-8") + entry, "utf-8")
    before = fingerprint(study)
    outcome = run("run")
    assert outcome.code == 2
    assert "report.md" in outcome.err
    assert fingerprint(study) == before


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=["soft", "hard"])
def test_nor_through_a_link(link: object, run: Run, study: Path, tmp_path: Path) -> None:
    path = tmp_path / "result.txt"
    link(path, study / "transcripts" / "W1.txt")  # type: ignore[operator]
    before = fingerprint(study)
    assert run("evidence", "-o", str(path)).code == 2
    assert fingerprint(study) == before


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_or_device_is_refused_at_once(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        outcome = run("evidence", "--json" if path.name == "null" else "--raw", "-o", str(path))
        assert outcome.code == 2
        assert "not a file" in outcome.err
    assert pipe.is_fifo()
    assert not Path("/dev/null").is_file()


def test_a_folder_in_the_way_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "x.csv", tmp_path / "file" / "x.csv"):
        outcome = run("evidence", "-o", str(path))
        assert outcome.code == 2
        assert len(outcome.err.splitlines()) == 1


def test_a_dash_is_the_screen(run: Run) -> None:
    assert run("evidence", "-o", "-").out == run("evidence").out


def test_an_unwritable_report_changes_nothing(run: Run, study: Path) -> None:
    (study / "reports").write_text("in the way")
    before = fingerprint(study)
    outcome = run("run")
    assert outcome.code == 2
    assert fingerprint(study) == before


def test_run_writes_the_reports_and_lists_them(run: Run, study: Path) -> None:
    outcome = run("run")
    assert outcome.code == 0
    made = sorted(path.name for path in (study / "reports").iterdir())
    assert made
    assert all(name in outcome.out for name in made)
