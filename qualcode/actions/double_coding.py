"""Giving a second coder some of the sources to code, without the first one's codings.

The copy is a study of its own: study.yaml with the chosen sources only, the codebook and the
transcripts. Codings, memos and findings stay behind, so that the second coder decides unseen;
`merge` brings their decisions back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from random import Random

from qualcode import disk
from qualcode.actions.memo import Draft, NewMemo, make_memo
from qualcode.actions.study_rewrite import present_study, prove
from qualcode.errors import QualcodeError
from qualcode.model.memo import MemoKind
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import Source
from qualcode.stores.files import bytes_of
from qualcode.stores.study_text import without_entry
from qualcode.study import Selection, Study


@dataclass(frozen=True, slots=True)
class Plan:
    """What was given to a second coder. `files` stand in the copy, `memo` tells of it here."""

    folder: Path
    sources: tuple[Source, ...]
    files: tuple[str, ...]
    memo: Draft


def drawn_sources(
    study: Study, selection: Selection, number: int | None = None, seed: int = 1
) -> tuple[Source, ...]:
    """Sources for double coding, drawn from every source group in turn.

    Args:
        study: The study.
        selection: Which sources may be drawn.
        number: How many; else a fifth of them, and one of every group at least.
        seed: Another one draws others; the same draws the same.

    Raises:
        QualcodeError: there are not so many sources.
    """
    by_group: dict[str, list[Source]] = {}
    for source in study.selected_sources(selection):
        if any(map(study.withdrawn, source.entry.informants)):
            continue
        by_group.setdefault(_group_of(study, source), []).append(source)
    there = sum(map(len, by_group.values()))
    wanted = max(ceil(there / 5), len(by_group)) if number is None else number
    if not 0 < wanted <= there:
        raise QualcodeError(f"{wanted} sources cannot be drawn of {there}.", "See: qualcode status")
    random = Random(seed)
    for sources in by_group.values():
        random.shuffle(sources)
    drawn: list[Source] = []
    while len(drawn) < wanted:
        drawn += [one.pop() for one in by_group.values() if one][: wanted - len(drawn)]
    return tuple(one for one in study.sources if one in drawn)


def _group_of(study: Study, source: Source) -> str:
    people = [study.roster.informant(one) for one in source.entry.informants]
    groups = [one.group for one in people if one]
    return groups[0] if groups else source.entry.group or ""


def plan_double_coding(
    study: Study, folder: Path, sources: Sequence[Source], how: str = ""
) -> Plan:
    """Write a copy of the study with some sources and nobody's codings, and a memo that tells it.

    Args:
        study: The study.
        folder: A new or empty folder.
        sources: Those that the second coder is to code.
        how: How they were chosen, for the memo.

    Raises:
        QualcodeError: there are files in the folder, it lies in the study, or a file cannot be
            read or written; nothing is left half done but files in that folder.
    """
    _refuse_folder(study, folder)
    for source in sources:
        if any(map(study.withdrawn, source.entry.informants)):
            raise QualcodeError(
                f"somebody who speaks in {source.id} has withdrawn consent.",
                "Leave the source out: a copy would hand their words on.",
            )
    texts = _texts(study, {one.id for one in sources})
    for name, content in texts.items():
        disk.write_whole(folder / name, content)
    ids = ", ".join(one.id for one in sources)
    say = study.wording.say
    memo = make_memo(
        study,
        NewMemo(
            tuple(("source", one.id) for one in sources),
            MemoKind.METHODOLOGICAL,
            say("plan.memo.title", {}),
            say("plan.memo.text", {"sources": ids, "how": how}),
        ),
        another=True,
    )
    return Plan(folder, tuple(sources), tuple(texts), memo)


def _refuse_folder(study: Study, folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QualcodeError(f"{folder} is not empty.", "Name a new folder for the second coder.")
    if folder.resolve().is_relative_to(study.root.resolve()):
        raise QualcodeError(
            f"{folder} lies in the study.", "Name a folder beside it, such as ../second-coder"
        )


def _texts(study: Study, chosen: set[str]) -> dict[str, bytes]:
    """The files of the copy by their names in it."""
    present = present_study(study.root)
    content, declared = present.content, present.declared
    for entry in declared.sources:
        if entry.id not in chosen:
            content, _ = without_entry(content, entry.id)
    kept = tuple(one for one in declared.sources if one.id in chosen)
    prove(present, content, replace(declared, sources=kept))
    names = [one.file for one in kept]
    own = (declared.codebook, declared.settings.style)
    names += [one for one in own if one and (study.root / one).is_file()]
    return {STUDY_FILE: content} | {
        name: bytes_of(study.root / name, name) for name in dict.fromkeys(names)
    }
