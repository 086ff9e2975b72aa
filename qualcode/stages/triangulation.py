"""Source triangulation: do the source groups say the same of a code?

The categories follow Sugiyono (2011: same view, different view, specific; nothing is averaged)
and the convergence coding of Farmer, Robinson, Elliott and Eyles (2006). Agreement of direction
is not agreement of content: what the same and the different content is, the researcher writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from qualcode.errors import QualcodeError
from qualcode.model.codebook import AspectKind, Code
from qualcode.model.coding import Polarity
from qualcode.stages.passages import Statement
from qualcode.stages.positions import (
    GroupPosition,
    OverVoices,
    Positions,
    VoicePosition,
    disagreements,
    positions_of,
)
from qualcode.study import Selection, Study


class Convergence(StrEnum):
    """How the positions of the source groups on one code relate."""

    ONE_GROUP = "one-group"
    NO_DATA = "no-data"
    SINGLE_SOURCE = "single-source"
    DISSONANT = "dissonant"
    CONVERGENT = "convergent"
    CONVERGENT_INCOMPLETE = "convergent-incomplete"
    DESCRIPTIVE = "descriptive"
    PARTIAL = "partial"


_EVALUATED = (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE, Polarity.MIXED)


def convergence(positions: Sequence[Polarity | None]) -> Convergence:
    """The convergence of the groups that can speak of a code, one position for each of them.

    None is a group without a position; an undecided one does not count as a position either.
    The first rule that applies decides.
    """
    known = [one for one in positions if one not in (None, Polarity.UNDECIDED)]
    directions = set(known)
    if len(positions) <= 1:
        return Convergence.ONE_GROUP
    if len(known) <= 1:
        return Convergence.SINGLE_SOURCE if known else Convergence.NO_DATA
    if {Polarity.FAVOURABLE, Polarity.UNFAVOURABLE} <= directions:
        return Convergence.DISSONANT
    if len(directions) == 1 and directions <= set(_EVALUATED):
        complete = len(known) == len(positions)
        return Convergence.CONVERGENT if complete else Convergence.CONVERGENT_INCOMPLETE
    if directions == {Polarity.NEUTRAL}:
        return Convergence.DESCRIPTIVE
    return Convergence.PARTIAL


Standing = TypeVar("Standing", bound=OverVoices)


class Compared(Generic[Standing]):
    """How the positions that stand beside each other in a row relate, by the one rule.

    For whoever has `positions`: of source groups, or of the sides of another direction.
    """

    @property
    def positions(self) -> tuple[Standing, ...]:
        """The positions of the row, in the order of its columns."""
        raise NotImplementedError

    @property
    def expected(self) -> tuple[Standing, ...]:
        """The positions of those who can speak of the code."""
        return tuple(one for one in self.positions if one.expected)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is said on the code in the row."""
        return tuple(said for one in self.positions for said in one.statements)

    @property
    def convergence(self) -> Convergence:
        """The relation of the expected positions."""
        return convergence([one.polarity for one in self.expected])

    @property
    def mixed(self) -> bool:
        """Whether they agree in a mixed judgement ("baik namun tidak rutin")."""
        agree = (Convergence.CONVERGENT, Convergence.CONVERGENT_INCOMPLETE)
        return self.convergence in agree and any(
            one.polarity is Polarity.MIXED for one in self.expected
        )

    @property
    def provisional(self) -> bool:
        """Whether a person still has to decide on something in the row."""
        return any(one.provisional for one in self.statements)

    @property
    def opposed(self) -> tuple[tuple[VoicePosition, VoicePosition], ...]:
        """Different voices in different columns of which the first is + and the second −."""
        place = {id(one): n for n, side in enumerate(self.expected) for one in side.voices}
        pairs = disagreements(one for side in self.expected for one in side.voices)
        return tuple(
            (one, other)
            for one, other in pairs
            if place[id(one)] != place[id(other)] and one.voice.key != other.voice.key
        )

    @property
    def silent(self) -> tuple[Standing, ...]:
        """Those who could speak of the code and have no decided position."""
        undecided = (None, Polarity.UNDECIDED)
        return tuple(one for one in self.expected if one.polarity in undecided)

    def relation_as_json(self) -> dict[str, object]:
        """What every row of `triangulate --json` tells of its positions."""
        return {
            "convergence": str(self.convergence),
            "mixed": self.mixed,
            "provisional": self.provisional,
            "opposed": [[one.voice.id, other.voice.id] for one, other in self.opposed],
        }


