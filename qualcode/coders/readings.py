"""How a sentence was read: its clauses, what fired in them, the cues, and what is said of codes.

These records hold everything that `qualcode explain` shows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from qualcode.coders.clauses import Clause
from qualcode.coders.cues import Cue
from qualcode.coders.dictionary import Hit
from qualcode.model.coding import Polarity


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A clause with its cues, the rules that fired in it and what it says of each code."""

    clause: Clause
    cues: tuple[Cue, ...]
    hits: tuple[Hit, ...]
    verdicts: tuple[tuple[str, Polarity], ...]
    inherited: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the clause speaks of, in its own words or carried over."""
        return tuple(code for code, _ in self.verdicts)


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A sentence (or an informant's own question with its answer) and its clauses."""

    start: int
    end: int
    clauses: tuple[ClauseReading, ...]
    counterfactual: bool = False

    def without(self, codes: Collection[str]) -> SentenceReading:
        """The reading as if the rules of some codes had not fired."""
        kept = tuple(
            replace(one, verdicts=tuple(pair for pair in one.verdicts if pair[0] not in codes))
            for one in self.clauses
        )
        return replace(self, clauses=kept)

    @property
    def topics(self) -> tuple[str, ...]:
        """The codes of the last clause that has any: what a sentence without a topic refers to."""
        for clause in reversed(self.clauses):
            if clause.codes:
                return clause.codes
        return ()
