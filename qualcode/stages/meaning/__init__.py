"""Tactics for generating meaning: ways to come to a conclusion before it is tested.

A new one is one file here and one line in `APPROACHES`. What can be computed is computed and says
how; what only a person can do is asked. The answers are memos.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from qualcode.registry import Registry
from qualcode.stages.meaning.approach import Approach
from qualcode.stages.meaning.chain_of_evidence import CHAIN_OF_EVIDENCE
from qualcode.stages.meaning.clustering import CLUSTERING
from qualcode.stages.meaning.coherence import COHERENCE
from qualcode.stages.meaning.contrasts import CONTRASTS
from qualcode.stages.meaning.counting import COUNTING
from qualcode.stages.meaning.factoring import FACTORING
from qualcode.stages.meaning.intervening import INTERVENING
from qualcode.stages.meaning.metaphors import METAPHORS
from qualcode.stages.meaning.partitioning import PARTITIONING
from qualcode.stages.meaning.patterns import PATTERNS
from qualcode.stages.meaning.plausibility import PLAUSIBILITY
from qualcode.stages.meaning.relations import RELATIONS
from qualcode.stages.meaning.subsuming import SUBSUMING

__all__ = ["APPROACHES", "Approach"]

APPROACHES: Registry[Approach] = Registry(
    "tactic",
    (
        PATTERNS,
        PLAUSIBILITY,
        CLUSTERING,
        METAPHORS,
        COUNTING,
        CONTRASTS,
        PARTITIONING,
        SUBSUMING,
        FACTORING,
        RELATIONS,
        INTERVENING,
        CHAIN_OF_EVIDENCE,
        COHERENCE,
    ),
)
"""In the order of the handbook."""
