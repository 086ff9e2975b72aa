"""The versions of a codebook: the file as it is, and those kept in `.qualcode/history`.

A version is called by the first characters of its SHA-256, as reports name it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.files import bytes_of
from qualcode.stores.kept_versions import SHOWN, kept_versions, versions_of
from qualcode.stores.shipped import shipped_codebooks
from qualcode.stores.study_paths import resolved

_PREFIX = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a codebook; `kept` is when it gave way to another, None for the present one."""

    name: str
    path: Path
    kept: datetime | None = None


def versions(root: Path, path: Path) -> list[Version]:
    """The present version of a codebook and the kept ones, the latest first."""
    present = Version(_hash(path), path)
    inside = path.relative_to(resolved(root)) if path.is_relative_to(resolved(root)) else path
    file = inside.as_posix()
    found = versions_of(kept_versions(root, file), file)
    kept = [Version(one.version, one.path, one.at) for one in found]
    return [present, *(one for one in kept if one.name != present.name)]


def read_named(name: str, known: list[Version]) -> Codebook:
    """The codebook that a person names: a shipped one, a file, or a version by its hash.

    Raises:
        QualcodeError: there is none, several are meant, or it cannot be read.
    """
    shipped = shipped_codebooks().get(name)
    if shipped is not None:
        return read_whole(shipped, name)
    if Path(name).is_file():
        return read_whole(Path(name), name)
    meant = [one for one in known if one.name.startswith(name[:SHOWN].lower())]
    if not _PREFIX.fullmatch(name.lower()) or not meant:
        hint = "Name a shipped codebook, a file, or a version. See: qualcode codebook versions"
        raise QualcodeError(f"there is no codebook '{name}'.", hint)
    if len(meant) > 1:
        raise QualcodeError(f"'{name}' begins several versions.", "Write more of it.")
    return read_whole(meant[0].path, meant[0].name)


def read_whole(path: Path, name: str) -> Codebook:
    """The codebook in a file.

    Raises:
        QualcodeError: it cannot be read.
    """
    book, found = read_codebook(path, name)
    if book is None:
        raise QualcodeError(f"{found[0].place}: {found[0].message}.", found[0].hint)
    return book


def _hash(path: Path) -> str:
    return hashlib.sha256(bytes_of(path, path.name)).hexdigest()[:SHOWN]
