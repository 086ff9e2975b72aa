"""The old versions of a study's files that commands have kept in `.qualcode/history`.

Each has the name of its file with the first characters of its SHA-256; `.qualcode/history.jsonl`
says when it was kept and for which command. A version whose line is missing (it was kept by an
earlier qualcode, or the program was stopped in between) is found all the same.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import merge
from pathlib import Path, PurePosixPath
from typing import Any

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.stores.files import bytes_of, read_bytes
from qualcode.stores.journal import FOLDER as JOURNALS
from qualcode.stores.study_paths import file_fault, normal_path, path_fault

SHOWN = 12
"""Characters of the SHA-256 by which a version is called."""

SEEN = "as it was read"
"""The reason of a version that no command changed: a codebook as it was when it was first used."""

_KEPT = re.compile(rf"(?P<file>.+)\.(?P<version>[0-9a-f]{{{SHOWN}}})", re.DOTALL)
_LARGEST = 100_000_000
_SAME_TIME = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """What a file of the study was until a command changed it.

    `at` is when the version was kept, `reason` the command that gave the file other words, and
    `snapshot` the number that all versions share which this command kept; 0 where it is not known.
    """

    file: str
    version: str
    path: Path
    size: int
    at: datetime
    snapshot: int = 0
    reason: str = ""


def kept_versions(root: Path, codebook: str = "") -> list[KeptVersion]:
    """The old versions of all files of a study, the latest first.

    Those that the list tells of stand in its order; one that it does not tell of stands where the
    time of its file puts it, or at the end where the files' times are those of a copy.
    `codebook` is the path of the study's own: an earlier qualcode kept versions by name alone.
    """
    told = [one for record in _records(root) for one in _told(root, record)]
    known = {one.path for one in told}
    unlisted = (one for one in _found(root, codebook) if one.path not in known)
    found = sorted(unlisted, key=lambda one: (one.at, one.file), reverse=True)
    if _copied(told):
        return [*reversed(told), *found]
    return list(merge(reversed(told), found, key=lambda one: one.at, reverse=True))


def _copied(told: Iterable[KeptVersion]) -> bool:
    """Whether the versions have other times than those at which they were kept."""
    last = {one.path: one.at for one in told}  # the same content may have been kept again
    return any(abs(_time(path) - at) > _SAME_TIME for path, at in last.items())


def versions_of(versions: Iterable[KeptVersion], file: str) -> list[KeptVersion]:
    """Those of one file, each content once, the latest first."""
    unique: dict[str, KeptVersion] = {}
    for one in versions:
        if one.file == file:
            unique.setdefault(one.version, one)
    return list(unique.values())


def content_of(version: KeptVersion) -> bytes:
    """What the file was.

    Raises:
        QualcodeError: the version cannot be read, or is not as it was kept.
    """
    name = f"version {version.version} of {version.file}"
    if version.size > _LARGEST:
        raise QualcodeError(f"{name} is too large.")
    content = bytes_of(version.path, name)
    if not hashlib.sha256(content).hexdigest().startswith(version.version):
        raise QualcodeError(
            f"{name} is not what was kept: it was changed or is damaged.",
            f"Look at it: {disk.HISTORY}/{version.file}.{version.version}",
        )
    return content


@dataclass(frozen=True, slots=True)
class Replaced:
    """A version and by how many lines what came after it differs; None where nothing is known."""

    version: KeptVersion
    lines: tuple[int, int] | None

    @property
    def told(self) -> str:
        """What came after the version, in words."""
        if self.lines is None:
            return "then gone"
        added, removed = self.lines
        return f"then +{added} -{removed} lines" if added or removed else "then the same lines"

    def as_json(self) -> dict[str, str | int | None]:
        """The form that `qualcode restore --json` prints."""
        added, removed = self.lines or (None, None)
        return {
            "snapshot": self.version.snapshot or None,
            "kept": self.version.at.isoformat(timespec="seconds"),
            "reason": self.version.reason,
            "file": self.version.file,
            "version": self.version.version,
            "size": self.version.size,
            "lines_added": added,
            "lines_removed": removed,
        }


def replaced(root: Path, versions: Iterable[KeptVersion]) -> list[Replaced]:
    """Each version, the latest first, with how the file differs that took its place.

    One that was kept only for having been read is none as long as nothing took its place.
    """
    following: dict[str, bytes | None] = {}
    found: list[Replaced] = []
    for one in versions:
        if one.file not in following:
            following[one.file] = read_bytes(root / one.file, one.file)[0]
        old, new = read_bytes(one.path, one.file)[0] or b"", following[one.file]
        if one.reason == SEEN and old == new:
            continue
        found.append(Replaced(one, None if new is None else _lines_changed(old, new)))
        following[one.file] = old
    return found


def _lines_changed(old: bytes, new: bytes) -> tuple[int, int]:
    """How many lines the new content has that the old has not, and the other way round."""
    before, after = Counter(old.splitlines()), Counter(new.splitlines())
    return (after - before).total(), (before - after).total()


def _records(root: Path) -> Iterator[dict[str, Any]]:
    """What the list of kept versions says, in its order; lines that say nothing are left out."""
    data, _ = read_bytes(root / disk.KEPT, disk.KEPT)
    for line in (data or b"").splitlines():
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def _told(root: Path, record: dict[str, Any]) -> Iterator[KeptVersion]:
    file, version, number = (record.get(name) for name in ("file", "version", "snapshot"))
    if not isinstance(file, str) or not isinstance(version, str) or type(number) is not int:
        return
    if not _KEPT.fullmatch(f"{file}.{version}") or path_fault(file) or normal_path(file) != file:
        return
    kept = f"{disk.HISTORY}/{file}.{version}"
    path = root / kept
    if path.is_symlink() or file_fault(root, kept)[0]:
        return  # the researcher may delete old versions
    try:
        at = datetime.fromisoformat(str(record.get("at")))
    except ValueError:
        at = _time(path)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    reason = str(record.get("reason") or "")
    yield KeptVersion(file, version, path, path.stat().st_size, at, number, reason)


def _found(root: Path, codebook: str) -> Iterator[KeptVersion]:
    """The versions that lie in the folder."""
    folder = root / disk.HISTORY
    try:
        paths = [one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()]
    except OSError:
        return
    for path in paths:
        kept = _KEPT.fullmatch(path.relative_to(folder).as_posix())
        if kept:
            file = _place(root, kept["file"], codebook)
            yield KeptVersion(file, kept["version"], path, path.stat().st_size, _time(path))


def _place(root: Path, file: str, codebook: str) -> str:
    """Where a file belongs of which an earlier qualcode has kept the name only."""
    if "/" in file or (root / file).exists():
        return file
    if file.endswith(".jsonl"):
        return f"{JOURNALS}/{file}"
    named = normal_path(codebook) if codebook and not path_fault(codebook) else ""
    return named if PurePosixPath(named).name == file else file


def _time(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
