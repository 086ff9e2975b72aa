"""How good the rules are against what people decided: precision, recall, F1 and misses, per rule.

This is never agreement between coders: the rules are no independent judge, and who decides has
seen what they propose.

Source: van Rijsbergen (1979), Information Retrieval, chapter 7 (precision, recall, F).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from qualcode.coders.agreed import agreed, agreed_not_to_apply
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.coding import Coding, Polarity
from qualcode.model.decision import Decision, Verdict
from qualcode.study import Selection, Study


class Answer(StrEnum):
    """What people say of a proposal."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal with what people say of it.

    `polarity` is theirs, where the proposal is right.
    """

    proposal: Coding
    answer: Answer
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class RuleRating:
    """A rule of a code, with the proposals in which it fired."""

    rule: str
    judged: tuple[Judged, ...]

    def count(self, answer: Answer) -> int:
        """How many proposals people answered so."""
        return sum(one.answer is answer for one in self.judged)


@dataclass(frozen=True, slots=True)
class CodeRating:
    """The rules of a code together: what they proposed, and what a person coded without them.

    Its shares are None where nothing is there to take a share of.
    """

    code: Code
    judged: tuple[Judged, ...] = ()
    missed: tuple[Coding, ...] = ()
    rules: tuple[RuleRating, ...] = field(default=())

    def count(self, answer: Answer) -> int:
        """How many proposals people answered so."""
        return sum(one.answer is answer for one in self.judged)

    @property
    def precision(self) -> float | None:
        """Of the proposals that were judged, the share that is right."""
        return _share(self.count(Answer.RIGHT), self.count(Answer.WRONG))

    @property
    def recall(self) -> float | None:
        """Of what people coded, the share that was proposed."""
        return _share(self.count(Answer.RIGHT), len(self.missed))

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        right, others = self.count(Answer.RIGHT), self.count(Answer.WRONG) + len(self.missed)
        return 2 * right / (2 * right + others) if right or others else None

    @property
    def same_polarity(self) -> int:
        """How many of the right proposals people gave the polarity that was proposed."""
        return sum(one.polarity is one.proposal.polarity for one in self.judged)


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None


def rate_rules(study: Study, selection: Selection) -> tuple[CodeRating, ...]:
    """The codes of a selection that were proposed or coded, in the order of the codebook.

    Only sources in which somebody decided anything are taken: in the others a proposal that is
    not judged, and a passage that is not coded, tell nothing.

    Raises:
        QualcodeError: nobody has decided anything yet.
    """
    made = study.decisions
    worked = {one.source for one in made.manual} | {one.source for one in made.verdicts}
    sources = {one.id for one in study.selected_sources(selection)} & worked
    if not sources:
        raise QualcodeError(
            "nobody has decided anything in these sources.", "Begin with: qualcode review"
        )
    wanted = study.selected_codes(selection)

    def taken(one: Coding | Decision) -> bool:
        known = one.source in sources and one.code in wanted
        return known and not study.hidden(one.source, (one.start, one.end))

    def counts(one: Coding) -> bool:
        return not agreed_not_to_apply(made, one.source, one.code, one.start, one.end)

    proposals = _by_code(filter(taken, study.proposals.codings))
    by_hand = _by_code(one for one in made.manual if taken(one) and counts(one))
    verdicts = _by_code(filter(taken, made.verdicts))
    return tuple(
        _rating(code, proposals[code.id], by_hand[code.id], verdicts[code.id], counts)
        for code in study.codebook.in_order(wanted)
        if proposals[code.id] or by_hand[code.id]
    )


One = TypeVar("One", Coding, Decision)


def _by_code(found: Iterable[One]) -> defaultdict[str, list[One]]:
    by_code: defaultdict[str, list[One]] = defaultdict(list)
    for one in found:
        by_code[one.code].append(one)
    return by_code


def _rating(
    code: Code,
    proposals: Sequence[Coding],
    by_hand: Sequence[Coding],
    verdicts: Sequence[Decision],
    counts: Callable[[Coding], bool],
) -> CodeRating:
    judged = tuple(
        _judged(one, by_hand, verdicts) if counts(one) else Judged(one, Answer.WRONG)
        for one in proposals
    )
    missed = tuple(
        one
        for one in by_hand
        if not any(
            proposal.source == one.source and proposal.overlaps(one.start, one.end)
            for proposal in proposals
        )
    )
    by_rule: dict[str, list[Judged]] = {}
    for one in judged:
        for rule in one.proposal.rules:
            by_rule.setdefault(rule, []).append(one)
    rules = tuple(RuleRating(rule, tuple(each)) for rule, each in sorted(by_rule.items()))
    return CodeRating(code, judged, missed, rules)


def _judged(proposal: Coding, by_hand: Sequence[Coding], verdicts: Sequence[Decision]) -> Judged:
    """A proposal that a person coded over with its code is right, as one that was accepted is.

    Where one accepted it and another rejected it, it is kept, as in every table.
    """
    own = [one for one in by_hand if _meets(proposal, one)]
    if own:
        return Judged(proposal, Answer.RIGHT, Polarity.combine(one.polarity for one in own))
    answers = [one for one in verdicts if _meets(proposal, one)]
    accepted = [one for one in answers if one.verdict is Verdict.ACCEPT]
    if accepted:
        return Judged(proposal, Answer.RIGHT, agreed(accepted[-1]))
    return Judged(proposal, Answer.WRONG if answers else Answer.OPEN)


def _meets(proposal: Coding, other: Coding | Decision) -> bool:
    return proposal.source == other.source and proposal.overlaps(other.start, other.end)
