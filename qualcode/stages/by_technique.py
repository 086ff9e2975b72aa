"""Triangulation of techniques: interview, focus group, observation and document on one object.

Compared is what is said of the same code by the same source group and, where the study has cases,
in the same case. A focus group is a technique of its own: what people say before others need not
be what they say alone (Moleong's public and private speech). A document or observation without
group is nobody's voice but tells of the object: it stands beside every group, and where it has no
case either, beside every case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    """A voice as far as it is heard by one technique in one case."""

    voice: GroupVoice
    kind: SourceKind
    case: str

    def within(self, setting: Setting) -> bool:
        """Whether it tells of the object that a table is about."""
        if self.voice.group is None:
            return self.case in ("", setting.case)
        return (self.voice.group, self.case) == (setting.group, setting.case)


def by_technique(study: Study, selection: Selection) -> Sides:
    """The comparison of techniques, a table for every source group and case heard by several.

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
    return Sides(Direction.TECHNIQUE, selection.phase, study.reviewed_as(selection), tables)


def _pieces(positions: Positions) -> Iterator[Piece]:
    for voice in positions.voices:
        found: dict[tuple[SourceKind, str], list[Source]] = {}
        own = voice.informant.case if voice.informant else None
        for source in voice.sources:
            # What nobody in particular says in an interview is no technique of its own.
            if voice.informant or voice.group or not source.kind.spoken:
                found.setdefault((source.kind, own or source.entry.case or ""), []).append(source)
        for (kind, case), sources in found.items():
            yield Piece(replace(voice, sources=tuple(sources)), kind, case)


def _settings(positions: Positions, pieces: tuple[Piece, ...]) -> Iterator[Setting]:
    """Each group in each case of which something was heard, in the order of study.yaml."""
    there = {(one.voice.group, one.case) for one in pieces}
    cases = (*(case.id for case in positions.study.roster.cases), "")
    for group in positions.groups:
        for case in cases:
            if (group.id, case) in there:
                yield Setting(group=group.id, case=case)


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
