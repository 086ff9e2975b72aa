"""What any triangulation compares: the sides of a row, and what the rule says of their positions.

A side is what stands in one column: a technique, an occasion, a coder or a kind of informant. Its
position combines those of its voices, and the sides compare by the rule that holds for source
groups (see `triangulation.convergence`): without weights, and never merged over codes.

Sources: Denzin (1978), The Research Act, for the kinds of triangulation; Sugiyono (2011), Metode
Penelitian Kuantitatif, Kualitatif, dan R&D, for sources, techniques and times.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualcode.model.codebook import Code
from qualcode.stages.passages import Statement
from qualcode.stages.positions import OverVoices, VoicePosition
from qualcode.stages.silence import Empty
from qualcode.stages.triangulation import Compared, Convergence
from qualcode.stages.voices import GroupVoice


class Direction(StrEnum):
    """What is compared with what. A development over periods is no triangulation."""

    TECHNIQUE = "technique"
    TIME = "time"
    DEVELOPMENT = "development"
    CODER = "coder"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Member:
    """One side of a table: its id, and for an occasion when it was and which sources it has."""

    id: str
    day: date | None = None
    sources: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The member as `triangulate --json` lists it."""
        told: dict[str, object] = {"id": self.id}
        if self.sources:
            told |= {"date": str(self.day) if self.day else None, "sources": list(self.sources)}
        return told


@dataclass(frozen=True)
class Side(OverVoices):
    """Where one member stands on a code. `expected`: whether it can speak of it at all."""

    member: str
    voices: tuple[VoicePosition, ...]
    expected: bool = True
    empty: Empty | None = None


@dataclass(frozen=True, slots=True)
class Passages:
    """How coders judged the passages of a row: alike, differently, or one of them alone."""

    same: int
    differing: int
    alone: int

    def as_json(self) -> dict[str, int]:
        """The three numbers."""
        return {"same": self.same, "differing": self.differing, "alone": self.alone}


@dataclass(frozen=True)
class SideComparison(Compared[Side]):
    """A row: a code, of one voice where it is about one, and where each side stands on it."""

    code: Code
    sides: tuple[Side, ...]
    voice: GroupVoice | None = None
    passages: Passages | None = None

    @property
    def positions(self) -> tuple[Side, ...]:
        """Those of the sides."""
        return self.sides

    @property
    def differs(self) -> bool:
        """Whether something in the row asks for an explanation."""
        unlike = (Convergence.DISSONANT, Convergence.PARTIAL)
        judged = self.passages is not None and self.passages.differing > 0
        return self.convergence in unlike or bool(self.opposed) or judged

    def as_json(self) -> dict[str, object]:
        """The row as `triangulate --json` prints it."""
        return {
            "code": self.code.id,
            **({"voice": self.voice.id} if self.voice else {}),
            **self.relation_as_json(),
            **({"passages": self.passages.as_json()} if self.passages else {}),
            "members": {one.member: one.as_json() for one in self.sides},
        }


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows of a table are about: a source group, case and period, or a person."""

    group: str = ""
    case: str = ""
    period: str = ""
    informant: str = ""
    technique: str = ""

    def as_json(self) -> dict[str, str]:
        """What of it is known."""
        told = {"group": self.group, "case": self.case, "period": self.period}
        told |= {"informant": self.informant, "technique": self.technique}
        return {key: value for key, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class SideTable:
    """One table: what it is about, its columns, and a row a code.

    `unplaced` are sources that stand in it though study.yaml gives them no group.
    """

    by: Direction
    members: tuple[Member, ...]
    rows: tuple[SideComparison, ...]
    setting: Setting = Setting()
    unplaced: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[SideComparison, ...]:
        """The rows in which any side says something."""
        return tuple(row for row in self.rows if row.statements)

    def as_json(self) -> dict[str, object]:
        """The table as `triangulate --json` prints it."""
        return {
            "comparison": str(self.by),
            **self.setting.as_json(),
            "members": [one.as_json() for one in self.members],
            "rows": [row.as_json() for row in self.rows],
        }


@dataclass(frozen=True, slots=True)
class Sides:
    """All tables of a direction. `left_out` are ids that nothing tells where to put."""

    by: Direction
    phase: str
    reviewed: str
    tables: tuple[SideTable, ...]
    left_out: tuple[str, ...] = ()

    def of(self, by: Direction) -> tuple[SideTable, ...]:
        """The tables of one kind of comparison: time has those of development beside its own."""
        return tuple(one for one in self.tables if one.by is by)

    def as_json(self) -> dict[str, object]:
        """The comparison as `triangulate --json` prints it."""
        return {
            "by": str(self.by),
            "phase": self.phase,
            "reviewed": self.reviewed,
            "left_out": list(self.left_out),
            "tables": [one.as_json() for one in self.tables],
        }


def said_in(said: Iterable[Statement], sources: Iterable[str]) -> tuple[Statement, ...]:
    """What of some statements stands in some sources."""
    wanted = frozenset(sources)
    return tuple(one for one in said if one.first.source.id in wanted)
