"""Files that cannot be read, and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError, refusal
from qualcode.stores.files import bytes_of, read_bytes


def odd(root: Path) -> dict[str, str]:
    (root / "folder").mkdir()
    (root / "lost").symlink_to(root / "nowhere")
    os.mkfifo(root / "pipe")
    return {
        "folder": "is a folder, not a file", "lost": "does not exist",
        "none": "does not exist", "pipe": "is not an ordinary file",
    }  # fmt: skip


def test_what_is_no_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    for name, told in odd(tmp_path).items():
        content, problems = read_bytes(tmp_path / name, f"memos/{name}")
        assert (content, problems[0].message) == (None, f"the file {told}")
        with pytest.raises(QualcodeError) as caught:
            bytes_of(tmp_path / name, f"memos/{name}")
        assert str(caught.value) == f"memos/{name} {told}."


def test_what_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a"
    path.write_bytes(b"abc")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(QualcodeError, match=r"^a cannot be read: permission denied\.$"):
        bytes_of(path, "a", 10)
    assert read_bytes(path, "a")[1][0].message == "the file cannot be read: permission denied"


def test_all_is_read_or_a_little_more_than_the_most(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abcdef")
    assert (bytes_of(path, "a"), bytes_of(path, "a", 3)) == (b"abcdef", b"abcd")


def test_a_refusal_without_words_is_told_as_such() -> None:
    assert refusal(OSError()) == "unknown reason"
    assert refusal(ValueError("embedded null byte.")) == "embedded null byte"
    assert refusal(OSError(28, "No space left on device")) == "no space left on device"
