"""The keys of an axis, and how neighbouring keys share titles and tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from qualcode.document import Cell, Joined, Section, Tone, Words, phrase
from qualcode.model.codebook import Code
from qualcode.model.informant import SourceGroup
from qualcode.model.memo import Subject
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions
from qualcode.stages.voices import GroupVoice

NOWHERE = "\x00"
"""The key of what stands at no place of an axis, such as what belongs to no case."""


@dataclass(frozen=True, slots=True)
class Key:
    """One row or column.

    A key of topics has its `code`, any other its `voices`, each with the sources in which it is
    heard there, and the `group` where it is a whole source group. `several` says that it stands
    for more than one voice even where there happens to be one, so that each is named. `subject`
    is what a memo on a cell of it is about. Neighbours of one `cluster` belong together (an
    aspect, a source group); `crosscutting` clusters are the codebook's obstacles and the like.
    """

    id: str
    label: Words
    cluster: Words = ""
    code: Code | None = None
    voices: tuple[GroupVoice, ...] = ()
    group: SourceGroup | None = None
    crosscutting: bool = False
    several: bool = False
    subject: Subject | None = None


class Axis(Protocol):
    """What a matrix's rows or columns are. `name` is the word for it in study.yaml."""

    @property
    def name(self) -> str: ...
    @property
    def header(self) -> Words: ...

    @property
    def definition(self) -> Words:
        """What a row or column is, for the note under the table."""
        ...

    @property
    def clustered(self) -> bool:
        """Whether its keys stand in clusters, so that a table can be made of each."""
        ...

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """All keys in order, also those without evidence."""
        ...

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The id of the key that a statement belongs to."""
        ...


def crossed(one: Key, other: Key) -> Key:
    """The voices that are heard in both of two keys, each with the sources that both have."""
    there = {(voice.id, voice.informant is None): voice for voice in other.voices}
    voices = []
    for voice in one.voices:
        match = there.get((voice.id, voice.informant is None))
        common = {source.id for source in match.sources} if match else set()
        if shared := tuple(source for source in voice.sources if source.id in common):
            voices.append(replace(voice, sources=shared))
    several = one.several or other.several or bool(one.group or other.group)
    return Key(f"{one.id} {other.id}", "", voices=tuple(voices), several=several)


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


def titled_parts(title: Words, parts: tuple[tuple[Key, ...], ...]) -> tuple[Words, ...]:
    """The titles of the tables into which keys are divided: what is in each.

    Tables of the same clusters are numbered, so that no two of them have one title.
    """
    if len(parts) < 2:
        return (title,) * len(parts)
    named = [tuple(cluster[0].cluster for cluster in clusters(part)) for part in parts]
    titles: list[Words] = []
    for keys, names, (place, of) in zip(parts, named, _numbered(named), strict=True):
        shown: list[Words] = [cluster_names(keys)] if any(names) else []
        if of > 1:
            shown.append(phrase("display.number", n=place, of=of))
        part = phrase("display.part", title=title, part=Joined(tuple(shown)))
        titles.append(part if shown else title)
    return tuple(titles)


def _numbered(named: list[tuple[Words, ...]]) -> list[tuple[int, int]]:
    """The place of each among those that are like it, from 1, and how many these are."""
    found: dict[int, list[list[int]]] = {}
    for place, names in enumerate(named):
        families = found.setdefault(_hash(names), [])
        alike = next((one for one in families if named[one[0]] == names), None)
        if alike is None:
            families.append([place])
        else:
            alike.append(place)
    everything = [one for families in found.values() for one in families]
    numbers = {
        place: (number, len(alike)) for alike in everything for number, place in enumerate(alike, 1)
    }
    return [numbers[place] for place in range(len(named))]


def _hash(names: tuple[Words, ...]) -> int:
    """One number for names that are alike; what cannot be hashed (phrases) is compared instead."""
    try:
        return hash(names)
    except TypeError:
        return 0


def cluster_names(keys: tuple[Key, ...]) -> Words:
    """The clusters of a table's columns, for its title."""
    return Joined(tuple(cluster[0].cluster for cluster in clusters(keys)), "; ")
