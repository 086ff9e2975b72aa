"""The texts that were coded, by their hashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.stores import coded_texts
from qualcode.stores.coded_texts import copy_texts, keep_text, kept_text
from tests.study_builder import build_source

SOURCE = build_source("W1", "I1> Well, \ud83d that was good.\n")


def test_a_text_is_kept_as_it_is_even_with_broken_characters(tmp_path: Path) -> None:
    keep_text(tmp_path, SOURCE)
    assert kept_text(tmp_path, SOURCE.sha256) == SOURCE.text


def test_a_changed_copy_is_not_believed_and_is_written_anew(tmp_path: Path) -> None:
    keep_text(tmp_path, SOURCE)
    path = tmp_path / "codings" / "texts" / f"{SOURCE.sha256}.txt"
    path.write_text("something else")
    assert kept_text(tmp_path, SOURCE.sha256) is None
    keep_text(tmp_path, SOURCE)
    assert kept_text(tmp_path, SOURCE.sha256) == SOURCE.text


@pytest.mark.parametrize("name", ["", "abc", "../../etc/passwd", "f" * 64, "F" * 64])
def test_what_is_no_hash_or_not_kept_is_none(name: str, tmp_path: Path) -> None:
    assert kept_text(tmp_path, name) is None


def test_a_text_that_cannot_be_read_or_is_huge_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_text(tmp_path, SOURCE)
    monkeypatch.setattr(coded_texts, "_LARGEST", 3)
    assert kept_text(tmp_path, SOURCE.sha256) is None
    monkeypatch.undo()

    def refused(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert kept_text(tmp_path, SOURCE.sha256) is None


def test_the_texts_of_a_copy_come_over_once_and_whole(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    copy_texts(theirs, ours)
    keep_text(theirs, SOURCE)
    (theirs / "codings" / "texts" / f"{'0' * 64}.txt").write_text("not its hash")
    for _ in range(2):
        copy_texts(theirs, ours)
    assert [one.stem for one in (ours / "codings" / "texts").iterdir()] == [SOURCE.sha256]
