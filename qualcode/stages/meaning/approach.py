"""What a tactic for generating meaning is: it looks at a whole selection before there is a claim.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qualcode.document import phrase
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, impossible


@dataclass(frozen=True, slots=True)
class Approach:
    """One way to come to a conclusion. `manual` says how, when, and by whom."""

    name: str
    manual: str
    look: Callable[[Positions], Iterator[Note]]

    def notes(self, positions: Positions) -> tuple[Note, ...]:
        """What it sees in a selection; where there is nothing to see, it says so."""
        return tuple(self.look(positions)) or (impossible(phrase("meaning.nothing")),)
