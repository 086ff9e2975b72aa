"""A codebook in the researcher's own editor: the version before it is kept first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from qualcode import disk
from qualcode.actions.own_codebook import SHOWN, own_file
from qualcode.errors import Problem, QualcodeError
from qualcode.model.codebook import Codebook
from qualcode.stores.codebook_yaml import parse_codebook
from qualcode.stores.files import read_bytes
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Opened:
    """A codebook before it is edited: its file, where the old version is kept, the line to go to.

    `book` is None where the file is no YAML.
    """

    path: Path
    kept: Path
    version: str
    line: int
    book: Codebook | None


def keep_version(study: Study, code_id: str) -> Opened:
    """Keep the codebook as it is, so that it can be edited by hand.

    Raises:
        QualcodeError: the codebook is not the study's own, there is no such code, or nothing
            could be written.
    """
    path, _ = own_file(study)
    data, problems = read_bytes(path, path.name)
    if data is None:
        raise QualcodeError(f"{problems[0].place}: {problems[0].message}.")
    book, found = parse_codebook(data, study.codebook.file or path.name)
    version = hashlib.sha256(data).hexdigest()[:SHOWN]
    line = _line(book, found, code_id)
    with disk.locked(study.root, f"codebook edit {code_id}"):
        kept = disk.keep(study.root, path)
    return Opened(path, kept or path, version, line, book)


def read_again(study: Study, opened: Opened) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """The codebook after it was edited, and what is wrong with it."""
    data, problems = read_bytes(opened.path, opened.path.name)
    if data is None:
        return None, problems
    groups = [group.id for group in study.roster.groups]
    return parse_codebook(data, study.codebook.file or opened.path.name, groups)


def _line(book: Codebook | None, found: tuple[Problem, ...], code_id: str) -> int:
    """Where the code stands; where the book is broken and does not know it, its first defect."""
    code = book.get(code_id) if book else None
    if code is not None:
        return code.line or 1
    broken = next((one.line for one in found if one.line), None)
    if broken is None:
        raise QualcodeError(f"no code named '{code_id}'.", "See: qualcode codebook show")
    return broken
