"""The writing of files, with a fault at every call that can fail."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualcode import disk
from qualcode.errors import QualcodeError

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")
FAULTS = [errno.ENOSPC, errno.EIO, errno.EDQUOT]


def failing(call: Callable[..., Any], at: int, fault: int, persistent: bool) -> Callable[..., Any]:
    """A system call that fails the n-th time, and from then on where the fault persists."""
    calls = 0

    def wrapped(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at or (persistent and calls > at):
            raise OSError(fault, os.strerror(fault))
        return call(*arguments, **options)

    return wrapped


def halving(call: Callable[[int, Any], int]) -> Callable[[int, Any], int]:
    """A write that takes only half of what it is given."""
    return lambda descriptor, data: call(descriptor, data[: max(1, len(data) // 2)])


@pytest.mark.parametrize("old", [None, b"", b"kept\n"])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("persistent", [False, True])
@pytest.mark.parametrize("name", ["write", "fsync", "open"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_an_append_is_all_or_nothing(
    old: bytes | None, fault: int, persistent: bool, name: str, at: int,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "journal"
    if old is not None:
        path.write_bytes(old)
    monkeypatch.setattr(os, name, failing(getattr(os, name), at, fault, persistent))
    done = True
    try:
        disk.append(path, b"first\nsecond\n")
    except QualcodeError as error:
        done = False
        assert "journal could not be written" in error.message
    monkeypatch.undo()
    if done:
        assert path.read_bytes() == (old or b"") + b"first\nsecond\n"
    else:
        assert (path.read_bytes() if path.exists() else None) == old


def test_short_writes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", halving(os.write))
    disk.append(tmp_path / "journal", b"0123456789" * 50)
    disk.append(tmp_path / "journal", b"x")
    monkeypatch.undo()
    assert (tmp_path / "journal").read_bytes() == b"0123456789" * 50 + b"x"


def test_a_write_that_fails_half_way_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal"
    path.write_bytes(b"kept\n")
    monkeypatch.setattr(os, "write", failing(halving(os.write), 3, errno.ENOSPC, True))
    with pytest.raises(QualcodeError, match=r"no space left.*Nothing was changed"):
        disk.append(path, b"0123456789")
    monkeypatch.undo()
    assert path.read_bytes() == b"kept\n"


def test_an_interrupt_while_appending_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        disk.append(tmp_path / "journal", b"half")
    monkeypatch.undo()
    assert not (tmp_path / "journal").exists()


def test_what_cannot_be_taken_back_is_admitted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal"
    path.write_bytes(b"kept\n")
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 1, errno.EIO, True))
    monkeypatch.setattr(os, "ftruncate", failing(os.ftruncate, 1, errno.EIO, True))
    with pytest.raises(QualcodeError) as told:
        disk.append(path, b"new\n")
    assert "Nothing was changed" not in str(told.value)
    assert "qualcode check" in told.value.hint


def test_a_disk_that_takes_nothing_does_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(QualcodeError):
        disk.append(tmp_path / "journal", b"x")


@pytest.mark.parametrize("old", [None, b"old"])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ["fsync", "replace", "open", "chmod"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_file_is_replaced_whole_or_not_at_all(
    old: bytes | None, fault: int, name: str, at: int, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "report"
    if old is not None:
        path.write_bytes(old)
    monkeypatch.setattr(os, name, failing(getattr(os, name), at, fault, persistent=True))
    told = ""
    try:
        disk.write_whole(path, b"new")
    except QualcodeError as error:
        told = str(error)
    monkeypatch.undo()
    found = path.read_bytes() if path.exists() else None
    if "Nothing was changed" in told:
        assert found == old
    else:
        assert found == b"new"
        assert not told or "power cut" in told
    assert [one.name for one in tmp_path.iterdir() if one != path] == []


@posix
def test_the_mode_is_kept_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "x"
    before = os.umask(0o027)
    try:
        disk.write_whole(path, b"1")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    finally:
        os.umask(before)
    path.chmod(0o604)
    disk.write_whole(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@posix
def test_devices_pipes_and_folders_are_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("/dev/null")
    for name in ("pipe", "folder", "link"):
        for write in (disk.write_whole, disk.append):
            with pytest.raises(QualcodeError, match="could not be written"):
                write(tmp_path / name, b"x")
    assert (tmp_path / "pipe").is_fifo()
    assert not Path("/dev/null").is_file()


@posix
def test_a_link_is_replaced_and_what_it_led_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"other")
    (tmp_path / "link").symlink_to("other")
    disk.write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "other").read_bytes() == b"other"
    assert (tmp_path / "link").read_bytes() == b"new"
    assert not (tmp_path / "link").is_symlink()


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for write in (disk.write_whole, disk.append):
        with pytest.raises(QualcodeError):
            write(tmp_path / "file" / "x", b"y")
    with pytest.raises(QualcodeError):
        disk.make_folder(tmp_path / "file" / "x")
    with pytest.raises(QualcodeError), disk.locked(tmp_path / "file"):
        pass


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_and_folder_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(QualcodeError, match="read-only"):
        disk.write_whole(path, b"new")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(QualcodeError):
            disk.write_whole(tmp_path / "y", b"new")
        with pytest.raises(QualcodeError), disk.locked(tmp_path):
            pass
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == b"old"


def test_the_old_version_of_the_researchers_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "study.yaml"
    path.write_bytes(b"old")
    disk.rewrite(tmp_path, path, b"new")
    kept = list((tmp_path / ".qualcode" / "history").iterdir())
    assert [one.read_bytes() for one in kept] == [b"old"]
    assert path.read_bytes() == b"new"
    with pytest.raises(QualcodeError):
        disk.rewrite(tmp_path, tmp_path / "missing", b"new")


def test_a_truncation_that_fails_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one\ntwo")
    disk.truncate(path, 4)
    assert path.read_bytes() == b"one\n"
    with pytest.raises(QualcodeError):
        disk.truncate(tmp_path / "missing", 0)


def test_who_waits_for_the_lock_in_vain_learns_who_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk.lock, "LOCK_SECONDS", 0.05)
    holder = pytest.raises(QualcodeError, match=f"process {os.getpid()}")
    with disk.locked(tmp_path), holder, disk.locked(tmp_path):
        pass
    with disk.locked(tmp_path):
        pass


def test_removing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    disk.remove(tmp_path / "missing")


def test_a_version_is_kept_and_none_where_there_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.keep(tmp_path, tmp_path / "missing")
    assert not (tmp_path / ".qualcode").exists()
    path = tmp_path / "rina.jsonl"
    path.write_bytes(b"one\n")
    disk.keep(tmp_path, path)
    kept = list((tmp_path / ".qualcode" / "history").iterdir())
    assert [(one.read_bytes(), one.name[:11]) for one in kept] == [(b"one\n", "rina.jsonl.")]
    (tmp_path / "folder").mkdir()
    with pytest.raises(QualcodeError, match="folder could not be written"):
        disk.keep(tmp_path, tmp_path / "folder")


def test_where_a_version_lies_is_told_once_in_a_command(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    with disk.locked(tmp_path):
        kept = disk.keep(tmp_path, path)
        disk.rewrite(tmp_path, path, b"2")
        assert disk.keep(tmp_path, path) is None
    assert kept is not None and kept.read_bytes() == b"1"


def test_a_read_only_file_is_not_replaced_whoever_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(QualcodeError, match="read-only"):
        disk.write_whole(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_system_that_cannot_make_folders_durable_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 2, errno.EINVAL, True))
    disk.write_whole(tmp_path / "x", b"1")
    monkeypatch.undo()
    monkeypatch.setattr(os, "name", "nt")
    disk.append(tmp_path / "y", b"2")
    monkeypatch.undo()
    assert (tmp_path / "x").read_bytes() + (tmp_path / "y").read_bytes() == b"12"


@pytest.mark.parametrize("holder", [None, b"\xff\xfe", b"not a number"])
def test_a_lock_without_a_known_holder_is_told_without_one(
    holder: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk.lock, "LOCK_SECONDS", 0.05)
    with disk.locked(tmp_path):
        named = tmp_path / ".qualcode" / "holder"
        named.unlink() if holder is None else named.write_bytes(holder)
        with (
            pytest.raises(QualcodeError, match="another qualcode is writing"),
            disk.locked(tmp_path),
        ):
            pass


@pytest.mark.parametrize("way", ["lock", "keep", "put_aside"])
def test_git_is_told_to_leave_the_old_versions_out_wherever_they_begin(
    way: str, tmp_path: Path
) -> None:
    (tmp_path / "x").write_bytes(b"words")
    if way == "lock":
        with disk.locked(tmp_path):
            pass
    elif way == "keep":
        disk.keep(tmp_path, tmp_path / "x")
    else:
        disk.put_aside(tmp_path, "x", b"words")
    ignored = tmp_path / ".qualcode" / ".gitignore"
    assert ignored.read_text() == "*\n"
    ignored.write_text("# mine\n")
    with disk.locked(tmp_path):
        pass
    assert ignored.read_text() == "# mine\n"
    ignored.write_text("")
    with disk.locked(tmp_path):
        pass
    assert ignored.read_text() == "*\n"


@posix
def test_what_is_put_aside_where_no_folder_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / ".qualcode").write_bytes(b"a file in the way")
    with pytest.raises(QualcodeError, match=r"\.qualcode"):
        disk.put_aside(tmp_path, "x", b"words")


@posix
@pytest.mark.parametrize("way", ["lock", "keep", "put_aside"])
def test_nothing_is_written_where_a_folder_leads_out_of_the_study(way: str, tmp_path: Path) -> None:
    study, outside = tmp_path / "study", tmp_path / "outside"
    study.mkdir()
    outside.mkdir()
    (study / "x").write_bytes(b"words")
    (study / "codings").symlink_to(outside)
    with pytest.raises(QualcodeError, match="outside the study"):
        if way == "lock":
            with disk.locked(study):
                pass
        elif way == "keep":
            disk.keep(study, study / "x")
        else:
            disk.put_aside(study, "x", b"words")
    assert list(outside.iterdir()) == []
