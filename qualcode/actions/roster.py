"""Informants taken from a table into study.yaml: all that can be, with what is left out told.

Entries that are there are never changed, and comments, order and layout stay. Messages name rows
and columns, not people: a name is printed only where its owner agreed to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from qualcode import disk
from qualcode.actions.roster_columns import UNUSED, Column, Said, columns_of, recogniser
from qualcode.actions.roster_rows import Row, Table
from qualcode.actions.roster_table import read_table
from qualcode.actions.roster_values import (
    case_of,
    consent_of,
    group_of,
    kind_of,
    labels_in,
    new_group_id,
    yes_or_no,
)
from qualcode.actions.study_rewrite import Present, present_study, prove
from qualcode.errors import QualcodeError
from qualcode.model.informant import Informant, SourceGroup
from qualcode.model.settings import STUDY_FILE
from qualcode.model.speaker_label import fold_label
from qualcode.model.text import LocalText
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_text import with_entries, with_labels

_LONGEST_ID = 100
_DASHES = ("-", "–", "—")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Left:
    """A row that is not taken, or (not `whole`) a value of one that is, and why."""

    row: int
    why: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be added to study.yaml; nothing is written yet.

    `groups` are ids and labels of groups that are to be made; `unknown` are groups that the study
    does not have and that nobody asked to make, `known` the ids of those it has.
    """

    columns: tuple[Column, ...]
    told: str
    people: tuple[tuple[int, Informant], ...]
    left: tuple[Left, ...]
    groups: Mapping[str, str]
    unknown: tuple[str, ...]
    known: tuple[str, ...]
    content: bytes


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a table is to be taken: columns, the sheet, groups, and the group of rows without one."""

    said: Said = ()
    sheet: str = ""
    make_groups: bool = False
    group: str = ""


def plan_import(root: Path, file: Path, wishes: Wishes) -> Import:
    """What a table would add to the study.

    Raises:
        QualcodeError: the table or study.yaml cannot be read, or its columns are not clear.
    """
    present = present_study(root)
    table = read_table(file, recogniser(wishes.said), wishes.sheet)
    columns = columns_of(table.header, wishes.said)
    return _planned(present, table, columns, wishes)


def add_informants(root: Path, wanted: Import) -> None:
    """Write what was planned into study.yaml.

    Raises:
        QualcodeError: there is a group that the study does not have, study.yaml was changed in
            the meantime or has no place for more, or nothing could be written.
    """
    if wanted.unknown:
        listed = ", ".join(f"'{one}'" for one in wanted.unknown)
        raise QualcodeError(
            f"the study has no group {listed}; nothing was added.",
            f"Mend the table (it has: {', '.join(wanted.known)}), or say --make-groups.",
        )
    with disk.locked(root, "roster"):
        present = present_study(root)
        if present.content != wanted.content:
            raise QualcodeError(f"{STUDY_FILE} was changed in the meantime.", "Run it again.")
        people = [one for _, one in wanted.people]
        changed = present.content
        if wanted.groups:
            changed = with_labels(changed, "groups", wanted.groups)
        changed = with_entries(changed, "informants", [_fields(one) for one in people])
        prove(present, changed, _extended(present.declared, wanted.groups, people))
        disk.rewrite(root, root / STUDY_FILE, changed)


def _extended(
    declared: StudyFile, groups: Mapping[str, str], people: Sequence[Informant]
) -> StudyFile:
    roster = declared.roster
    made = tuple(SourceGroup(name, LocalText.plain(label)) for name, label in groups.items())
    return replace(
        declared,
        roster=replace(
            roster,
            groups=(*roster.groups, *made),
            informants=(*roster.informants, *people),
        ),
    )


def _fields(one: Informant) -> dict[str, Any]:
    """An informant as study.yaml lists one; what was not said is left out."""
    optional = {
        "pseudonym": one.pseudonym, "consent": str(one.consent), "role": one.role,
        "kind": str(one.kind) if one.kind else "", "selection": one.selection,
        "sample": "" if one.sample else "no", "case": one.case or "",
        "aliases": list(one.aliases), "attributes": dict(one.attributes),
    }  # fmt: skip
    return {"id": one.id, "name": one.name, "group": one.group} | {
        key: value for key, value in optional.items() if value
    }


def _planned(present: Present, table: Table, columns: tuple[Column, ...], wishes: Wishes) -> Import:
    taking = _Taking(present.declared, columns, wishes, len(table.header.cells))
    people = [(row.number, one) for row in table.rows if (one := taking.take(row))]
    return Import(
        columns=columns,
        told=table.told,
        people=tuple(people),
        left=tuple(taking.left),
        groups=taking.made,
        unknown=tuple(taking.unknown),
        known=tuple(one.id for one in present.declared.roster.groups),
        content=present.content,
    )


class _RowError(Exception):
    """Why a row is left out."""


def _said(cell: str) -> str:
    """What a cell says; a dash is written for nothing."""
    return "" if cell in _DASHES else cell


@dataclass(slots=True)
class _Taking:
    """Takes row after row and remembers whose labels are taken."""

    declared: StudyFile
    columns: tuple[Column, ...]
    wishes: Wishes
    width: int
    left: list[Left] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        roster = self.declared.roster
        self._owners |= {fold_label(label): "the interviewer" for label in roster.interviewer}
        self._owners |= {fold_label(name): "an informant" for name in roster.withheld}
        listed = [str(path[1]) for path in self.declared.marks if path[0] == "informants"
                  and len(path) == 2]  # fmt: skip
        self._owners |= {fold_label(name): name for name in listed}
        for one in roster.informants:
            self._owners |= {fold_label(label): one.id for label in one.labels}

    def take(self, row: Row) -> Informant | None:
        """The informant of a row; None where it is left out, which is told."""
        try:
            return self._informant(row)
        except _RowError as error:
            self.left.append(Left(row.number, str(error)))
            return None

    def _informant(self, row: Row) -> Informant:
        if any(row.cells[self.width :]):
            raise _RowError("has more cells than there are columns")
        if any(_UNWRITABLE.search(cell) for cell in row.cells):
            raise _RowError("holds a control character")
        said = dict(self._values(row))
        name = said.get("name", "")
        if not name:
            raise _RowError("has no name")
        owner = self._owners.get(fold_label(name))
        if owner:
            raise _RowError(f"has the name of {owner}, who is listed already")
        one = Informant(
            id=self._id(said.get("id", "")), name=name, group="", **self._optional(said)
        )
        labels = self._own_labels(one)
        # Only a row that is taken makes a group, so this comes last.
        group = self._group(said.get("group", "") or self.wishes.group)
        self._owners |= dict.fromkeys(labels, one.id)
        return replace(one, group=group, attributes=dict(self._attributes(row)))

    def _values(self, row: Row) -> Iterator[tuple[str, str]]:
        for column in self.columns:
            if column.field in (UNUSED, "attributes"):
                continue
            if column.number in row.faults:
                raise _RowError(f"has {row.faults[column.number]} under '{column.header}'")
            yield column.field, _said(row[column.number])

    def _attributes(self, row: Row) -> Iterator[tuple[str, str]]:
        for column in self.columns:
            value = _said(row[column.number])
            if column.attribute and column.number in row.faults:
                why = f"has {row.faults[column.number]} under '{column.header}', which is left out"
                self.left.append(Left(row.number, why, whole=False))
            elif column.attribute and value:
                yield column.attribute, value

    def _id(self, said: str) -> str:
        if said:
            if len(said) > _LONGEST_ID:
                raise _RowError("has an id that is too long")
            if fold_label(said) in self._owners:
                raise _RowError(f"has the id of {self._owners[fold_label(said)]}")
            return said
        free = (f"I{number}" for number in count(1))
        return next(name for name in free if fold_label(name) not in self._owners)

    def _group(self, word: str) -> str:
        if not word:
            raise _RowError("has no group; for all such rows: --group GROUP")
        known = group_of(word, self.declared.roster)
        if known:
            return known
        for name, label in self.made.items():
            if word.casefold() == label.casefold():
                return name
        if not self.wishes.make_groups:
            self.unknown.setdefault(word)
            return word
        name = new_group_id(word, [*(one.id for one in self.declared.roster.groups), *self.made])
        self.made[name] = word
        return name

    def _optional(self, said: Mapping[str, str]) -> dict[str, Any]:
        """The fields that an informant may have."""
        found: dict[str, Any] = {
            name: said[name] for name in ("pseudonym", "role", "selection") if said.get(name)
        }
        for name, meaning, words in (
            ("consent", consent_of, "named, role, anonymous or withdrawn"),
            ("kind", kind_of, "key, main or additional (kunci, utama, tambahan)"),
            ("sample", yes_or_no, "yes or no"),
            ("case", lambda word: case_of(word, self.declared.roster), "a case of study.yaml"),
        ):
            if said.get(name):
                found[name] = meaning(said[name])
                if found[name] is None:
                    raise _RowError(f"says a {name} that is not understood; write {words}")
        if said.get("aliases"):
            found["aliases"] = labels_in(said["aliases"])
        return found

    def _own_labels(self, one: Informant) -> list[str]:
        """The labels of a person, folded; none of them may be somebody else's."""
        folded = [fold_label(label) for label in one.labels]
        shared = next((self._owners[label] for label in folded if label in self._owners), "")
        if shared:
            raise _RowError(f"has a pseudonym or alias that is {shared}'s")
        return folded
