"""Tactics for testing or confirming conclusions.

A new tactic is one file here and one line in `TACTICS`: a function from what a finding rests on to
notes, whose docstring is its manual. What can be computed is computed; where only a person can
tell, the tactic asks, and the finding's `checklist` holds the answer. Nothing adds them up.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from qualcode.registry import Registry
from qualcode.stages.tactics.extreme_cases import EXTREME_CASES
from qualcode.stages.tactics.if_then import IF_THEN
from qualcode.stages.tactics.member_checks import MEMBER_CHECKS
from qualcode.stages.tactics.negative_evidence import NEGATIVE_EVIDENCE
from qualcode.stages.tactics.outliers import OUTLIERS
from qualcode.stages.tactics.replicating import REPLICATING
from qualcode.stages.tactics.representativeness import REPRESENTATIVENESS
from qualcode.stages.tactics.researcher_effects import RESEARCHER_EFFECTS
from qualcode.stages.tactics.rival_explanations import RIVAL_EXPLANATIONS
from qualcode.stages.tactics.spurious_relations import SPURIOUS_RELATIONS
from qualcode.stages.tactics.surprises import SURPRISES
from qualcode.stages.tactics.tactic import Note, Outcome, Tactic
from qualcode.stages.tactics.triangulating import TRIANGULATING
from qualcode.stages.tactics.weighting import WEIGHTING

__all__ = ["TACTICS", "Note", "Outcome", "Tactic"]

TACTICS: Registry[Tactic] = Registry(
    "tactic",
    (
        REPRESENTATIVENESS, RESEARCHER_EFFECTS, TRIANGULATING, WEIGHTING, OUTLIERS, EXTREME_CASES,
        SURPRISES, NEGATIVE_EVIDENCE, IF_THEN, SPURIOUS_RELATIONS, REPLICATING,
        RIVAL_EXPLANATIONS, MEMBER_CHECKS,
    ),
)  # fmt: skip
"""In the order of the handbook."""
