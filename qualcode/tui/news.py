"""What is changed in a study while somebody codes: by another terminal, by git, in an editor.

Files are looked at, not read: one that was not touched has the same size, time and place on the
disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from qualcode.actions.memo_subjects import subjects_of
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.model.informant import Roster
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.journal import FOLDER as JOURNALS
from qualcode.stores.memos import FOLDER as MEMOS
from qualcode.stores.memos import read_memos
from qualcode.study import Study

Stamp = tuple[int, ...]


class UnreadStudyError(QualcodeError):
    """The study cannot be read at the moment; `roster` where at least that is known.

    Who has withdrawn consent is heeded also while a codebook is broken.
    """

    def __init__(self, message: str, hint: str, roster: Roster | None) -> None:
        super().__init__(message, hint)
        self.roster = roster


@dataclass(frozen=True, slots=True)
class Traces:
    """How files looked when they were read: the journals by coder, the others by what they are."""

    journals: Mapping[str, Stamp] = field(default_factory=dict)
    others: Mapping[str, Stamp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class News:
    """What was changed elsewhere: whose journals, and what else."""

    coders: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.coders or self.others)

    def told(self, coder: str) -> str:
        """What was read again, in words."""
        journals = ["your own codings" if one == coder else f"{one}'s" for one in self.coders]
        return f"changed elsewhere, read again: {', '.join([*journals, *self.others])}"


def traces_of(study: Study, files: Mapping[str, str] | None = None) -> Traces:
    """How the files of a study look now; `files` are of sources that were read once, by id."""
    journals = {path.stem: _stamp(path) for path in _files(study.root / JOURNALS, ".jsonl")}
    others = {STUDY_FILE: _stamp(study.root / STUDY_FILE)}
    if study.codebook.file:
        others[study.codebook.file] = _stamp(study.root / study.codebook.file)
    for source, file in {**(files or {}), **files_of(study)}.items():
        others[source] = _stamp(study.root / file)
    memos = sorted(_files(study.root / MEMOS, ".md"))
    # As one: which of them it was is of no use to anybody who codes.
    others[MEMOS] = tuple(number for path in memos for number in (hash(path), *_stamp(path)))
    return Traces(journals, others)


def files_of(study: Study) -> dict[str, str]:
    """The file of each source that could be read, by id."""
    return {source.id: source.entry.file for source in study.sources}


def news(before: Traces, now: Traces) -> News:
    """What differs between two looks."""
    return News(
        tuple(_different(before.journals, now.journals)),
        tuple(_different(before.others, now.others)),
    )


def read_again(study: Study) -> Study:
    """The study as it is on the disk now; what the rules propose is kept where it must be the same.

    Raises:
        UnreadStudyError: it cannot be read at the moment.
    """
    again, problems = load_study(study.root)
    if again is None or not again.codebook.codes:
        about = [one for one in problems if "codebook" in f"{one.file} {one.code}"]
        first = [*(about if again else ()), *problems][0]
        raise UnreadStudyError(
            f"{first.place}: {first.message.rstrip('.')}; nothing was decided.",
            "Mend it, then go on here.",
            again.roster if again else None,
        )
    made = study.__dict__.get("proposals")
    same = (again.codebook, again.settings, again.roster, again.sources) == (
        study.codebook, study.settings, study.roster, study.sources,
    )  # fmt: skip
    return replace(again, propose=lambda: made) if made is not None and same else again


def with_roster(study: Study, roster: Roster) -> Study:
    """The study with what is now known of its informants; all else is kept."""
    made = study.proposals
    return replace(study, roster=roster, propose=lambda: made)


def with_memos(study: Study) -> Study:
    """The study with the memos as they are now; all else is kept."""
    sources = {source.id: source for source in study.sources}
    memos, _ = read_memos(study.root, subjects_of(study), sources)
    made = study.proposals
    return replace(study, memos=memos, propose=lambda: made)


def _different(before: Mapping[str, Stamp], now: Mapping[str, Stamp]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *now)):
        if before.get(name) != now.get(name):
            yield name


def _files(folder: Path, suffix: str) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(one.path) for one in found if one.name.endswith(suffix)]
    except OSError:
        return []


def _stamp(path: Path) -> Stamp:
    try:
        seen = path.stat()
    except OSError:
        return ()
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino
