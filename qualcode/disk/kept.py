"""Old versions: what a file was before a command changed it; nothing ever deletes them.

A version lies in `.qualcode/history` under the path of its file; a line in
`.qualcode/history.jsonl` says when it was kept and for which command. What one command keeps is a
snapshot.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import stat
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from qualcode.disk.writing import OWN, append, own_folder, unwritable, write_whole

HISTORY = f"{OWN}/history"
KEPT = f"{OWN}/history.jsonl"
QUARANTINE = f"{OWN}/quarantine"


@dataclass(slots=True)
class _Snapshot:
    """The old versions that one command keeps: numbered once the first of them is kept."""

    reason: str = ""
    numbered: bool = True
    number: int = 0
    files: set[str] = field(default_factory=set)


_snapshot: ContextVar[_Snapshot | None] = ContextVar("snapshot", default=None)


@contextlib.contextmanager
def snapshot(reason: str, *, numbered: bool = True) -> Iterator[None]:
    """What is kept in the meantime belongs together, as one command's.

    Without a number it is no snapshot that could be put back as a whole.
    """
    outer = _snapshot.set(_Snapshot(reason, numbered))
    try:
        yield
    finally:
        _snapshot.reset(outer)


def rewrite(study: Path, path: Path, content: bytes) -> None:
    """Replace a file that the researcher owns, keeping the old version in `.qualcode/history`.

    Raises:
        QualcodeError: nothing was changed.
    """
    try:
        _keep_version(study, path)
    except OSError as error:
        raise unwritable(path, error) from error
    write_whole(path, content)


def keep(study: Path, path: Path) -> Path | None:
    """Keep a file as it is now in `.qualcode/history`; one that is not there needs no copy.

    Returns:
        Where it is kept; None where nothing had to be, since what it was before the command is.

    Raises:
        QualcodeError: it cannot be read or kept.
    """
    try:
        return _keep_version(study, path) if path.exists() else None
    except OSError as error:
        raise unwritable(path, error) from error


def put_aside(study: Path, name: str, content: bytes) -> None:
    """Keep what was found and is of no use in `.qualcode/quarantine`.

    Raises:
        QualcodeError: it could not be written.
    """
    try:
        own_folder(study)
    except OSError as error:
        raise unwritable(study / OWN, error) from error
    write_whole(study / QUARANTINE / f"{name}.{_short_hash(content)}", content)


def _keep_version(study: Path, path: Path) -> Path | None:
    """The version, then a line that says what it is; only then may the file be replaced."""
    current = _snapshot.get() or _Snapshot()
    file, log = _within(study, path), study / KEPT
    if file in current.files:
        return None
    content = path.read_bytes()
    version = study / HISTORY / f"{file}.{_short_hash(content)}"
    mode = stat.S_IMODE(path.stat().st_mode) | stat.S_IWUSR
    own_folder(study)
    write_whole(version, content, mode)
    known = log.read_bytes() if log.exists() else b""
    if current.numbered:
        current.number = current.number or _next_number(known)
    told = {
        "snapshot": current.number, "file": file, "version": _short_hash(content),
        "size": len(content), "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "reason": current.reason,
    }  # fmt: skip
    line = json.dumps(told).encode() + b"\n"
    torn = known and not known.endswith(b"\n")
    append(log, b"\n" + line if torn else line)
    current.files.add(file)
    return version


def _next_number(known: bytes) -> int:
    """The number after the highest that a snapshot has; lines that a crash has torn have none."""
    numbers = [0]
    for line in known.splitlines():
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
            numbers.append(int(json.loads(line)["snapshot"]))
    return max(numbers) + 1


def _within(study: Path, path: Path) -> str:
    """The path as the study calls it; the name alone for what lies elsewhere."""
    folder, root = path.parent.resolve(), study.resolve()
    inside = folder.relative_to(root) if folder.is_relative_to(root) else Path()
    return (inside / path.name).as_posix()


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
