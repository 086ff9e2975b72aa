"""The axes of a matrix. Their keys come from the study, so silent informants keep their rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from qualcode.displays.citation import code_name, voice_name
from qualcode.document import Cell, Joined, Section, Tone, Words, phrase
from qualcode.model.codebook import AspectKind, Code
from qualcode.model.informant import SourceGroup
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions
from qualcode.stages.voices import GroupVoice

UNGROUPED = "\x00ungrouped"
"""The key of documents and observations that speak for no group."""


@dataclass(frozen=True, slots=True)
class Key:
    """One row or column.

    A key of topics has its `code`, a key of people their `voices` and, where it is a whole source
    group, the `group`. Neighbours of one `cluster` belong together (an aspect, a source group);
    `crosscutting` clusters are the codebook's obstacles, outcomes and the like.
    """

    id: str
    label: Words
    cluster: Words = ""
    code: Code | None = None
    voices: tuple[GroupVoice, ...] = ()
    group: SourceGroup | None = None
    crosscutting: bool = False


class Axis(Protocol):
    """What a matrix's rows or columns are."""

    @property
    def header(self) -> Words: ...

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """All keys in order, also those without evidence."""
        ...

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The id of the key that a statement belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class VoiceAxis:
    """Informants, then documents and observations.

    `by_role` sets them by source group and puts equal roles next to each other.
    """

    by_role: bool = False

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.informant")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a voice."""
        labels = {group.id: group.label for group in positions.study.roster.groups}
        everybody = list(positions.voices)
        if self.by_role:
            everybody.sort(key=_Rank(positions))
        return tuple(
            Key(
                _voice_key(voice.informant is not None, voice.id),
                voice_name(voice),
                cluster=labels.get(voice.group or "", phrase("group.none")),
                voices=(voice,),
            )
            for voice in everybody
        )

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The voice that says it."""
        row = statement.first
        return _voice_key(row.informant is not None, row.voice)


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


def _voice_key(person: bool, voice: str) -> str:
    return f"{'informant' if person else 'source'} {voice}"


@dataclass(frozen=True, slots=True)
class GroupAxis:
    """The source groups; documents that speak for none stand last, where there are any."""

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.group")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a group."""
        keys = [
            Key(
                group.id,
                group.label,
                voices=tuple(voice for voice in positions.voices if voice.group == group.id),
                group=group,
            )
            for group in positions.groups
        ]
        known = {key.id for key in keys}
        others = tuple(voice for voice in positions.voices if voice.group not in known)
        if any(voice.speaks(row) for voice in others for row in positions.evidence):
            keys.append(Key(UNGROUPED, phrase("group.none"), voices=others))
        return tuple(keys)

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The group whose voice says it."""
        group = statement.first.group
        known = {one.id for one in positions.groups}
        return group if group in known else UNGROUPED


@dataclass(frozen=True, slots=True)
class IndicatorAxis:
    """The second level of the codebook, clustered by root."""

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.indicator")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key an indicator; a root itself where it has none or is coded directly."""
        book = positions.study.codebook
        chosen = positions.study.selected_codes(positions.selection)
        wanted = {
            book.indicator(code).id
            for code in chosen
            if len(book.lineage(code)) > 1 or positions.is_lowest(code) or positions.is_coded(code)
            if positions.is_kept(book[code])
        }
        return code_keys(positions, tuple(code for code in book.codes if code.id in wanted))

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The indicator above its code."""
        return statement.first.indicator.id


@dataclass(frozen=True, slots=True)
class CodeAxis:
    """The leaves of the codebook, and parents that are coded directly."""

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.code")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a code, suggestions included."""
        return code_keys(positions, positions.codes)

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """Its code."""
        return statement.first.code.id


def code_keys(positions: Positions, codes: tuple[Code, ...]) -> tuple[Key, ...]:
    """Keys of codes, the aspects' before those that cut across them."""
    book = positions.study.codebook
    keys = [
        Key(
            code.id,
            code_name(code),
            cluster=code_name(book.aspect(code.id)),
            code=code,
            crosscutting=book.kind(code.id) is not AspectKind.ASPECT,
        )
        for code in codes
    ]
    return tuple(sorted(keys, key=lambda key: key.crosscutting))


def clusters(keys: tuple[Key, ...]) -> tuple[tuple[Key, ...], ...]:
    """Neighbouring keys of the same cluster together."""
    found: list[list[Key]] = []
    for key in keys:
        if found and found[-1][0].cluster == key.cluster:
            found[-1].append(key)
        else:
            found.append([key])
    return tuple(map(tuple, found))


def under_cluster(keys: tuple[Key, ...], rows: tuple[tuple[Cell, ...], ...]) -> Section:
    """The rows of a cluster's keys under its name."""
    return under_title(keys[0].cluster, tuple(key.label for key in keys), rows)


def under_title(
    title: Words, names: tuple[Words, ...], rows: tuple[tuple[Cell, ...], ...], at: int = 0
) -> Section:
    """Rows under a title. A single row of that very name is set out instead, in its cell `at`."""
    if names != (title,):
        return Section(rows, title)
    row = rows[0]
    named = replace(row[at], tone=Tone.STRONG)
    return Section(((*row[:at], named, *row[at + 1 :]),))


def readable_parts(keys: tuple[Key, ...], limit: int) -> tuple[tuple[Key, ...], ...]:
    """Columns in tables that can be read: one table a cluster, none wider than `limit`.

    Few enough columns stay together; small crosscutting clusters share a table.
    """
    if len(keys) <= limit:
        return (keys,)
    parts: list[tuple[Key, ...]] = []
    for cluster in clusters(keys):
        shares = parts and cluster[0].crosscutting and parts[-1][0].crosscutting
        if shares and len(parts[-1]) + len(cluster) <= limit:
            parts[-1] += cluster
        else:
            parts += _evenly(cluster, limit)
    return tuple(parts)


def _evenly(keys: tuple[Key, ...], limit: int) -> list[tuple[Key, ...]]:
    tables = -(-len(keys) // limit)
    size = -(-len(keys) // tables)
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def cluster_names(keys: tuple[Key, ...]) -> Words:
    """The clusters of a table's columns, for its title."""
    return Joined(tuple(cluster[0].cluster for cluster in clusters(keys)), "; ")
