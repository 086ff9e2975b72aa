"""A coding: one code on one passage, by one coder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """What a passage says of its topic: given, good, enough, or absent, bad, too little.

    It is not whether the topic supports or hinders something: those are codes.
    """

    FAVOURABLE = "+"
    UNFAVOURABLE = "-"
    MIXED = "±"
    NEUTRAL = "0"
    UNDECIDED = "?"

    @classmethod
    def combine(cls, polarities: Iterable[Polarity]) -> Polarity | None:
        """The position that several polarities make together; None for none of them.

        Only undecided ones make undecided, which is otherwise left aside; neutral ones give way
        to `+` or `-`; both `+` and `-`, or any `±`, make `±`.
        """
        found = set(polarities)
        if not found:
            return None
        decided = found - {cls.UNDECIDED}
        if not decided:
            return cls.UNDECIDED
        if decided == {cls.NEUTRAL}:
            return cls.NEUTRAL
        evaluated = decided - {cls.NEUTRAL}
        return evaluated.pop() if len(evaluated) == 1 else cls.MIXED


RULES = "rules"
"""The coder of every proposal."""


class Origin(StrEnum):
    """How a coding came about."""

    MANUAL = "manual"
    RULE = "rule"
    ANSWER = "answer-to"


@dataclass(frozen=True, slots=True)
class Coding:
    """One code on one passage.

    `rule` says which rules fired on which words (`latih: pelatihan`) for a proposal. `reviewed`
    is True when a person made the coding or accepted the proposal. `decided_by` names the coder
    who accepted it.
    """

    id: str
    source: str
    start: int
    end: int
    quotation: str
    code: str
    coder: str
    polarity: Polarity
    origin: Origin
    rule: str = ""
    reviewed: bool = False
    decided_by: str = ""
    note: str = ""

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that fired: of `latih: pelatihan; kursus: kursus` they are latih and kursus."""
        parts = (part.partition(": ")[0] for part in self.rule.split("; ") if part)
        return tuple(dict.fromkeys(parts))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the coding's passage shares a character with another stretch."""
        return self.start < end and start < self.end


def proposal_id(source: str, code: str, start: int, end: int) -> str:
    """A short id that is the same whenever the rules propose the same code for the passage."""
    key = f"{source}\n{code}\n{start}\n{end}".encode()
    return "p-" + hashlib.sha256(key).hexdigest()[:10]
