"""Bringing a source into a study: a copy in the study folder and an entry in study.yaml.

The entry is written into the researcher's file as text, so that comments, order and layout of all
the rest stay as they are; the result is read again before it replaces the old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode import disk
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.files import read_bytes
from qualcode.stores.study_entry import with_entry
from qualcode.stores.study_paths import resolved
from qualcode.stores.study_yaml import parse_study


@dataclass(frozen=True, slots=True)
class NewSource:
    """What study.yaml is to say of a source; empty fields are left out."""

    id: str
    kind: str
    informants: tuple[str, ...] = ()
    phase: str = ""
    group: str = ""
    date: str = ""
    encoding: str = ""


def add_source(root: Path, file: Path, new: NewSource) -> str:
    """Copy the file into the study where it is not there yet, and list it.

    Returns:
        The file's path as study.yaml now names it.

    Raises:
        QualcodeError: see `add_sources`.
    """
    return add_sources(root, [(file, new)])[0]


def add_sources(root: Path, wanted: Sequence[tuple[Path, NewSource]]) -> list[str]:
    """Copy files into the study where they are not there yet, and list them: all or none.

    Returns:
        The files' paths as study.yaml now names them.

    Raises:
        QualcodeError: an id or a file is listed already, an entry would not be valid, or nothing
            could be written; the study is as it was.
    """
    path = root / STUDY_FILE
    copied: list[Path] = []
    names: list[str] = []
    with disk.locked(root):
        data, _ = read_bytes(path, STUDY_FILE)
        content = data or b""
        try:
            for file, new in wanted:
                target = _target(root, file)
                names.append(target.relative_to(root.resolve()).as_posix())
                missing = _missing(file, target)
                _refuse_listed(content, root, names[-1], new)
                if missing is not None:
                    disk.write_whole(target, missing)
                    copied.append(target)
                content = _listed(content, root, _fields(names[-1], new))
            disk.rewrite(root, path, content)
        except BaseException:
            for copy in copied:
                disk.remove(copy)
            raise
    return names


def _target(root: Path, file: Path) -> Path:
    """Where the file is to lie: as it is inside the study, else in its transcripts folder."""
    try:
        inside, here = file.resolve(), root.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise QualcodeError(
            f"{file.name} is a link that cannot be followed.", "Name the file itself."
        ) from error
    if inside.is_relative_to(here):
        return inside
    return here / "transcripts" / file.name


def _missing(file: Path, target: Path) -> bytes | None:
    """What is to be written to bring the file to its place; None where it is there."""
    try:
        content = file.read_bytes()
        if not target.exists() or target.is_symlink():
            return content
        if target.read_bytes() == content:
            return None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise QualcodeError(f"{file.name} could not be copied: {reason}.") from error
    name = f"{target.parent.name}/{target.name}"
    raise QualcodeError(f"{name} exists and is another file.", "Rename yours first.")


def _refuse_listed(content: bytes, root: Path, name: str, new: NewSource) -> None:
    declared, _ = parse_study(content, folder=root)
    if declared is None:
        raise QualcodeError(f"{STUDY_FILE} cannot be read.", "See: qualcode check")
    for entry in declared.sources:
        if entry.id == new.id:
            raise QualcodeError(f"{STUDY_FILE} has a source {new.id} already.", "Use --id.")
        if resolved(root / entry.file) == resolved(root) / name:
            raise QualcodeError(f"{name} is listed already, as {entry.id}.")


def _listed(old: bytes, root: Path, fields: dict[str, Any]) -> bytes:
    """The study.yaml with one more source, proved to be read as just that."""
    declared, before = parse_study(old, folder=root)
    content = with_entry(old, fields)
    after, problems = parse_study(content, folder=root)
    count = len(declared.sources) + 1 if declared else 1
    added = after is not None and len(after.sources) == count
    if not added or _errors(problems) > _errors(before):
        told = {problem.message for problem in before}
        fresh = [one for one in problems if one.message not in told]
        raise QualcodeError(
            f"{fresh[0].message.rstrip('.')}." if fresh else f"{STUDY_FILE} was not extended.",
            fresh[0].hint if fresh else "Add the source by hand.",
        )
    return content


def _errors(problems: Iterable[Problem]) -> int:
    """How many errors there are; that there is no source yet is none here."""
    serious = [one for one in problems if one.severity is Severity.ERROR]
    return sum("'sources'" not in one.message for one in serious)


def _fields(name: str, new: NewSource) -> dict[str, Any]:
    fields: dict[str, Any] = {"file": name, "id": new.id, "kind": new.kind}
    if len(new.informants) == 1:
        fields["informant"] = new.informants[0]
    elif new.informants:
        fields["informants"] = list(new.informants)
    optional = ("phase", "group", "date", "encoding")
    return fields | {key: getattr(new, key) for key in optional if getattr(new, key)}
