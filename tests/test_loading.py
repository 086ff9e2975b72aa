"""Loading never raises for content: the valid part, and every problem once, in order."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import qualcode
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.places import find_segment
from qualcode.reports.writer import Writer
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection
from tests.small_study import CODEBOOK, STUDY, fingerprint, write_study


def test_a_sound_study_loads_from_its_folder_and_from_its_file(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    before = fingerprint(root)
    for path in (root, str(root), root / "study.yaml"):
        study, problems = qualcode.load_study(path)
        assert study is not None
        assert problems == ()
        assert [source.id for source in study.sources] == ["W1", "W2"]
    assert fingerprint(root) == before


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"[", b"- a list", b"text", b"\xff\xfe\xff", b"{" * 100_000, b"a: &a [*a]"],
)
def test_without_a_readable_study_yaml_there_is_no_study(content: bytes, tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    (root / "study.yaml").write_bytes(content)
    study, problems = load_study(root)
    assert study is None or not study.sources
    assert problems
    assert all(problem.file == "study.yaml" for problem in problems)


@pytest.mark.parametrize("path", ["nowhere", "", "nowhere/study.yaml"])
def test_a_folder_that_is_no_study_is_a_problem(path: str, tmp_path: Path) -> None:
    study, problems = load_study(tmp_path / path)
    assert study is None
    assert [problem.code for problem in problems] == ["file-missing"]


def test_an_unreadable_source_leaves_the_others(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    (root / "transcripts" / "W1.txt").write_bytes(b"text\0with NUL")
    study, problems = load_study(root)
    assert study is not None
    assert [source.id for source in study.sources] == ["W2"]
    told = next(problem for problem in problems if problem.code == "unreadable-source")
    line = STUDY.splitlines().index(next(one for one in STUDY.splitlines() if "W1.txt" in one)) + 1
    assert (told.file, told.line) == ("study.yaml", line)
    assert "W1" in told.message


def test_without_a_codebook_the_sources_are_there(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study", study=STUDY.replace("codebook.yaml", "nothing-2020"))
    study, problems = load_study(root)
    assert study is not None
    assert len(study.sources) == 2
    assert study.codings == ()
    assert [problem.severity for problem in problems] == ["error"]


def test_problems_of_all_files_come_together_in_order_and_once(tmp_path: Path) -> None:
    root = write_study(
        tmp_path / "study",
        study=STUDY.replace("language: en", "language: en\ntypo: 1").replace("[Pak Wira]", "[]"),
        codebook=CODEBOOK.replace("match: {en: {words: [mentor]}}", "mtach: {}"),
    )
    (root / "codings").mkdir()
    (root / "codings" / "rina.jsonl").write_text("garbage\n")
    (root / "memos").mkdir()
    (root / "memos" / "a.md").write_text("---\nabout: {code: XX}\n---\nText.\n")
    _, problems = load_study(root)
    files = list(dict.fromkeys(problem.file for problem in problems))
    assert set(files) == {
        "study.yaml", "codebook.yaml", "transcripts/W2.txt", "codings/rina.jsonl", "memos/a.md",
    }  # fmt: skip
    assert [problem.file for problem in problems] == sorted(
        (problem.file for problem in problems), key=files.index
    )
    assert len(set(problems)) == len(problems)
    lines = [problem.line or 0 for problem in problems if problem.file == "study.yaml"]
    assert lines == sorted(lines)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "name", ["study.yaml", "codebook.yaml", "transcripts/W1.txt", "memos/a.md", "findings/a.md"]
)
def test_a_pipe_in_the_place_of_a_file_does_not_hang(name: str, tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    _, problems = load_study(root)
    assert problems


def test_progress_is_told_before_each_source(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    load_study(write_study(tmp_path / "study"), lambda *told: seen.append(told))
    assert seen == [("W1", 1, 2), ("W2", 2, 2)]


def test_what_could_not_be_read_is_named_in_every_table(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    shutil.copytree(shipped_studies()["sampang"], folder)
    (folder / "W1.docx").write_text("no Word file", "utf-8")
    study, _ = load_study(folder)
    assert study is not None
    assert study.unread == ("W1",)
    notes = Writer(study, Selection()).selection_notes()
    assert any("W1" in str(note) for note in notes)
    with pytest.raises(QualcodeError, match="'W1' could not be read"):
        find_segment(study, "W1:2")
