"""What study.yaml names outside itself: the codes of the codebook and the files of the folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_study import STUDY
from told import codes, marked, places, words

from qualcode.model.codebook import Code, Codebook
from qualcode.model.text import LocalText
from qualcode.stores.study_file import check_codes
from qualcode.stores.study_yaml import parse_study, read_study


def test_unknown_codes_are_told_where_study_yaml_names_them() -> None:
    text = STUDY.replace("asked: [EN1, EM1.1]", "asked: [EN1, «EM9]")
    text = text.replace("codes: [EN1, EM1.1]", "codes: [«EN9, EM1.1]")
    text = text.replace("expect: {EM1.1: [comm", "expect: {EM1.1: [community], PR9: «[comm")
    data, expected = marked(text)
    study, _ = parse_study(data)
    assert study is not None
    label = LocalText.plain("x")
    book = Codebook("b", label, (Code("EN1", label), Code("EM1.1", label, formerly=("OLD",))))
    problems = check_codes(study, book)
    assert (codes(problems), places(problems)) == (["unknown-code"] * 3, expected)
    assert "source W1: the codebook has no code 'EM9'" in words(problems)


def test_former_codes_are_known() -> None:
    label = LocalText.plain("x")
    book = Codebook("b", label, (Code("EN1", label), Code("E", label, formerly=("EM1.1",))))
    study, _ = parse_study(STUDY.encode())
    assert study is not None and check_codes(study, book) == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "study.yaml").write_text(STUDY, "utf-8")
    transcripts = tmp_path / "transcripts"
    transcripts.mkdir()
    for name in ("W1.docx", "FG.txt", "D1.docx", "O1.md"):
        (transcripts / name).write_bytes(name.encode())
    return tmp_path


def test_a_study_folder_that_is_complete_has_no_problems(folder: Path) -> None:
    study, problems = read_study(folder)
    assert study is not None and problems == ()


def test_a_source_file_that_is_missing_is_told_with_the_one_that_was_meant(folder: Path) -> None:
    (folder / "transcripts" / "FG.txt").rename(folder / "transcripts" / "fg.txt")
    study, problems = read_study(folder)
    assert study is not None and [one.id for one in study.sources] == ["W1", "D1", "O1"]
    assert (codes(problems), places(problems)) == (["file-missing"], [(62, 12)])
    assert "Did you mean 'transcripts/fg.txt'?" in words(problems)


def test_a_link_that_leads_out_and_a_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.txt"
    outside.write_text("x")
    for name in ("FG.txt", "O1.md"):
        (folder / "transcripts" / name).unlink()
    (folder / "transcripts" / "FG.txt").symlink_to(outside)
    (folder / "transcripts" / "O1.md").mkdir()
    _, problems = read_study(folder)
    assert codes(problems) == ["file-outside", "file-missing"]
    assert "is a folder" in problems[1].message


def test_two_names_for_one_file_are_found(folder: Path) -> None:
    (folder / "transcripts" / "O1.md").unlink()
    (folder / "transcripts" / "O1.md").symlink_to(folder / "transcripts" / "W1.docx")
    _, problems = read_study(folder)
    assert codes(problems) == ["duplicate-file"]


def test_a_study_without_study_yaml_is_told(tmp_path: Path) -> None:
    assert codes(read_study(tmp_path)[1]) == ["file-missing"]
    (tmp_path / "study.yaml").mkdir()
    assert "is a folder, not a file" in words(read_study(tmp_path)[1])
