"""Bringing a source into a study: a copy in the study folder and an entry in study.yaml.

The entry is written into the researcher's file as text, so that comments, order and layout of all
the rest stay as they are; the result is read again before it replaces the old one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode import disk
from qualcode.actions.source_id import decided_in, told
from qualcode.actions.study_rewrite import Present, present_study, prove, stands
from qualcode.errors import QualcodeError, refusal
from qualcode.model.settings import STUDY_FILE
from qualcode.sources import read_source
from qualcode.stores.journal import read_journals
from qualcode.stores.study_paths import resolved
from qualcode.stores.study_text import with_entries
from qualcode.stores.study_yaml import parse_study
from qualcode.stores.yaml_notation import Value


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


def add_sources(root: Path, wanted: Sequence[tuple[Path, NewSource]]) -> list[str]:
    """Copy files into the study where they are not there yet, and list them: all or none.

    Returns:
        The files' paths as study.yaml now names them.

    Raises:
        QualcodeError: an id or a file is listed already, decisions about another text bear the id,
            an entry would not be valid, or nothing could be written; the study is as it was.
    """
    copied: list[Path] = []
    names: list[str] = []
    with disk.locked(root, f"add {' '.join(new.id for _, new in wanted)}"):
        before = present = present_study(root)
        try:
            for file, new in wanted:
                target = _target(root, file)
                names.append(target.relative_to(root.resolve()).as_posix())
                missing = _missing(file, target)
                _refuse_listed(present, names[-1], new)
                if missing is not None:
                    copied += [] if target.is_symlink() else [target]
                    disk.write_whole(target, missing)
                present = _listed(present, _fields(names[-1], new))
                _refuse_of_another(present)
            disk.rewrite(root, root / STUDY_FILE, present.content)
        except BaseException:
            for copy in copied if stands(root, before.content) else ():
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
        raise QualcodeError(f"{file.name} could not be copied: {refusal(error)}.") from error
    name = f"{target.parent.name}/{target.name}"
    raise QualcodeError(f"{name} exists and is another file.", "Rename yours first.")


def _refuse_listed(present: Present, name: str, new: NewSource) -> None:
    for entry in present.declared.sources:
        if entry.id == new.id:
            raise QualcodeError(f"{STUDY_FILE} has a source {new.id} already.", "Use --id.")
        if resolved(present.root / entry.file) == resolved(present.root) / name:
            raise QualcodeError(f"{name} is listed already, as {entry.id}.")


def _refuse_of_another(present: Present) -> None:
    """Decisions under the id of a source that was taken out must not pass to another text."""
    entry = present.declared.sources[-1]
    decided = decided_in(present.root, entry)
    if not decided:
        return
    file = present.root / entry.file
    text, _ = read_source(file, entry, present.declared.roster)
    hashes = {event.text_sha256 for event in read_journals(present.root)[0]}
    if text is None or text.sha256 not in hashes:
        raise QualcodeError(
            f"{told(decided)} bear the id {entry.id} and are about another text.",
            f"Use another --id. If it is that source, only edited, write it into {STUDY_FILE} "
            "yourself.",
        )


def _listed(present: Present, fields: Mapping[str, Value]) -> Present:
    """The study.yaml with one more source, proved to be read as just that."""
    changed = with_entries(present.content, "sources", [fields])
    after, _ = parse_study(changed, folder=present.root)
    added = after.sources[-1:] if after else ()
    sources = (*present.declared.sources, *added)
    return prove(present, changed, replace(present.declared, sources=sources))


def _fields(name: str, new: NewSource) -> dict[str, Value]:
    fields: dict[str, Value] = {"file": name, "id": new.id, "kind": new.kind}
    if len(new.informants) == 1:
        fields["informant"] = new.informants[0]
    elif new.informants:
        fields["informants"] = list(new.informants)
    optional = ("phase", "group", "date", "encoding")
    return fields | {key: getattr(new, key) for key in optional if getattr(new, key)}
