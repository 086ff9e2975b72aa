"""What a tactic is, and what it says of a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.document import Words, phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import Statement, quotable


class Outcome(StrEnum):
    """What a note of a tactic means for the researcher."""

    SHOWN = "shown"
    DOUBT = "doubt"
    ANSWERED = "answered"
    WAITING = "waiting"
    UNANSWERED = "unanswered"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Note:
    """One thing that a tactic found, with the statements behind it.

    `waiting` is for an answer that helps, `unanswered` for one without which a finding does not
    stand: negative evidence that nobody has answered.
    """

    outcome: Outcome
    words: Words
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Tactic:
    """One way to test a conclusion, or to come to one. `manual` says how, when, and by whom."""

    name: str
    manual: str
    look: Callable[[FindingGround], Iterator[Note]]

    def notes(self, ground: FindingGround) -> tuple[Note, ...]:
        """What it finds in what a finding rests on, and what the researcher answered to it."""
        answer = dict(ground.finding.checklist).get(self.name, "")
        found = tuple(self.look(ground))
        if not answer:
            return found
        told = phrase("tactic.answer", text=quotable(ground.study, answer))
        kept = (one for one in found if one.outcome is not Outcome.WAITING)
        return (*kept, Note(Outcome.ANSWERED, told))


def shown(words: Words, *statements: Statement) -> Note:
    """What there is to see, without anything wrong in it."""
    return Note(Outcome.SHOWN, words, statements)


def doubt(words: Words, *statements: Statement) -> Note:
    """What weakens the finding, or has to be looked at."""
    return Note(Outcome.DOUBT, words, statements)


def waiting(words: Words) -> Note:
    """What only a person can say."""
    return Note(Outcome.WAITING, words)


def impossible(words: Words) -> Note:
    """Why a tactic cannot be used here."""
    return Note(Outcome.IMPOSSIBLE, words)
