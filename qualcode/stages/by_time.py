"""Triangulation of times: the same informant asked again, by the same technique.

Where the occasions lie in different periods of the programme, something may have changed between
them: that is a development (perkembangan) and no triangulation, and it has its own tables.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from qualcode.errors import QualcodeError
from qualcode.model.source import Source, SourceKind
from qualcode.stages.by_technique import side_of
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.sides import (
    Direction,
    Member,
    Setting,
    SideComparison,
    Sides,
    SideTable,
)
from qualcode.stages.triangulation import compared_codes
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study


def by_time(study: Study, selection: Selection) -> Sides:
    """The comparison of occasions, a table for every informant heard at several.

    Sources of the same day and hour are one occasion; without a date each is one of its own.
    `left_out` are sources without period of informants who were heard in several.

    Raises:
        QualcodeError: nobody was asked twice.
    """
    positions = positions_of(study, selection)
    tables: list[SideTable] = []
    untold: list[str] = []
    for voice in positions.voices:
        for kind in SourceKind:
            if voice.informant and kind.spoken:
                heard = sorted((one for one in voice.sources if one.kind is kind), key=_when)
                tables += _tables(positions, voice, kind, heard)
                untold += _without_period(heard)
    if not tables:
        raise QualcodeError(_NOBODY, _hint(study, selection))
    reviewed = study.reviewed_as(selection)
    return Sides(Direction.TIME, selection.phase, reviewed, tuple(tables), tuple(untold))


_NOBODY = (
    "a single time cannot be triangulated (satu waktu tidak dapat ditriangulasi): nobody was "
    "asked twice by the same technique."
)


def _hint(study: Study, selection: Selection) -> str:
    if len({one.entry.phase for one in study.sources}) < 2 or selection.phase == "all":
        return "It takes two sources of one informant with different dates in study.yaml."
    return "--phase all takes in the preliminary phase, when somebody may have been asked before."


def _when(source: Source) -> tuple[bool, date, str]:
    return source.entry.date is None, source.entry.date or date.min, source.entry.time


def _tables(
    positions: Positions, voice: GroupVoice, kind: SourceKind, heard: Sequence[Source]
) -> Iterator[SideTable]:
    setting = Setting(informant=voice.id, technique=str(kind))
    for same in _by_period(heard).values():
        occasions = _parted(same, _occasion)
        if len(occasions) > 1:
            yield _table(positions, voice, Direction.TIME, setting, occasions)
    periods = _parted((one for one in heard if one.entry.period), _period)
    if len(periods) > 1:
        order = {one: n for n, one in enumerate(positions.study.settings.periods)}
        periods.sort(key=lambda each: order.get(each[0].entry.period or "", len(order)))
        yield _table(positions, voice, Direction.DEVELOPMENT, setting, periods)


def _by_period(heard: Sequence[Source]) -> dict[str, list[Source]]:
    """The sources of each period; with one period or none all of them are compared."""
    told = {one.entry.period for one in heard} - {None}
    found: dict[str, list[Source]] = {}
    for one in heard:
        if len(told) < 2:
            found.setdefault("", []).append(one)
        elif one.entry.period:
            found.setdefault(one.entry.period, []).append(one)
    return found


def _without_period(heard: Sequence[Source]) -> list[str]:
    """The sources of which nobody can tell whether something changed before them."""
    several = len({one.entry.period for one in heard} - {None}) > 1
    return [one.id for one in heard if several and not one.entry.period]


def _occasion(source: Source) -> Hashable:
    return (source.entry.date, source.entry.time) if source.entry.date else source.id


def _period(source: Source) -> Hashable:
    return source.entry.period


def _parted(sources: Iterable[Source], key: Callable[[Source], Hashable]) -> list[list[Source]]:
    found: dict[Hashable, list[Source]] = {}
    for one in sources:
        found.setdefault(key(one), []).append(one)
    return list(found.values())


def _table(
    positions: Positions,
    voice: GroupVoice,
    by: Direction,
    setting: Setting,
    occasions: Sequence[Sequence[Source]],
) -> SideTable:
    members = tuple(_member(by, each) for each in occasions)
    heard = [replace(voice, sources=tuple(each)) for each in occasions]
    rows = (
        SideComparison(
            code,
            tuple(
                side_of(positions, code.id, member.id, [one])
                for member, one in zip(members, heard, strict=True)
            ),
        )
        for code in compared_codes(positions)
    )
    kept = tuple(row for row in rows if len(row.expected) > 1 or row.statements)
    return SideTable(by, members, kept, setting)


def _member(by: Direction, sources: Sequence[Source]) -> Member:
    first = sources[0]
    name = first.entry.period if by is Direction.DEVELOPMENT else None
    return Member(name or first.id, first.entry.date, tuple(one.id for one in sources))
