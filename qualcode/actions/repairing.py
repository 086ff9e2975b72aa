"""Mending what a crash, a merge by git or an editor has broken, where nothing is to be judged.

A plan is made first and changes nothing. To carry it out, what is there is kept, each mended
journal is read as it will be and must say all that it said before, and only then replaces the old
one. Nothing is deleted: what is taken out goes to `.qualcode/quarantine`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from qualcode import disk
from qualcode.actions.journal_repair import Mend, plan_journals
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.model.source import Source
from qualcode.stores.coded_texts import FOLDER as TEXTS
from qualcode.stores.coded_texts import keep_text, kept_text
from qualcode.stores.files import bytes_of
from qualcode.stores.leftovers import ATTRIBUTES, UNION, lacks_union, left_over


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was mended, and what is still to be mended although it was tried."""

    done: tuple[Mend, ...]
    left: tuple[Mend, ...]


def plan_repair(root: Path) -> tuple[Mend, ...]:
    """What can be mended in a study; nothing is changed.

    Raises:
        QualcodeError: a file cannot be read, or a journal cannot be mended without losing an
            event.
    """
    journals = plan_journals(root)
    return (*journals.mends, *_texts(root, journals.texts), *_unfinished(root), *_attributes(root))


def repair(root: Path, wanted: tuple[Mend, ...]) -> Repaired:
    """Carry a plan out, as one command whose old versions are kept together.

    Raises:
        QualcodeError: the study was changed in the meantime, or something could not be written;
            each file is then as it was or as it should be, and repairing again goes on.
    """
    with disk.locked(root, "repair"):
        planned = plan_repair(root)
        if planned != wanted:
            raise QualcodeError("the study was changed in the meantime.", "Run it again.")
        for mend in planned:
            mend.carry_out()
    return Repaired(planned, plan_repair(root))


def _texts(root: Path, needed: Iterable[str]) -> Iterator[Mend]:
    """Coded texts that are missing or damaged and can be had."""
    missing = [one for one in needed if kept_text(root, one) is None]
    study = load_study(root)[0] if missing else None
    today = {source.sha256: source for source in (study.sources if study else ())}
    for sha256 in missing:
        path = root / TEXTS / f"{sha256}.txt"
        damaged = bytes_of(path, path.name) if path.is_file() and not path.is_symlink() else b""
        if _sha256(plain := damaged.replace(b"\r\n", b"\n")) == sha256:
            told = "its line ends were changed; they become what they were"
            carry_out = partial(_rewrite, root, path, damaged, plain)
            yield Mend(_text(sha256), (told,), carry_out, aside=True)
        elif sha256 in today:
            told = f"the coded text of {today[sha256].id} is missing; it is still today's"
            carry_out = partial(_keep, root, damaged, today[sha256])
            yield Mend(_text(sha256), (told,), carry_out, aside=bool(damaged))


def _rewrite(root: Path, path: Path, damaged: bytes, plain: bytes) -> None:
    disk.put_aside(root, path.name, damaged)
    disk.write_whole(path, plain)


def _text(sha256: str) -> str:
    return f"{TEXTS}/{sha256[:12]}….txt"


def _keep(root: Path, damaged: bytes, source: Source) -> None:
    if damaged:
        disk.put_aside(root, f"{source.sha256}.txt", damaged)
    keep_text(root, source)


def _unfinished(root: Path) -> Iterator[Mend]:
    told = ("it was being written when the program was stopped; it is put aside",)
    for file in left_over(root):
        yield Mend(file, told, partial(_put_aside, root, file), aside=True)


def _put_aside(root: Path, file: str) -> None:
    path = root / file
    folder = PurePosixPath(file).parent.as_posix().replace(".qualcode", "own")
    disk.put_aside(root, f"{folder}/unfinished", bytes_of(path, path.name))
    disk.remove(path)


def _attributes(root: Path) -> Iterator[Mend]:
    if lacks_union(root):
        told = (f"the line '{UNION}' is added, so that git keeps both sides of a merge",)
        there = (root / ATTRIBUTES).exists()
        yield Mend(ATTRIBUTES, told, partial(_add_union, root), kept=there)


def _add_union(root: Path) -> None:
    path = root / ATTRIBUTES
    disk.keep(root, path)
    old = bytes_of(path, path.name) if path.exists() else b""
    gap = b"" if not old or old.endswith(b"\n") else b"\n"
    disk.write_whole(path, old + gap + UNION.encode() + b"\n")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
