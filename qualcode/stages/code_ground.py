"""What is said on one code of a finding: for the claim, against it, and by which source groups.

Two groups count as two only on one and the same code, where both can speak of it, and where their
voices do not say the contrary as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.stages.both_right import contradicting
from qualcode.stages.passages import Statement
from qualcode.stages.triangulation import CodeComparison, Convergence


@dataclass(frozen=True)
class CodeGround:
    """What is said on one code that a finding is about, with all that stands below it.

    `code` is None for evidence that the finding names outside its codes. `bearing` are the
    statements for the claim, `opposing` those against it; `others` take no side that the claim
    takes, or are mixed, and `undecided` wait for a decision on their polarity. `aimless` are the
    codes of which nobody has said which way the claim points on them. `named` are the codings
    that the researcher names for the claim by their ids.
    """

    code: Code | None
    direction: Polarity | None
    rows: tuple[CodeComparison, ...] = ()
    bearing: tuple[Statement, ...] = ()
    opposing: tuple[Statement, ...] = ()
    others: tuple[Statement, ...] = ()
    undecided: tuple[Statement, ...] = ()
    aimless: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()

    @property
    def contested(self) -> tuple[CodeComparison, ...]:
        """The codes below on which groups, or voices of different groups, contradict each other.

        Voices of two cases, or of two periods of the programme, may both be right; where only
        these differ, cases are compared, or something has changed.
        """
        return tuple(
            row
            for row in self.rows
            if row.convergence is Convergence.DISSONANT or contradicting(row.opposed)
        )

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The source groups that bear the claim on one and the same code: where these are most.

        A document of a group is that group's word, so it is no second source beside its people. A
        voice that also says the contrary on a code is mixed there and points no way, and a group
        that cannot speak of a code (`expect`) is no source on it.
        """
        found: dict[str, dict[str, None]] = {}
        for one in self.bearing:
            code, group = one.first.code.id, one.first.group
            if group and self._expects(code, group) and not self._is_torn(one):
                found.setdefault(code, {})[group] = None
        most: dict[str, None] = {}
        for groups in found.values():
            most = groups if len(groups) > len(most) else most
        return tuple(most)

    @cached_property
    def torn(self) -> tuple[str, ...]:
        """The voices that say the claim's way and the contrary too, so that they do not count."""
        return tuple(
            dict.fromkeys(
                one.first.voice
                for one in self.bearing
                if one.first.group
                and self._expects(one.first.code.id, one.first.group)
                and self._is_torn(one)
            )
        )

    @property
    def concerns_one_group(self) -> bool:
        """Whether of each code that was spoken of only one group can speak."""
        spoken = {one.first.code.id for one in self.bearing}
        rows = [row for row in self.rows if row.code.id in spoken]
        return bool(rows) and all(len(row.expected) == 1 for row in rows)

    def _expects(self, code: str, group: str) -> bool:
        return self._expected.get((code, group), True)

    @cached_property
    def _expected(self) -> dict[tuple[str, str], bool]:
        return {(row.code.id, one.group.id): one.expected for row in self.rows
                for one in row.groups}  # fmt: skip

    def _is_torn(self, one: Statement) -> bool:
        place = one.first.code.id, one.first.voice
        return place in self._torn_places and not ids_of(one) & self.named

    @cached_property
    def _torn_places(self) -> set[tuple[str, str]]:
        mixed = (one for one in self.others if one.polarity is Polarity.MIXED)
        return {(one.first.code.id, one.first.voice) for one in (*self.opposing, *mixed)}


def ids_of(one: Statement) -> set[str]:
    """The codings of a statement by their ids."""
    return {row.coding.id for row in one.rows}
