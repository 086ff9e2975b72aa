"""Bringing in what other coders decided in their copy of the study.

Nothing is overwritten: events are added to the journals by their ids, texts and memos only where
there are none. So merging again adds nothing, and merging both ways gives the same codings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode import disk
from qualcode.actions.merge_apart import Decided, Difference, differences
from qualcode.actions.merge_conflicts import Conflict, conflicts
from qualcode.actions.merge_ids import Followed, Leading, followed
from qualcode.actions.merge_memos import bring_memos, memos_to_bring
from qualcode.actions.other_copy import read_copy
from qualcode.errors import Problem, QualcodeError
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.coded_texts import copy_texts
from qualcode.stores.journal import FOLDER, append_lines, journal_path, own_journal, read_journal
from qualcode.stores.journal_lines import Event
from qualcode.stores.memos import FOLDER as MEMOS
from qualcode.stores.standing import standing
from qualcode.study import Study


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
    was copied under another name. `followed` tells where decisions on other versions of our texts
    stand here, `differences` what the copies call or hold differently.
    """

    coders: tuple[MergedCoder, ...]
    memos: tuple[str, ...]
    memos_kept: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    followed: tuple[Followed, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def brought(self) -> tuple[str, ...]:
        """The memos that are new here, by their files' names."""
        return (*self.memos, *(theirs for _, theirs in self.memos_kept))

    @property
    def settled(self) -> bool:
        """Whether nothing waits for a person: no problem, and nothing that says two things."""
        return not (
            self.problems
            or self.memos_kept
            or any(one.open for one in self.differences)
            or any(one.conflicts or one.differing for one in self.coders)
        )


def merge(study: Study, other: Path) -> Merged:
    """Bring the journals and memos of another copy of the study in.

    Sources and codes that were renamed in one copy are led to those of this one. What cannot be
    led is taken in all the same, and waits; only what is on another interview under an id of ours
    is not. Both is told.

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
    if not journals and not (other / MEMOS).is_dir() and not (other / STUDY_FILE).is_file():
        raise QualcodeError(
            f"{other} has no journals, no memos and no {STUDY_FILE}.",
            "Name the folder of the other study: the one with study.yaml and codings/.",
        )
    with disk.locked(study.root, "merge"):
        for path in journals:
            own_journal(study.root, path.stem)
        memos = memos_to_bring(study.root, other)
        copy_texts(other, study.root)
        leading = Leading(study, read_copy(other))
        read = [_Journal.read(study, leading, path) for path in journals]
        for journal in read:
            journal.bring(study.root)
        copied, kept = bring_memos(memos)
        return Merged(
            tuple(one.merged(leading) for one in read if one.found),
            tuple(copied),
            tuple(kept),
            (*leading.copy.problems, *(problem for one in read for problem in one.problems)),
            tuple(_followed(leading, read)),
            tuple(_differences(leading, read)),
        )


def _journals(other: Path) -> list[Path]:
    try:
        return sorted(one for one in (other / FOLDER).iterdir() if one.suffix == ".jsonl")
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class _Journal:
    """A coder's journal in both copies: ours, theirs as it is there, and as it is to stand here."""

    coder: str
    own: Sequence[Event]
    found: Sequence[Event]
    led: Sequence[Event]
    problems: Sequence[Problem]

    @classmethod
    def read(cls, study: Study, leading: Leading, path: Path) -> _Journal:
        found, problems = read_journal(path, path.stem)
        led = [here for event in found if (here := leading.here(event)) is not None]
        return cls(path.stem, own_journal(study.root, path.stem), found, led, problems)

    @property
    def new(self) -> list[Event]:
        known = {event.id for event in self.own}
        return [event for event in self.led if event.id not in known]

    @property
    def held(self) -> list[Event]:
        """What is on another interview under an id of ours."""
        taken = {event.id for event in (*self.led, *self.own)}
        return [event for event in self.found if event.id not in taken]

    def bring(self, root: Path) -> None:
        if new := self.new:
            disk.keep(root, journal_path(root, self.coder))
            append_lines(root, self.coder, new)

    def merged(self, leading: Leading) -> MergedCoder:
        own, led = leading.present(self.own), leading.present(self.led)
        known, there = {event.id: event for event in own}, {event.id for event in self.found}
        differing = [one.id for one in led if one.id in known and not _alike(one, known[one.id])]
        both = bool(self.new) and any(event.id not in there for event in own)
        told = tuple(conflicts(own, led)) if self.new else ()
        return MergedCoder(self.coder, len(self.new), both, tuple(differing), told)


def _alike(one: Event, other: Event) -> bool:
    return one.as_line() == other.as_line()


def _followed(leading: Leading, journals: Sequence[_Journal]) -> list[Followed]:
    new = [event for one in journals for event in one.new]
    every = leading.present(event for one in journals for event in (*one.own, *one.new))
    return followed(leading.study, every, new) if new else []


def _differences(leading: Leading, journals: Sequence[_Journal]) -> list[Difference]:
    theirs = standing(event for one in journals for event in one.found)
    waiting = {(event.coder, event.id) for one in journals for event in one.held}
    held = [event for event in theirs if (event.coder, event.id) in waiting]
    new = [event for one in journals for event in one.new]
    here = standing([*(event for one in journals for event in one.own), *new])
    return differences(leading, Decided(theirs, held, new, here))
