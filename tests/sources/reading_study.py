"""A small roster, and the short way from a text to its segments."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.errors import Problem
from qualcode.model.informant import Informant, Roster
from qualcode.model.source import Segment, SegmentKind, Source, SourceEntry, SourceKind
from qualcode.sources import FORMATS
from qualcode.sources.turns import build_source

ROSTER = Roster(
    informants=(
        Informant("I1", "Endang Wulandari", "g", pseudonym="Ibu A", aliases=("Bu Endang", "EW")),
        Informant("I2", "Slamet Riyanto", "g", aliases=("Pak Slamet",)),
    ),
    interviewer=("Rina",),
)


def read(
    content: str | bytes,
    informants: Sequence[str] = ("I1",),
    kind: SourceKind = SourceKind.INTERVIEW,
    fmt: str = "text",
    roster: Roster = ROSTER,
    interviewer: Sequence[str] = (),
) -> tuple[Source, tuple[Problem, ...]]:
    """The source that a text or the bytes of a file become."""
    data = content.encode() if isinstance(content, str) else content
    entry = SourceEntry(
        "W1", "w1", kind, informants=tuple(informants), interviewer=tuple(interviewer)
    )
    return build_source(FORMATS[fmt].read(data), entry, roster)


def said(source: Source) -> list[tuple[str, str]]:
    """Who says what: an informant's id, `interviewer`, `unresolved`, or `-` for a header."""
    return [(_who(segment), segment.speech.text) for segment in source.segments]


def _who(segment: Segment) -> str:
    if segment.kind is SegmentKind.HEADER:
        return "-"
    return segment.informant or str(segment.voice)
