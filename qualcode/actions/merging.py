"""Bringing in what other coders decided in their copy of the study.

Nothing is overwritten: events are added to the journals by their ids, texts and memos only where
there are none. So merging again adds nothing, and merging both ways gives the same codings.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode import disk
from qualcode.actions.merge_conflicts import Conflict, conflicts
from qualcode.errors import Problem, QualcodeError
from qualcode.stores.coded_texts import copy_texts
from qualcode.stores.files import read_bytes
from qualcode.stores.former_ids import under_present_ids
from qualcode.stores.journal import FOLDER, append_lines, journal_path, own_journal, read_journal
from qualcode.stores.journal_lines import Event
from qualcode.stores.memos import FOLDER as MEMOS
from qualcode.study import Study

_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class MergedCoder:
    """What came in of one coder.

    `new` events were added. `both` says that the coder also has events here which the other copy
    lacks: they worked in both; `conflicts` are the pairs that contradict each other then.
    `differing` are events of one id with different content, of which ours was kept.
    """

    coder: str
    new: int
    both: bool = False
    differing: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought in, and what a person should look at.

    `memos` were copied under these names; `memos_kept` differ in both copies: ours was left, theirs
    was copied under another name.
    """

    coders: tuple[MergedCoder, ...]
    memos: tuple[str, ...]
    memos_kept: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def merge(study: Study, other: Path) -> Merged:
    """Bring the journals and memos of another copy of the study in.

    Args:
        study: The study that takes them in.
        other: The other copy's folder.

    Raises:
        QualcodeError: there is nothing to merge, it is the same folder, a journal here is broken,
            or something could not be written; what was written until then is complete, and merging
            again goes on.
    """
    if other.resolve() == study.root.resolve():
        raise QualcodeError("a study cannot be merged with itself.", "Name the other copy.")
    journals = _journals(other)
    if not journals and not (other / MEMOS).is_dir():
        raise QualcodeError(
            f"{other} has no journals and no memos.",
            "Name the folder of the other study: the one with study.yaml and codings/.",
        )
    with disk.locked(study.root, "merge"):
        for path in journals:
            own_journal(study.root, path.stem)
        memos = _memos_to_bring(study.root, other)
        copy_texts(other, study.root)
        coders, problems = [], []
        for path in journals:
            merged, found = _merge_journal(study, path)
            coders += [merged] if merged else []
            problems += found
        copied, kept = _bring_memos(memos)
    return Merged(tuple(coders), tuple(copied), tuple(kept), tuple(problems))


def _journals(other: Path) -> list[Path]:
    try:
        return sorted(one for one in (other / FOLDER).iterdir() if one.suffix == ".jsonl")
    except OSError:
        return []


def _merge_journal(study: Study, theirs: Path) -> tuple[MergedCoder | None, list[Problem]]:
    root, coder = study.root, theirs.stem
    found, problems = read_journal(theirs, coder)
    if not found:
        return None, problems
    path = journal_path(root, coder)
    own = own_journal(root, coder)
    known = {event.id: event for event in own}
    new = [event for event in found if event.id not in known]
    if new:
        disk.keep(root, path)
        append_lines(root, coder, new)
    there = {event.id for event in found}
    differing = [one.id for one in found if one.id in known and not _alike(one, known[one.id])]
    both = bool(new) and any(event.id not in there for event in own)
    contradicting = conflicts(_under_present_names(study, own), _under_present_names(study, found))
    told = tuple(contradicting) if new else ()
    return MergedCoder(coder, len(new), both, tuple(differing), told), problems


def _under_present_names(study: Study, events: Iterable[Event]) -> list[Event]:
    """The events with the ids that sources and codes have today."""
    present = under_present_ids(events, [source.entry for source in study.sources])
    codes = {one.code: study.codebook.get(one.code) for one in present}
    return [replace(one, code=code.id) if (code := codes[one.code]) else one for one in present]


def _alike(one: Event, other: Event) -> bool:
    return one.as_line() == other.as_line()


def _memos_to_bring(root: Path, other: Path) -> list[tuple[Path, bytes, Path]]:
    """The memos that are not here, or not so: ours, the content of theirs, and where it is to go.

    Raises:
        QualcodeError: one of them, or what stands in its place here, cannot be read.
    """
    found = []
    for theirs in _memo_files(other):
        content = _content(theirs)
        own = root / MEMOS / theirs.name
        if not own.exists():
            found.append((own, content, own))
        elif _content(own) != content and not _copied_before(own, content):
            found.append((own, content, next(_free_names(own))))
    return found


def _content(path: Path) -> bytes:
    content, problems = read_bytes(path, f"{MEMOS}/{path.name}")
    if content is None:
        told = f"{problems[0].place}: {problems[0].message.rstrip('.')}."
        raise QualcodeError(told, "Nothing was merged.")
    return content


def _bring_memos(
    memos: Iterable[tuple[Path, bytes, Path]],
) -> tuple[list[str], list[tuple[str, str]]]:
    copied: list[str] = []
    kept: list[tuple[str, str]] = []
    for own, content, target in memos:
        disk.write_whole(target, content)
        if target == own:
            copied.append(own.name)
        else:
            kept.append((own.name, target.name))
    return copied, kept


def _memo_files(other: Path) -> list[Path]:
    """The other copy's memos; links and very large files are none."""
    folder = other / MEMOS
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
