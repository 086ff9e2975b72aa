"""How far each source is: its turns, those that are coded, the codings that a person reviewed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.model.source import Source, SourceEntry
from qualcode.stages.passages import statements
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True, slots=True)
class SourceProgress:
    """One source. `entry` is None, and nothing is counted, where it could not be read."""

    source: str
    entry: SourceEntry | None = None
    turns: int = 0
    coded_turns: int = 0
    codings: int = 0
    reviewed: int = 0

    def as_json(self) -> dict[str, object]:
        """The source with the names of the evidence frame; nothing counted is null."""
        entry = self.entry
        read = entry is not None
        return {
            "source": self.source,
            "kind": str(entry.kind) if entry else None,
            "informants": list(entry.informants) if entry else [],
            "phase": str(entry.phase) if entry else None,
            "date": entry.date.isoformat() if entry and entry.date else None,
            "formerly": list(entry.formerly) if entry else [],
            "turns": self.turns if read else None,
            "coded_turns": self.coded_turns if read else None,
            "codings": self.codings if read else None,
            "reviewed": self.reviewed if read else None,
        }


def source_progress(study: Study) -> tuple[SourceProgress, ...]:
    """All sources in the order of study.yaml, then those that could not be read."""
    rows: dict[str, list[Evidence]] = {}
    for row in study.select(Selection(phase="all", reviewed="all")):
        rows.setdefault(row.source.id, []).append(row)
    read = (_progress(study, one, rows.get(one.id, [])) for one in study.sources)
    return (*read, *map(SourceProgress, study.unread))


def _progress(study: Study, source: Source, rows: list[Evidence]) -> SourceProgress:
    made = statements(study, rows)
    return SourceProgress(
        source.id,
        source.entry,
        len(source.numbered),
        len(set(_coded(source, rows))),
        len(made),
        sum(one.reviewed for one in made),
    )


def _coded(source: Source, rows: list[Evidence]) -> Iterator[int]:
    """The numbers of the turns that codings touch; a coding may reach over several."""
    starts = [one.start for one in source.numbered]
    for row in rows:
        first = row.segment.number
        last = bisect_left(starts, row.coding.end)
        yield from range(max(first, 1), max(first, last) + 1)