@dataclass(frozen=True)
class CodeComparison(Compared[GroupPosition]):
    """One row of the convergence table: a code and where each source group stands on it."""

    code: Code
    groups: tuple[GroupPosition, ...]

    @property
    def positions(self) -> tuple[GroupPosition, ...]:
        """Those of the source groups."""
        return self.groups

    def as_json(self) -> dict[str, object]:
        """The row as `triangulate --json` prints it."""
        groups = {one.group.id: one.as_json() for one in self.groups}
        return {"code": self.code.id, **self.relation_as_json(), "groups": groups}


@dataclass(frozen=True)
class Triangulation:
    """The convergence of the source groups on every code, in codebook order."""

    phase: str
    reviewed: str
    rows: tuple[CodeComparison, ...]

    @cached_property
    def by_code(self) -> dict[str, CodeComparison]:
        """The rows by the ids of their codes."""
        return {row.code.id: row for row in self.rows}

    def counts(self, codes: frozenset[str]) -> Counter[Convergence]:
        """How many of the rows of these codes have which convergence."""
        known = self.by_code
        return Counter(known[one].convergence for one in codes if one in known)

    def as_json(self) -> dict[str, object]:
        """The table as `triangulate --json` prints it."""
        return {
            "by": "group",
            "phase": self.phase,
            "reviewed": self.reviewed,
            "rows": [row.as_json() for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class VoiceComparison:
    """A code and where each voice of the study's only group stands on it."""

    code: Code
    group: GroupPosition

    @property
    def opposed(self) -> tuple[tuple[VoicePosition, VoicePosition], ...]:
        """Voices of which the first is + and the second −."""
        return disagreements(self.group.voices)

    def as_json(self) -> dict[str, object]:
        """The row with a position for every voice."""
        return {
            "code": self.code.id,
            "opposed": [[one.voice.id, other.voice.id] for one, other in self.opposed],
            "voices": {one.voice.id: one.as_json() for one in self.group.voices},
        }


@dataclass(frozen=True, slots=True)
class Consistency:
    """What takes the place of source triangulation where there is only one group to compare."""

    phase: str
    reviewed: str
    rows: tuple[VoiceComparison, ...]

    def as_json(self) -> dict[str, object]:
        """The table as `triangulate --json` prints it for a study of one group."""
        return {
            "by": "informant",
            "refused": True,
            "phase": self.phase,
            "reviewed": self.reviewed,
            "rows": [row.as_json() for row in self.rows],
        }


def triangulate(study: Study, selection: Selection) -> Triangulation:
    """The source triangulation of a selection.

    Raises:
        QualcodeError: there is only one source group to compare; `consistency` compares its
            informants instead.
    """
    if not can_triangulate(study, selection):
        raise QualcodeError(
            "a single source group cannot be triangulated "
            "(satu kelompok sumber tidak dapat ditriangulasi).",
            "Compare its informants instead, or select at least two groups.",
        )
    positions = positions_of(study, selection)
    return Triangulation(selection.phase, study.reviewed_as(selection), compare_groups(positions))


def consistency(study: Study, selection: Selection) -> Consistency:
    """The positions of the informants of a single group, code by code."""
    positions = positions_of(study, selection)
    rows = tuple(
        VoiceComparison(code, positions.of_group(code.id, group))
        for code in compared_codes(positions)
        for group in positions.groups[:1]
    )
    return Consistency(selection.phase, study.reviewed_as(selection), rows)


def compare(study: Study, selection: Selection) -> Triangulation | Consistency:
    """The triangulation, or the consistency of informants where one group cannot be compared."""
    if can_triangulate(study, selection):
        return triangulate(study, selection)
    return consistency(study, selection)


def can_triangulate(study: Study, selection: Selection) -> bool:
    """Whether the selection holds at least two source groups."""
    return len(positions_of(study, selection).groups) > 1


def compare_groups(positions: Positions) -> tuple[CodeComparison, ...]:
    """One row a code, without asking whether there are enough groups to call it triangulation."""
    return tuple(
        CodeComparison(
            code, tuple(positions.of_group(code.id, group) for group in positions.groups)
        )
        for code in compared_codes(positions)
    )


def compared_codes(positions: Positions) -> tuple[Code, ...]:
    """Every leaf, and every parent that is coded directly; suggestions are never compared."""
    kind = positions.study.codebook.kind
    return tuple(code for code in positions.codes if kind(code.id) is not AspectKind.SUGGESTION)
