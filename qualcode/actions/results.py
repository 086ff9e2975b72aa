"""Results written into files, without anybody's own work in them being lost.

A report that is made anew takes the place of the one before. Where somebody has gone on writing in
that one, or it never was qualcode's, it is first kept beside the new one. What qualcode has written
itself needs no copy: it is known again by its hash.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.files import bytes_of
from qualcode.stores.user_settings import settings_file

WRITTEN = "written"
"""The file with the hashes of what was written: in the `.qualcode` of the study in which a result
lies, else beside the person's settings."""

_REMEMBERED = 500
"""Results that are known again; of an older one a copy is kept, which does no harm."""


def write_result(path: Path, content: bytes) -> Path | None:
    """Write a result; what stands there and is not qualcode's own is kept beside it first.

    Returns:
        Where it was kept; None where nothing had to be.

    Raises:
        QualcodeError: it cannot be written; what stood there is as it was.
    """
    disk.refuse_unwritable(path)
    kept = None
    old = bytes_of(path, path.name) if path.is_file() and not path.is_symlink() else b""
    if old.strip() and old != content and _hash(old) not in _written(path):
        kept = _kept_beside(path, old)
    _remember(path, _hash(content))
    disk.write_whole(path, content)
    return kept


def _kept_beside(path: Path, old: bytes) -> Path:
    """The copy of a file: a new one, or one that is there and says the same."""
    copy = next(one for one in _copies(path) if not one.exists() or _says(one, old))
    if not copy.exists():
        disk.write_whole(copy, old, disk.mode_of(path))
    return copy


def _says(path: Path, content: bytes) -> bool:
    return path.is_file() and bytes_of(path, path.name) == content


def _copies(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.stem}-old-{number}{path.suffix}") for number in count(1))


def _memory(path: Path) -> Path:
    """The file that remembers what was written into a folder; it goes where the study goes."""
    for folder in path.absolute().parents:
        if (folder / STUDY_FILE).is_file():
            return folder / disk.OWN / WRITTEN
    return settings_file().with_name(WRITTEN)


def _written(path: Path) -> list[str]:
    try:
        return bytes_of(_memory(path), WRITTEN).decode("ascii", "replace").split()
    except QualcodeError:
        return []


def _remember(path: Path, new: str) -> None:
    """A memory that cannot be written costs a copy more, and no result."""
    known = [one for one in _written(path) if one != new]
    lines = [*known, new][-_REMEMBERED:]
    with contextlib.suppress(QualcodeError, OSError):
        memory = _memory(path)
        if memory.parent.name == disk.OWN:
            disk.own_folder(memory.parent.parent)
        disk.write_whole(memory, "".join(f"{one}\n" for one in lines).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
