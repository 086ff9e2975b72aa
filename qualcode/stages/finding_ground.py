"""What a finding rests on: the statements that bear its claim, those against it, and what is lost.

Nothing is merged: each code that a finding is about keeps its own voices. A coding that the
researcher names as evidence by its id counts for the claim whichever way it points. A place names
all that is coded there, and a query all that it finds, so what contradicts the claim among that
stays against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.stages.claims import contradicts, direction_of, points
from qualcode.stages.code_ground import CodeGround, ids_of
from qualcode.stages.named_evidence import LostEvidence, NamedEvidence, NamedWord
from qualcode.stages.passages import Statement, statements
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.rejected import rejected_rows
from qualcode.stages.triangulation import CodeComparison, compare_groups
from qualcode.study import Selection, Study


@dataclass(frozen=True)
class FindingGround:
    """A finding with what it rests on in a selection."""

    study: Study
    selection: Selection
    positions: Positions
    finding: Finding
    codes: tuple[CodeGround, ...]
    lost: tuple[LostEvidence, ...] = ()
    outside: tuple[str, ...] = ()
    words: tuple[NamedWord, ...] = ()

    @cached_property
    def bearing(self) -> tuple[Statement, ...]:
        """Everything for the claim."""
        return tuple(one for ground in self.codes for one in ground.bearing)

    @cached_property
    def opposing(self) -> tuple[Statement, ...]:
        """Everything in force against the claim."""
        return tuple(one for ground in self.codes for one in ground.opposing)

    @cached_property
    def rejected(self) -> tuple[Statement, ...]:
        """Proposals against the claim that a person rejected: to be looked at again."""
        found = [
            row
            for ground in self.codes
            if ground.code is not None
            for row in rejected_rows(self.study, self.selection, self._below(ground.code))
            if contradicts(row.coding.polarity, self._direction(row.code))
        ]
        said = statements(self.study, found)
        return tuple(one for one in said if _is_of(self.finding, one))

    def _direction(self, code: Code) -> Polarity | None:
        return direction_of(self.study, self.finding, code)

    def _below(self, code: Code) -> frozenset[str]:
        return frozenset(one.id for one in self.study.codebook.subtree(code.id))

    @property
    def answered(self) -> bool:
        """Whether the researcher has answered the negative evidence, or there is none.

        A rejected proposal that contradicts the claim is part of it: the researcher put it aside.
        """
        if self.finding.negative_evidence.strip():
            return True
        return not (self.opposing or self.rejected)


def findings_shown(study: Study) -> tuple[Finding, ...]:
    """The findings of a study, without the judgements of informants who withdrew."""
    return tuple(one for one in study.findings if not study.withdrawn(one.voice or None))


def lost_evidence(study: Study, finding: Finding) -> tuple[LostEvidence, ...]:
    """What a finding names as evidence that is not in force."""
    return NamedEvidence(study, finding).lost


def ground_of(
    study: Study, selection: Selection, finding: Finding, positions: Positions | None = None
) -> FindingGround:
    """What a finding rests on."""
    positions = positions or positions_of(study, selection)
    named = NamedEvidence(study, finding)
    known = [code for name in finding.about if (code := study.codebook.get(name))]
    covered = {one.id for code in known for one in study.codebook.subtree(code.id)[1:]}
    codes = {code.id: code for code in known if code.id not in covered}.values()
    compared = compare_groups(positions)
    seen: set[str] = set()
    grounds = []
    for code in codes:
        below = {one.id for one in study.codebook.subtree(code.id)} - seen
        if not below:
            continue
        seen |= below
        rows = tuple(row for row in compared if row.code.id in below)
        grounds.append(_of_code(positions, finding, code, rows, frozenset(below), named))
    elsewhere = [one for one in positions.statements if one.first.code.id not in seen]
    if beside := _named_beside(elsewhere, named):
        grounds.append(beside)
    shown = {row.coding.id for row in positions.evidence}
    outside = tuple(str(one.word) for one in named.words if not one.codings & shown)
    return FindingGround(
        study, selection, positions, finding, tuple(grounds), named.lost, outside, named.words
    )


def _of_code(
    positions: Positions,
    finding: Finding,
    code: Code,
    rows: tuple[CodeComparison, ...],
    below: frozenset[str],
    named: NamedEvidence,
) -> CodeGround:
    study = positions.study
    said: dict[str, list[Statement]] = {key: [] for key in ("+", "-", "0", "?")}
    for one in positions.statements:
        if one.first.code.id in below and _is_of(finding, one):
            kept = study.codebook[one.first.code.id]
            said[_side(one, direction_of(study, finding, kept), named)].append(one)
    whole = direction_of(study, finding, code)
    spoken = dict.fromkeys(one.first.code.id for one in positions.statements)
    coded = [one for one in spoken if one in below] or [code.id]
    aimless = [one for one in coded if direction_of(study, finding, study.codebook[one]) is None]
    bearing, opposing, others, undecided = (tuple(said[key]) for key in ("+", "-", "0", "?"))
    return CodeGround(
        code, whole, rows, bearing, opposing, others, undecided, tuple(aimless),
        frozenset(named.pro),
    )  # fmt: skip


def _is_of(finding: Finding, one: Statement) -> bool:
    """Whether a statement can bear a finding: of an informant's judgement only their own words."""
    return finding.is_the_researchers or one.first.voice == finding.voice


def _side(one: Statement, direction: Polarity | None, named: NamedEvidence) -> str:
    ids = ids_of(one)
    if ids & named.con:
        return "-"
    if ids & named.pro:
        return "+"
    if one.polarity is Polarity.UNDECIDED:
        return "?"
    if contradicts(one.polarity, direction):
        return "-"
    if ids & named.con_there and not points(one.polarity, direction):
        return "-"
    if ids & named.pro_there:
        return "+"
    return "+" if points(one.polarity, direction) else "0"


def _named_beside(said: Iterable[Statement], named: NamedEvidence) -> CodeGround | None:
    """What a finding names as evidence that has none of its codes."""
    known = [(one, ids_of(one)) for one in said]
    pro = tuple(one for one, ids in known if ids & (named.pro | named.pro_there))
    con = tuple(one for one, ids in known if ids & (named.con | named.con_there))
    return CodeGround(None, None, (), pro, con) if pro or con else None
