"""How far a finding is supported, computed each time and never stored, with its reasons.

A finding is as strong as the weakest code that it is about. It is never called proven or valid:
that several independent sources say the same makes it credible and no more (Lincoln and Guba 1985,
chapter 11; Sugiyono 2011: what sources say is described and categorised, not averaged).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.document import Joined, Phrase, Words, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.code_ground import CodeGround
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.triangulation import Convergence
from qualcode.stages.voice_names import named


class Status(StrEnum):
    """How far a finding is supported."""

    SUPPORTED = "supported"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single-source"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Support:
    """The status of a finding with the reasons for it."""

    status: Status
    reasons: tuple[Phrase, ...]


def support_of(ground: FindingGround) -> Support:
    """How far a finding is supported by what it rests on, and why."""
    status, reasons = _judged(ground)
    return Support(status, (*reasons, *_beside(ground)))


def _judged(ground: FindingGround) -> tuple[Status, tuple[Phrase, ...]]:
    codes = _about(ground)
    bare = tuple(one for one in codes if not one.bearing)
    if len(bare) == len(codes):
        return Status.UNSUPPORTED, (_why_bare(ground, bare),)
    if not ground.finding.is_the_researchers:
        return Status.SINGLE_SOURCE, (_judgement(ground),)
    alone = tuple(one for one in codes if one.bearing and len(one.groups) < 2)
    if contested := tuple(_why_contested(ground)):
        beside = tuple(one for one in alone if not one.contested)
        return Status.CONTESTED, (*contested, *_why_weak(ground, bare, beside))
    if bare or alone:
        status = Status.UNSUPPORTED if bare else Status.SINGLE_SOURCE
        return status, _why_weak(ground, bare, alone)
    if not ground.answered:
        return Status.CONTESTED, ()
    return Status.SUPPORTED, tuple(_why_supported(ground))


def _why_weak(
    ground: FindingGround, bare: tuple[CodeGround, ...], alone: tuple[CodeGround, ...]
) -> tuple[Phrase, ...]:
    return (
        *((_why_bare(ground, bare),) if bare else ()),
        *(_why_alone(ground, alone) if alone else ()),
    )


def _about(ground: FindingGround) -> tuple[CodeGround, ...]:
    """The codes that a finding is about; what it names beside them takes nothing from these."""
    return tuple(one for one in ground.codes if one.code) or ground.codes


def _judgement(ground: FindingGround) -> Phrase:
    return phrase("support.judgement", name=named(ground.study, ground.finding.voice))


def _why_bare(ground: FindingGround, bare: tuple[CodeGround, ...]) -> Phrase:
    """Why nothing bears the claim on some codes."""
    if not ground.codes:
        key = "support.no-code" if not ground.finding.evidence else "support.evidence-gone"
        return phrase(key)
    aimless = tuple(code for one in bare for code in one.aimless)
    if all(one.aimless for one in bare):
        return phrase("support.no-direction", codes=Joined(aimless))
    return phrase("support.nothing", codes=_ids(bare))


def _why_contested(ground: FindingGround) -> Iterator[Phrase]:
    rows = [row for one in ground.codes for row in one.contested]
    for key, differs in (("contested", True), ("opposed", False)):
        codes = tuple(row.code.id for row in rows
                      if (row.convergence is Convergence.DISSONANT) is differs)  # fmt: skip
        if codes:
            yield phrase(f"support.{key}", codes=Joined(codes))
    mixed = (one for one in ground.codes if one.direction is Polarity.MIXED)
    claimed = tuple(one for one in mixed if one.contested)
    if claimed:
        yield phrase("support.claimed", codes=_ids(claimed))
    if ground.opposing and not ground.answered:
        yield phrase("support.unanswered", n=len(ground.opposing))


def _why_alone(ground: FindingGround, alone: tuple[CodeGround, ...]) -> tuple[Phrase, ...]:
    if len(ground.positions.groups) < 2:
        return (phrase("support.one-group", codes=_ids(alone)),)
    found = []
    concerning = tuple(one for one in alone if one.concerns_one_group)
    others = tuple(one for one in alone if not one.concerns_one_group)
    for key, those in (("concerns", concerning), ("alone", others)):
        if those:
            found.append(phrase(f"support.{key}", codes=_ids(those)))
    found += (
        phrase("support.torn", code=_id(one), names=_names(ground, one.torn))
        for one in others
        if one.torn
    )
    return tuple(found)


def _names(ground: FindingGround, voices: tuple[str, ...]) -> Words:
    return Joined(tuple(named(ground.study, one) for one in voices))


def _why_supported(ground: FindingGround) -> Iterator[Phrase]:
    labels = {one.id: one.label for one in ground.study.roster.groups}
    for one in _about(ground):
        groups = Joined(tuple(labels.get(group, group) for group in one.groups))
        yield phrase("support.borne", code=_id(one), groups=groups)
    if ground.opposing:
        yield phrase("support.answered", n=len(ground.opposing))


def _beside(ground: FindingGround) -> Iterator[Phrase]:
    """What has to be known beside the status, whichever it is."""
    if ground.rejected and not ground.answered:
        yield phrase("support.rejected", n=len(ground.rejected))
    # What stands there was meant to be a place or an id, and may hold a name.
    safe = ground.study.anonymiser
    for one in ground.lost:
        yield phrase(f"support.lost.{one.loss}", word=safe(one.word))
    if ground.outside:
        yield phrase("support.outside", words=Joined(tuple(map(safe, ground.outside))))
    said = (*ground.bearing, *ground.opposing)
    if open_ones := sum(not one.reviewed for one in said):
        yield phrase("support.unreviewed", x=open_ones, of=len(said))


def _ids(grounds: tuple[CodeGround, ...]) -> Words:
    return Joined(tuple(map(_id, grounds)))


def _id(one: CodeGround) -> str:
    return one.code.id if one.code else "–"
