"""Axes of people: informants, roles and source groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qualcode.displays.axes.key import NOWHERE, Key
from qualcode.displays.citation import case_name, voice_name
from qualcode.document import Words, phrase
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions
from qualcode.stages.voices import GroupVoice, VoiceKey, said_by, told_role
from qualcode.study import Evidence


@dataclass(frozen=True, slots=True)
class VoiceAxis:
    """Informants, then documents and observations.

    `by` sets them under their source group, equal roles next to each other (`role`), or under
    their case (`case`).
    """

    by: Literal["", "role", "case"] = ""
    name: str = "informant"
    clustered: bool = True

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.informant")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.informant")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a voice."""
        everybody = list(positions.voices)
        if self.by == "role":
            everybody.sort(key=_Rank(positions))
        if self.by == "case":
            everybody = [one for key in _by_case(positions) for one in key]
        return tuple(
            Key(
                _voice_key(voice.key),
                voice_name(voice),
                cluster=self._cluster(positions, voice),
                voices=(voice,),
                subject=("informant" if voice.informant else "source", voice.id),
            )
            for voice in everybody
        )

    def _cluster(self, positions: Positions, voice: GroupVoice) -> Words:
        roster = positions.study.roster
        if self.by == "case":
            case = roster.case(case_of(voice))
            return case_name(positions.study, case) if case else phrase("none.case")
        return _group_of(voice, positions)

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The voice that says it."""
        return _voice_key(said_by(statement.first))


def case_of(voice: GroupVoice) -> str:
    """The case that a voice belongs to; of a written source its own."""
    if voice.informant:
        told = {source.entry.case or "" for source in voice.sources}
        return voice.informant.case or (told.pop() if len(told) == 1 else "")
    return voice.sources[0].entry.case or "" if voice.sources else ""


def _by_case(positions: Positions) -> list[list[GroupVoice]]:
    """The voices of each case in the order of study.yaml, then those of none."""
    cases = [case.id for case in positions.study.roster.cases]
    found: dict[str, list[GroupVoice]] = {case: [] for case in (*cases, "")}
    for voice in positions.voices:
        case = case_of(voice)
        found[case if case in found else ""].append(voice)
    return list(found.values())


class _Rank:
    """Sorts voices by group and, within it, by the first appearance of their role."""

    def __init__(self, positions: Positions) -> None:
        groups = [group.id for group in positions.study.roster.groups]
        self._groups = {group: number for number, group in enumerate(groups)}
        roles = dict.fromkeys(_role(voice) for voice in positions.voices)
        self._roles = {role: number for number, role in enumerate(roles)}

    def __call__(self, voice: GroupVoice) -> tuple[int, bool, int]:
        group = self._groups.get(voice.group or "", len(self._groups))
        return group, voice.informant is None, self._roles[_role(voice)]


def _role(voice: GroupVoice) -> str:
    return voice.informant.role if voice.informant else ""


def _voice_key(key: VoiceKey) -> str:
    person, voice = key
    return f"{'informant' if person else 'source'} {voice}"


@dataclass(frozen=True, slots=True)
class RoleAxis:
    """What people are, as far as consent lets it be printed; the others by their source group."""

    name: str = "role"
    clustered: bool = True

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.role")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.role")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a role, by source group and first appearance; written sources last."""
        everybody = sorted(positions.voices, key=_Rank(positions))
        found: dict[str, list[GroupVoice]] = {}
        for voice in everybody:
            found.setdefault(_role_key(voice.role, voice.group), []).append(voice)
        return tuple(
            Key(
                key,
                voices[0].role or _group_of(voices[0], positions),
                cluster=_group_of(voices[0], positions),
                voices=tuple(voices),
                several=True,
            )
            for key, voices in found.items()
        )

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The role of who says it."""
        row: Evidence = statement.first
        return _role_key(told_role(positions.study, row.informant), row.group)


def _group_of(voice: GroupVoice, positions: Positions) -> Words:
    group = positions.study.roster.group(voice.group or "")
    return group.label if group else phrase("group.none")


def _role_key(role: str, group: str | None) -> str:
    return f"role {group or NOWHERE} {role}"


@dataclass(frozen=True, slots=True)
class GroupAxis:
    """The source groups; documents that speak for none stand last, where there are any."""

    name: str = "group"
    clustered: bool = False

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.group")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.group")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a group."""
        keys = [
            Key(
                group.id,
                group.label,
                voices=tuple(voice for voice in positions.voices if voice.group == group.id),
                group=group,
                several=True,
                subject=("group", group.id),
            )
            for group in positions.groups
        ]
        known = {key.id for key in keys}
        others = tuple(voice for voice in positions.voices if voice.group not in known)
        if any(voice.speaks(row) for voice in others for row in positions.evidence):
            keys.append(Key(NOWHERE, phrase("group.none"), voices=others, several=True))
        return tuple(keys)

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The group whose voice says it."""
        group = statement.first.group
        known = {one.id for one in positions.groups}
        return group if group in known else NOWHERE
