"""Which way a finding's claim points on each of its codes.

The researcher says it (`direction`). Where nothing is said, the lowest grade of a scale points to
what is unfavourable and the highest to what is favourable; a grade in between says neither.
"""

from __future__ import annotations

from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.study import Study

_SIDES = (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE)


def direction_of(study: Study, finding: Finding, code: Code) -> Polarity | None:
    """Which way the claim points on a code that it is about; None where nobody can tell."""
    said = dict(finding.directions)
    known = [said[one.id] for one in reversed(study.codebook.lineage(code.id)) if one.id in said]
    if known or "" in said:
        return known[0] if known else said[""]
    if code.polarity in _SIDES:
        return code.polarity
    return _by_grade(study, finding)


def _by_grade(study: Study, finding: Finding) -> Polarity | None:
    steps = [one.grade for one in study.settings.scales.get(finding.scale, ())]
    if len(steps) < 2 or finding.grade not in (steps[0], steps[-1]):
        return None
    return Polarity.UNFAVOURABLE if finding.grade == steps[0] else Polarity.FAVOURABLE


def points(position: Polarity | None, direction: Polarity | None) -> bool:
    """Whether a position points the way of a claim.

    A claim that is itself mixed is borne by both sides, one that only describes (`0`) by
    whatever was said and decided.
    """
    if position in (None, Polarity.UNDECIDED) or direction is None:
        return False
    if direction is Polarity.MIXED:
        return position is not Polarity.NEUTRAL
    return direction is Polarity.NEUTRAL or position is direction


def contradicts(position: Polarity | None, direction: Polarity | None) -> bool:
    """Whether a position is just the other side of a claim that takes one."""
    return direction in _SIDES and position in _SIDES and position is not direction
