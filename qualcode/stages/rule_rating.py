"""How good the rules are against what people decided: precision, recall, F1 and misses, per rule.

Precision is of proposals: of those that people judged, the share that is right. Recall is of what
people say: every passage to which a code applies counts once, however many coders coded it and
however many proposals lie in it, and is found where a rule proposed the code in it. What coders
agreed on goes before what each of them decided. Where one says that a code applies and another
rejected it, and they have not agreed, there is nothing to hold the rules against: it is left out
of both and counted apart. Who neither coded nor rejected something has not judged it.

This is never agreement between coders: the rules are no independent judge, and who decides has
seen what they propose.

Source: van Rijsbergen (1979), Information Retrieval, chapter 7 (precision, recall, F).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

from qualcode.coders.agreed import Family, Judgement, judgements
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.coding import Coding, Polarity
from qualcode.model.decision import Consensus, Decision, Verdict
from qualcode.stages.coded_passages import overlapping
from qualcode.study import Selection, Study


class Answer(StrEnum):
    """What people say of a proposal."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal with what people say of it.

    `polarity` is theirs, where the proposal is right.
    """

    proposal: Coding
    answer: Answer
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A passage to which a code applies by what people say, and which no rule proposed."""

    source: str
    start: int
    end: int
    coders: tuple[str, ...]
    polarity: Polarity | None


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
    """The rules of a code together: what they proposed, and what people say without them.

    `found` are the passages of people in which the code was proposed, `torn` those on which they
    differ. Its shares are None where nothing is there to take a share of.
    """

    code: Code
    judged: tuple[Judged, ...] = ()
    found: int = 0
    missed: tuple[Missed, ...] = ()
    torn: int = 0
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
        """Of the passages to which the code applies, the share in which it was proposed."""
        return _share(self.found, len(self.missed))

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

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

    def taken(one: Coding | Decision | Judgement | Consensus) -> bool:
        known = one.source in sources and one.code in wanted
        return known and not study.hidden(one.source, (one.start, one.end))

    rejected = (one for one in made.verdicts if one.verdict is Verdict.REJECT)
    said = _by_code(filter(taken, judgements(made)))
    refused, agreed = _by_code(filter(taken, rejected)), _by_code(filter(taken, made.consensus))
    proposals = _by_code(filter(taken, study.proposals.codings))
    return tuple(
        _rating(code, proposals[code.id], _People(said[code.id], refused[code.id], agreed[code.id]))
        for code in study.codebook.in_order(wanted)
        if proposals[code.id] or said[code.id]
    )


One = TypeVar("One", Coding, Decision, Judgement, Consensus)
Placed: TypeAlias = Coding | Decision | Judgement | Consensus | Missed


def _by_code(found: Iterable[One]) -> defaultdict[str, list[One]]:
    by_code: defaultdict[str, list[One]] = defaultdict(list)
    for one in found:
        by_code[one.code].append(one)
    return by_code


@dataclass(frozen=True, slots=True)
class _People:
    """What people say of one code: where it applies, what they rejected, what they agreed on."""

    said: Sequence[Judgement]
    rejected: Sequence[Decision]
    agreed: Sequence[Consensus]

    def answer(self, place: Placed) -> tuple[Answer, Polarity | None]:
        """Whether the code applies to a place, with the polarity that counts."""
        if reaching := [one for one in self.agreed if _meets(place, one)]:
            polarity = reaching[-1].polarity
            return (Answer.WRONG if polarity is None else Answer.RIGHT), polarity
        applies = tuple(one for one in self.said if _meets(place, one))
        # Who codes over a proposal that they rejected says that the code applies.
        against = {one.coder for one in self.rejected if _meets(place, one)}
        against -= {one.coder for one in applies}
        if applies and against:
            return Answer.DISPUTED, None
        if applies:
            return Answer.RIGHT, Family(applies).polarity
        return (Answer.WRONG if against else Answer.OPEN), None

    def passages(self) -> Iterator[Missed]:
        """Every passage that anybody gave the code, once."""
        by_source: defaultdict[str, list[Judgement]] = defaultdict(list)
        for one in self.said:
            by_source[one.source].append(one)
        for source, each in by_source.items():
            for group in overlapping(each):
                coders = tuple(dict.fromkeys(one.coder for one in group))
                end = max(one.end for one in group)
                yield Missed(source, group[0].start, end, coders, Family(tuple(group)).polarity)


def _rating(code: Code, proposals: Sequence[Coding], people: _People) -> CodeRating:
    judged = tuple(Judged(one, *people.answer(one)) for one in proposals)
    answers = [(one, *people.answer(one)) for one in people.passages()]
    applying = [replace(one, polarity=sign) for one, answer, sign in answers
                if answer is Answer.RIGHT]  # fmt: skip
    missed = tuple(one for one in applying if not any(_meets(one, each) for each in proposals))
    return CodeRating(
        code,
        judged,
        len(applying) - len(missed),
        missed,
        sum(answer is Answer.DISPUTED for _, answer, _ in answers),
        _by_rule(judged),
    )


def _by_rule(judged: Iterable[Judged]) -> tuple[RuleRating, ...]:
    by_rule: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        for rule in one.proposal.rules:
            by_rule[rule].append(one)
    return tuple(RuleRating(rule, tuple(each)) for rule, each in sorted(by_rule.items()))


def _meets(one: Placed, other: Placed) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end
