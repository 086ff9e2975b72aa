"""Giving a source another id, and taking one out of the study: no coding is lost by either.

Only study.yaml is changed. Journals are left as they are: `formerly:` leads what was coded under
an earlier id to the source, and what was coded in a removed one waits until it is back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from qualcode import disk
from qualcode.actions.study_rewrite import present_study, prove
from qualcode.errors import QualcodeError
from qualcode.model.coding import proposal_id
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import SourceEntry
from qualcode.registry import did_you_mean
from qualcode.stages.memo_codings import passage_of
from qualcode.stores.former_ids import under_present_ids
from qualcode.stores.journal import read_journals
from qualcode.stores.standing import standing
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_text import with_new_id, without_entry
from qualcode.study import Study

Decided: TypeAlias = Counter[tuple[str, str]]
"""How often each coder decided in a source, as (coder, `coding` or `verdict`)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A memo on a proposal of a renamed source, by an id that the proposal has no more."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """What came of a renaming: what goes along, and the memos that have to be mended."""

    new: str
    decided: Decided
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out, and what stays without its source.

    `entry` is None where it was broken; `text` is what stood in study.yaml.
    """

    entry: SourceEntry | None
    text: str
    decided: Decided
    memos: tuple[str, ...]


def rename_source(study: Study, old: str, new: str) -> Renamed:
    """Give a source another id; the old one is kept as its former id.

    Raises:
        QualcodeError: there is no such source, the new id is taken or no id, or nothing could be
            written; the study is as it was.
    """
    root = study.root
    with disk.locked(root, f"source rename {old} {new}"):
        present = present_study(root)
        declared, entry = present.declared, _entry(present.declared, old)
        _refuse_taken(declared, entry, new)
        changed = with_new_id(present.content, entry.id, new)
        formerly = tuple(entry.id if one == new else one for one in entry.formerly)
        formerly += () if entry.id in formerly else (entry.id,)
        renamed = replace(entry, id=new, formerly=formerly)
        sources = tuple(renamed if one.id == entry.id else one for one in declared.sources)
        prove(present, changed, replace(declared, sources=sources))
        mentions = tuple(_mentions(study, entry.id, new))
        disk.rewrite(root, root / STUDY_FILE, changed)
    return Renamed(new, decided_in(root, renamed), mentions)


def remove_source(study: Study, source: str, sure: bool = False) -> Removed:
    """Take a source's entry out of study.yaml; its file and its codings stay where they are.

    Raises:
        QualcodeError: there is no such source, people have coded it and nobody is `sure`, or
            nothing could be written; the study is as it was.
    """
    root = study.root
    with disk.locked(root, f"source remove {source}"):
        present = present_study(root)
        declared = present.declared
        if source not in declared.listed:
            raise _unknown(declared, source)
        entry = next((one for one in declared.sources if one.id == source), None)
        decided = decided_in(root, entry or source)
        if decided and not sure:
            raise QualcodeError(
                f"{source} has {told(decided)}, which would no longer count.",
                f"To take it out all the same: qualcode source remove {source} --yes",
            )
        changed, taken = without_entry(present.content, source)
        sources = tuple(one for one in declared.sources if one.id != source)
        prove(present, changed, replace(declared, sources=sources))
        disk.rewrite(root, root / STUDY_FILE, changed)
    memos = (one.file for one in study.memos if ("source", source) in one.about)
    return Removed(entry, taken, decided, tuple(memos))


def decided_in(root: Path, source: SourceEntry | str) -> Decided:
    """What people decided in a source, under any id that it had, and did not take back."""
    entries = () if isinstance(source, str) else (source,)
    name = source if isinstance(source, str) else source.id
    events, _ = read_journals(root)
    return Counter(
        (event.coder, "coding" if event.event == "add" else "verdict")
        for event in standing(under_present_ids(events, entries))
        if event.source == name
    )


def told(decided: Decided) -> str:
    """What people decided, in words: `2 codings and 1 verdict by ani, 1 coding by budi`."""
    people: dict[str, list[str]] = {}
    for (coder, what), number in sorted(decided.items()):
        people.setdefault(coder, []).append(f"{number} {what}{'' if number == 1 else 's'}")
    return ", ".join(f"{' and '.join(parts)} by {coder}" for coder, parts in people.items())


def _entry(declared: StudyFile, source: str) -> SourceEntry:
    found = next((one for one in declared.sources if one.id == source), None)
    if found is None and source in declared.listed:
        message = f"source '{source}' has a defect in {STUDY_FILE}."
        raise QualcodeError(message, "Mend it first. See: qualcode check")
    if found is None:
        raise _unknown(declared, source)
    return found


def _unknown(declared: StudyFile, source: str) -> QualcodeError:
    now = next((one.id for one in declared.sources if source in one.formerly), "")
    hint = f"It is called {now} now." if now else did_you_mean(source, declared.listed)
    return QualcodeError(f"no source named '{source}'.", hint or "See: qualcode source list")


def _refuse_taken(declared: StudyFile, entry: SourceEntry, new: str) -> None:
    if new == entry.id:
        raise QualcodeError(f"{new} is its id already.")
    if new in declared.listed:
        raise QualcodeError(f"{STUDY_FILE} has a source {new} already.", "Choose another id.")
    for one in declared.sources:
        if new in one.formerly and one.id != entry.id:
            raise QualcodeError(
                f"{new} was the id of {one.id}, whose codings may still bear it.",
                "Choose another id.",
            )


def _mentions(study: Study, old: str, new: str) -> Iterable[Mention]:
    """Memos on proposals of a source: the ids of those are made of the source's."""
    named = [
        (name, memo.file)
        for memo in study.memos
        for noun, name in memo.about
        if noun == "coding" and name.startswith("p-") and passage_of(memo, name) is None
    ]
    # Only then are the rules applied.
    proposals = study.proposals.codings if named else ()
    known = {one.id: one for one in proposals if one.source == old}
    for name, file in named:
        if name in known:
            one = known[name]
            yield Mention(file, name, proposal_id(new, one.code, one.start, one.end))
