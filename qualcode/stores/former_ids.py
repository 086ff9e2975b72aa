"""Sources that were renamed: their earlier ids, under which codings were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qualcode.model.source import SourceEntry
from qualcode.stores.journal_lines import Event
from qualcode.stores.problem_list import Mark, ProblemList

Written = Mapping[str, Sequence[tuple[str, Mark]]]
"""The earlier ids of each source as study.yaml lists them, with their places."""


def without_clashes(
    entries: Iterable[SourceEntry],
    written: Written,
    present: Mapping[str, Mark],
    problems: ProblemList,
) -> tuple[SourceEntry, ...]:
    """Take out earlier ids that are a source's id now, or were two sources' ids; tell of them.

    Args:
        entries: The sources that can be used.
        written: What stands under `formerly`, by the present id.
        present: Where the id of every listed source stands, also of those with a defect.
        problems: Gathers what is wrong.
    """
    taken: dict[str, tuple[str, int]] = {}
    return tuple(
        replace(entry, formerly=_sound(entry, written[entry.id], present, taken, problems))
        if entry.formerly
        else entry
        for entry in entries
    )


def _sound(
    entry: SourceEntry,
    written: Sequence[tuple[str, Mark]],
    present: Mapping[str, Mark],
    taken: dict[str, tuple[str, int]],
    problems: ProblemList,
) -> tuple[str, ...]:
    found = []
    for name, at in written:
        if name not in entry.formerly:
            continue  # told already: it cannot be an id at all
        if name not in present and name not in taken:
            taken[name] = entry.id, at[0]
            found.append(name)
            continue
        other, line = taken.get(name, (name, present.get(name, at)[0]))
        clash = f"formerly that of source '{other}'" if name in taken else "a source's present id"
        problems.error(
            "formerly-clash",
            f"source {entry.id}: '{name}' in line {at[0]} cannot be its former id, it is {clash}"
            f" (line {line})",
            at,
            "Codings under that id would belong to two sources; keep one of them.",
        )
    return tuple(found)


def under_present_ids(events: Iterable[Event], entries: Iterable[SourceEntry]) -> list[Event]:
    """The events with the present ids of their sources, whichever id they were written under.

    The journals are not touched: what another coder writes under an earlier id, also later,
    belongs to the source all the same.
    """
    present = {old: entry.id for entry in entries for old in entry.formerly}
    return [
        replace(event, source=present[event.source]) if event.source in present else event
        for event in events
    ]
