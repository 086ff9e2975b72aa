"""Memos of another copy of the study: copied where there are none, never over what is here."""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcode import disk
from qualcode.errors import Problem, QualcodeError
from qualcode.loading import load_study
from qualcode.stores.files import bytes_of
from qualcode.stores.memos import FOLDER
from qualcode.study import Study

_LARGEST = 10_000_000


def problems_of_memos(study: Study, names: Collection[str]) -> tuple[Problem, ...]:
    """What is wrong with memos that came in: they may be about what is only in the other copy."""
    found = load_study(study.root)[1] if names else ()
    return tuple(one for one in found if one.file in {f"{FOLDER}/{name}" for name in names})


@dataclass(frozen=True, slots=True)
class MemoToBring:
    """A memo that is not here, or not so: ours, the content of theirs, and where it is to go."""

    own: Path
    content: bytes
    target: Path


def memos_to_bring(root: Path, other: Path) -> list[MemoToBring]:
    """What a merge is to copy; all is read before anything is written.

    Raises:
        QualcodeError: one of them, or what stands in its place here, cannot be read.
    """
    found = []
    for theirs in _memo_files(other):
        content = _content(theirs)
        own = root / FOLDER / theirs.name
        if not own.exists():
            found.append(MemoToBring(own, content, own))
        elif _content(own) != content and not _copied_before(own, content):
            found.append(MemoToBring(own, content, next(_free_names(own))))
    return found


def bring_memos(memos: Iterable[MemoToBring]) -> tuple[list[str], list[tuple[str, str]]]:
    """Copy them; the names of those that are new, and of ours and theirs that differ.

    Raises:
        QualcodeError: one could not be written.
    """
    copied: list[str] = []
    kept: list[tuple[str, str]] = []
    for one in memos:
        disk.write_whole(one.target, one.content)
        if one.target == one.own:
            copied.append(one.own.name)
        else:
            kept.append((one.own.name, one.target.name))
    return copied, kept


def _content(path: Path) -> bytes:
    try:
        return bytes_of(path, f"{FOLDER}/{path.name}")
    except QualcodeError as error:
        raise QualcodeError(error.message, "Nothing was merged.") from error


def _memo_files(other: Path) -> list[Path]:
    """The other copy's memos; links and very large files are none."""
    folder = other / FOLDER
    try:
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        return [
            one
            for one in found
            if one.suffix == ".md"
            and one.is_file()
            and not one.is_symlink()
            and one.stat().st_size <= _LARGEST
        ]
    except OSError as error:
        raise QualcodeError(f"{folder} cannot be read.", "Nothing of it was merged.") from error


def _free_names(path: Path) -> Iterator[Path]:
    names = (path.with_name(f"{path.stem}-other-{number}.md") for number in range(1, 10_000))
    return (name for name in names if not name.exists())


def _copied_before(own: Path, content: bytes) -> bool:
    others: Iterable[Path] = own.parent.glob(f"{glob.escape(own.stem)}-other-*.md")
    return any(_content(one) == content for one in others)
