"""The old versions that commands have kept."""

from __future__ import annotations

import json
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.stores.kept_versions import content_of, kept_versions, replaced, versions_of


def rewritten(root: Path, name: str, *contents: bytes, reason: str = "") -> None:
    """Let a file have each of these contents after another."""
    path = root / name
    path.parent.mkdir(exist_ok=True, parents=True)
    for content in contents:
        with disk.locked(root, reason):
            disk.rewrite(root, path, content) if path.exists() else path.write_bytes(content)


def test_versions_are_listed_with_their_command_the_latest_first(tmp_path: Path) -> None:
    rewritten(tmp_path, "study.yaml", b"a\n", b"b\n", b"b\nc\n", reason="roster")
    first, second = replaced(tmp_path, kept_versions(tmp_path))
    assert [(one.version.snapshot, content_of(one.version), one.told) for one in (first, second)] \
        == [(2, b"b\n", "then +1 -0 lines"), (1, b"a\n", "then +1 -1 lines")]  # fmt: skip
    assert first.version.reason == "roster" and first.version.file == "study.yaml"
    assert first.as_json()["lines_added"] == 1
    (tmp_path / "study.yaml").unlink()
    assert replaced(tmp_path, kept_versions(tmp_path))[0].told == "then gone"


def test_files_of_one_name_in_two_folders_are_kept_apart(tmp_path: Path) -> None:
    for folder in ("memos", "findings"):
        rewritten(tmp_path, f"{folder}/a.md", b"same", folder.encode())
        rewritten(tmp_path, f"{folder}/a.md", b"same")
    found = kept_versions(tmp_path)
    assert [one.file for one in found] == ["findings/a.md"] * 2 + ["memos/a.md"] * 2
    assert content_of(versions_of(found, "memos/a.md")[0]) == b"memos"


def test_what_one_command_keeps_is_one_snapshot_with_what_there_was_before_it(
    tmp_path: Path,
) -> None:
    rewritten(tmp_path, "a", b"1")
    rewritten(tmp_path, "b", b"1")
    with disk.locked(tmp_path, "merge"):
        disk.rewrite(tmp_path, tmp_path / "a", b"2")
        disk.keep(tmp_path, tmp_path / "b")
        disk.rewrite(tmp_path, tmp_path / "a", b"3")
    rewritten(tmp_path, "b", b"4")
    found = [(one.snapshot, one.file, content_of(one)) for one in kept_versions(tmp_path)]
    assert found == [(2, "b", b"1"), (1, "b", b"1"), (1, "a", b"1")]


def test_a_version_has_the_mode_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"secret")
    path.chmod(0o600)
    disk.rewrite(tmp_path, path, b"new")
    assert stat.S_IMODE(kept_versions(tmp_path)[0].path.stat().st_mode) == 0o600


def test_versions_of_an_earlier_qualcode_are_found_by_their_names(tmp_path: Path) -> None:
    folder = tmp_path / ".qualcode" / "history"
    folder.mkdir(parents=True)
    for name in ("study.yaml", "rina.jsonl", "mine.yaml", "other.yaml"):
        (folder / f"{name}.{'0' * 12}").write_bytes(b"x")
    (folder / "notes.txt").write_bytes(b"not a version")
    (tmp_path / "study.yaml").write_bytes(b"now")
    found = kept_versions(tmp_path, "books/mine.yaml")
    assert sorted(one.file for one in found) == [
        "books/mine.yaml", "codings/rina.jsonl", "other.yaml", "study.yaml"
    ]  # fmt: skip
    assert {one.snapshot for one in found} == {0}


def test_a_version_that_was_changed_or_is_gone_is_not_taken_for_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten(tmp_path, "a", b"1", b"2", b"3")
    second, first = kept_versions(tmp_path)
    second.path.write_bytes(b"other")
    with pytest.raises(QualcodeError, match="not what was kept"):
        content_of(second)
    second.path.unlink()
    assert kept_versions(tmp_path) == [first]
    with pytest.raises(QualcodeError, match="does not exist"):
        content_of(second)
    monkeypatch.setattr("qualcode.stores.kept_versions._LARGEST", 0)
    with pytest.raises(QualcodeError, match="too large"):
        content_of(first)


@pytest.mark.parametrize("line", [
    b"garbage", b"[]", b'{"snapshot": "x"}', b'{"snapshot": 1, "file": 5, "version": "x"}',
    b'{"snapshot": 9, "file": "../../etc/passwd", "version": "000000000000"}',
    b'{"snapshot": 9, "file": "a/../a", "version": "000000000000"}',
    b'{"snapshot": true, "file": "a", "version": "000000000000"}',
    b'{"snapshot": 1, "file": "a", "version": "../../x"}', b"\0\0\0", b"[" * 100_000,
])  # fmt: skip
def test_a_list_that_says_odd_things_is_passed_over(line: bytes, tmp_path: Path) -> None:
    rewritten(tmp_path, "a", b"1", b"2")
    with (tmp_path / disk.KEPT).open("ab") as stream:
        stream.write(line)
    rewritten(tmp_path, "a", b"3")
    found = kept_versions(tmp_path)
    assert [(one.file, content_of(one)) for one in found] == [("a", b"2"), ("a", b"1")]
    assert found[0].snapshot > found[1].snapshot == 1


def test_a_version_that_the_list_does_not_tell_of_stands_where_its_time_puts_it(
    tmp_path: Path,
) -> None:
    rewritten(tmp_path, "a", b"1", b"2", b"3", b"4")
    log = tmp_path / disk.KEPT
    first, second, third = map(json.loads, log.read_text().splitlines())
    folder = tmp_path / disk.HISTORY
    for record, minute in ((first, 1), (second, 2), (third, 3)):
        record["at"] = f"2026-01-02T03:0{minute}:00+00:00"
        kept_at = datetime.fromisoformat(record["at"]).timestamp()
        os.utime(folder / f"a.{record['version']}", (kept_at, kept_at))

    def order(*told: object) -> list[bytes]:
        log.write_text("".join(json.dumps(one) + "\n" for one in told))
        return [content_of(one) for one in kept_versions(tmp_path)]

    for left_out in ([first], [second], [third], [first, second], [second, third]):
        told = [one for one in (first, second, third) if one not in left_out]
        assert order(*told) == [b"3", b"2", b"1"]
    for path in folder.iterdir():  # a copy has other times: only the list tells the order
        os.utime(path)
    assert order(first, second) == [b"2", b"1", b"3"]


def test_links_in_the_history_are_not_followed(tmp_path: Path) -> None:
    study = tmp_path / "study"
    rewritten(study, "a", b"1", b"2")
    secret = tmp_path / "secret"
    secret.write_bytes(b"1")
    kept = kept_versions(study)[0].path
    kept.unlink()
    kept.symlink_to(secret)
    assert kept_versions(study) == []


def test_a_time_that_is_none_is_that_of_the_file(tmp_path: Path) -> None:
    rewritten(tmp_path, "a", b"1", b"2")
    log = tmp_path / disk.KEPT
    record = json.loads(log.read_text()) | {"at": "soon"}
    log.write_text(json.dumps(record))
    assert kept_versions(tmp_path)[0].at.year >= 2020
    log.write_text(json.dumps(record | {"at": "2026-01-02T03:04:05"}))
    assert kept_versions(tmp_path)[0].at.isoformat() == "2026-01-02T03:04:05+00:00"


def test_a_history_that_cannot_be_listed_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rglob", refused)
    assert kept_versions(tmp_path) == []
