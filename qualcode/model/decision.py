"""What a person decided: codings made by hand, and proposals accepted or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.errors import Problem
from qualcode.model.coding import Coding, Polarity


class Verdict(StrEnum):
    """A person's answer to a proposal."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on the proposals of one code that overlap a passage.

    It is keyed by source, code and passage, not by the rule that fired: improving a rule keeps
    the decision. `polarity` is the person's, or None where the proposal's own stands.
    """

    id: str
    verdict: Verdict
    source: str
    code: str
    start: int
    end: int
    quotation: str
    coder: str
    polarity: Polarity | None = None
    proposed: Polarity = Polarity.UNDECIDED
    rule: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that people decided, folded from their journals."""

    manual: tuple[Coding, ...] = ()
    verdicts: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the rules propose, and which codes the interviewer's questions asked about.

    `asked` pairs a source's id with the turns that asked, each with a code asked about.
    `failures` are problems of rules that could not be applied.
    """

    codings: tuple[Coding, ...] = ()
    asked: tuple[tuple[str, frozenset[tuple[int, str]]], ...] = ()
    failures: tuple[Problem, ...] = ()
