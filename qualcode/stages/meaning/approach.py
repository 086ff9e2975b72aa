"""What a tactic for generating meaning is: it looks at a whole selection before there is a claim.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qualcode.document import Words, phrase
from qualcode.stages.finding_ground import findings_shown
from qualcode.stages.passages import quotable
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.tactic import Note, Outcome, impossible
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Approach:
    """One way to come to a conclusion. `manual` says how, when, and by whom."""

    name: str
    manual: str
    look: Callable[[Positions], Iterator[Note]]

    def notes(self, positions: Positions) -> tuple[Note, ...]:
        """What it sees in a selection, and what findings' checklists answer to it.

        Where there is nothing to see, it says so.
        """
        found = tuple(self.look(positions)) or (impossible(phrase("meaning.nothing")),)
        answers = tuple(self._answers(positions.study))
        if not answers:
            return found
        kept = (one for one in found if one.outcome is not Outcome.WAITING)
        return (*kept, *(Note(Outcome.ANSWERED, words) for words in answers))

    def _answers(self, study: Study) -> Iterator[Words]:
        for finding in findings_shown(study):
            if answer := dict(finding.checklist).get(self.name):
                yield phrase("meaning.answer", id=finding.id, text=quotable(study, answer))
