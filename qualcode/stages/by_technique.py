"""Triangulation of techniques: interview, focus group, observation and document on one object.

Compared is what is said of the same code by the same source group and, where the study has them,
in the same case and the same period: what changed since is a development, not a disagreement.
A focus group is a technique of its own: what people say before others need not be what they say
alone (Moleong's public and private speech). A document or observation without group is nobody's
voice but tells of the object: it stands beside every group, and where it has no case or no period
either, beside every case or period.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.source import Source, SourceKind
from qualcode.stages.positions import Positions, VoicePosition, positions_of
from qualcode.stages.sides import (
    Direction,
    Member,
    Setting,
    Side,
    SideComparison,
    Sides,
    SideTable,
    said_in,
)
from qualcode.stages.triangulation import compared_codes
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study


@dataclass(frozen=True, slots=True)
class Piece:
    """A voice as far as it is heard by one technique in one case and period."""

    voice: GroupVoice
    kind: SourceKind
    case: str
    period: str

    def within(self, setting: Setting, whenever: bool = False) -> bool:
        """Whether it tells of the object that a table is about; `whenever`: in any period."""
        if self.voice.group is None:
            then = whenever or self.period in ("", setting.period)
            return self.case in ("", setting.case) and then
        then = whenever or self.period == setting.period
        return (self.voice.group, self.case) == (setting.group, setting.case) and then


def by_technique(study: Study, selection: Selection) -> Sides:
    """The comparison of techniques, a table for every source group and case heard by several.

    `left_out` are sources that no other technique stands beside in their period, but in another.

    Raises:
        QualcodeError: no group was heard by two techniques.
    """
    positions = positions_of(study, selection)
    pieces = tuple(_pieces(positions))
    tables = tuple(
        table
        for setting in _settings(positions, pieces)
        if len((table := _table(positions, setting, pieces)).members) > 1
    )
    if not tables:
        raise QualcodeError(
            "one technique cannot be triangulated (satu teknik tidak dapat ditriangulasi).",
            "It takes an observation, a document or a focus group on what was said in interviews.",
        )
    alone = _alone_in_their_period(positions, pieces)
    return Sides(Direction.TECHNIQUE, selection.phase, study.reviewed_as(selection), tables, alone)


def _pieces(positions: Positions) -> Iterator[Piece]:
    for voice in positions.voices:
        found: dict[tuple[SourceKind, str, str], list[Source]] = {}
        own = voice.informant.case if voice.informant else None
        for source in voice.sources:
            # What nobody in particular says in an interview is no technique of its own.
            if voice.informant or voice.group or not source.kind.spoken:
                key = source.kind, own or source.entry.case or "", source.entry.period or ""
                found.setdefault(key, []).append(source)
        for (kind, case, period), sources in found.items():
            yield Piece(replace(voice, sources=tuple(sources)), kind, case, period)


def _settings(positions: Positions, pieces: tuple[Piece, ...]) -> Iterator[Setting]:
    """Each group in each case and period of which something was heard, as study.yaml has them."""
    there = {(one.voice.group, one.case, one.period) for one in pieces}
    told = positions.study.settings.periods
    cases = dict.fromkeys((*(one.id for one in positions.study.roster.cases), ""))
    periods = dict.fromkeys((*told, *(one.period for one in pieces if one.period), ""))
    for group in positions.groups:
        for case, period in product(cases, periods):
            if (group.id, case, period) in there:
                yield Setting(group=group.id, case=case, period=period)


def _alone_in_their_period(positions: Positions, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """Sources that stand in no table, though in other periods there were other techniques."""
    alone: dict[str, None] = {}
    placed: set[str] = set()
    for setting in _settings(positions, pieces):
        here = [one for one in pieces if one.within(setting)]
        ever = {one.kind for one in pieces if one.within(setting, whenever=True)}
        ids = [source.id for one in here if one.voice.group for source in one.voice.sources]
        if len({one.kind for one in here}) > 1:
            placed.update(ids)
        elif len(ever) > 1:
            alone.update(dict.fromkeys(ids))
    return tuple(one for one in alone if one not in placed)


def _table(positions: Positions, setting: Setting, pieces: tuple[Piece, ...]) -> SideTable:
    chosen = [one for one in pieces if one.within(setting)]
    kinds = tuple(kind for kind in SourceKind if any(one.kind is kind for one in chosen))
    rows = (_row(positions, code, kinds, chosen) for code in compared_codes(positions))
    return SideTable(
        Direction.TECHNIQUE,
        tuple(Member(str(kind)) for kind in kinds),
        tuple(row for row in rows if len(row.expected) > 1 or row.statements),
        setting,
        tuple(one.voice.id for one in chosen if one.voice.group is None),
    )


def _row(
    positions: Positions, code: Code, kinds: tuple[SourceKind, ...], pieces: list[Piece]
) -> SideComparison:
    return SideComparison(
        code,
        tuple(
            side_of(positions, code.id, str(kind), [p.voice for p in pieces if p.kind is kind])
            for kind in kinds
        ),
    )


def side_of(positions: Positions, code: str, member: str, voices: list[GroupVoice]) -> Side:
    """Where some voices, each as far as it is heard in the sources that it has here, stand."""
    stand = tuple(_position(positions, code, voice) for voice in voices)
    expected = any(positions.silence.expects(code, voice.group) for voice in voices)
    silent = not any(one.statements for one in stand)
    empty = positions.silence.of_voices(code, voices) if silent else None
    return Side(member, stand, expected, empty)


def _position(positions: Positions, code: str, voice: GroupVoice) -> VoicePosition:
    said = said_in(positions.said(code, voice), (source.id for source in voice.sources))
    return VoicePosition(voice, said, None if said else positions.silence.of_voice(code, voice))
