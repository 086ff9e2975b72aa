"""The other copy of a study: what it calls its sources and codes, and how ours are found by that.

Ids are resolved by what the two copies say themselves: the ids of today, and `formerly`. Where
that leaves more than one answer, none is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from qualcode.errors import Problem
from qualcode.model.codebook import Codebook
from qualcode.model.informant import Roster
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import Source, SourceEntry
from qualcode.stores.study_codebook import codebook_of
from qualcode.stores.study_yaml import read_study

_ANOTHER, _RATHER_ANOTHER = 0.15, 0.5
"""Below these parts of common words in a row two texts are two interviews: in any case, or where
study.yaml also says that other people were heard."""

_IN_A_ROW = 3


class Called(Protocol):
    """A code or a source: it has an id, and may have had others."""

    @property
    def id(self) -> str:
        """What it is called today."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """What it was called before."""


One = TypeVar("One", bound=Called)


class Names(Generic[One]):
    """The codes or the sources of one copy, by every id that they have or had."""

    def __init__(self, every: Iterable[One]) -> None:
        self.every = tuple(every)
        former = {old: one for one in self.every for old in one.formerly}
        self._by_id = former | {one.id: one for one in self.every}

    def get(self, name: str) -> One | None:
        """The one of that id, or that once had it."""
        return self._by_id.get(name)

    def known_as(self, other: Called) -> list[One]:
        """Those that have, or had, one of the ids of another copy's; mostly one."""
        found = [self._by_id[name] for name in names_of(other) if name in self._by_id]
        return list({one.id: one for one in found}.values())


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """What the other copy's study.yaml and codebook say; empty where they cannot be read."""

    root: Path
    roster: Roster
    sources: tuple[SourceEntry, ...]
    codebook: Codebook | None
    problems: tuple[Problem, ...] = ()


def read_copy(root: Path) -> OtherCopy:
    """Read what another copy says of its sources and codes; journals may also come alone."""
    if not (root / STUDY_FILE).exists():
        return OtherCopy(root, Roster(), (), None)
    declared, problems = read_study(root)
    if declared is None:
        return OtherCopy(root, Roster(), (), None, problems)
    codebook, found = codebook_of(declared, root)
    told = found if codebook is None else ()
    return OtherCopy(root, declared.roster, declared.sources, codebook, told)


def names_of(one: Called) -> tuple[str, ...]:
    """The id of a code or a source, and its earlier ones."""
    return one.id, *one.formerly


def is_another(
    ours: Source, roster: Roster, theirs: SourceEntry, other: Roster, coded: str | None
) -> bool:
    """Whether two sources that bear one id are two interviews, and not one that was edited.

    Args:
        ours: The source of this copy.
        roster: Who is heard in this copy.
        theirs: What the other copy says of its source.
        other: Who is heard there.
        coded: The text that was coded there; None where it is not known.
    """
    if coded is None or coded == ours.text:
        return False
    share = _share_in_common(coded, ours.text)
    declared = _heard(ours.entry, roster) == _heard(theirs, other)
    return share < _ANOTHER or (share < _RATHER_ANOTHER and not declared)


def _heard(entry: SourceEntry, roster: Roster) -> frozenset[str]:
    """Who is heard in a source, by name; for what nobody says, its file."""
    people = (roster.informant(one) for one in entry.informants)
    names = (one.name if one else "" for one in people)
    return frozenset(one.casefold() for one in names) or frozenset([Path(entry.file).name])


def _share_in_common(one: str, other: str) -> float:
    """Which part of the shorter text stands in the other, in words in a row."""
    rows, others = _rows_of_words(one), _rows_of_words(other)
    return len(rows & others) / max(1, min(len(rows), len(others)))


def _rows_of_words(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(
        tuple(words[at : at + _IN_A_ROW]) for at in range(max(1, len(words) - _IN_A_ROW + 1))
    )
