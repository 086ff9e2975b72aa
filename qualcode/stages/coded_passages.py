"""The passages that coders coded with the same code: where they meet, and where they differ.

Codings of one code that overlap are one passage, whoever made them. So a passage is what coders
talk about when they compare their work, wherever each of them let it begin and end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from qualcode.agreement import Estimate, Ratings, estimates
from qualcode.coders.agreed import Judgement, said_by_coder
from qualcode.document import phrase
from qualcode.model.coding import Polarity
from qualcode.stages.double_coding import APPLIES, APPLIES_NOT, DoubleCoding


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A code on a stretch of a source, with the polarity that each coder gave it.

    `by_coder` has who coded it, `absent` who coded the source and not this.
    """

    source: str
    code: str
    start: int
    end: int
    by_coder: Mapping[str, Polarity]
    absent: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether somebody who coded the source did not code it, or gave it another polarity."""
        return bool(self.absent) or len(set(self.by_coder.values())) > 1


def coded_passages(double: DoubleCoding) -> tuple[CodedPassage, ...]:
    """All passages that any of the coders coded, in the order of sources, places and codes."""
    by_key: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in double.judgements:
        by_key[one.source, one.code].append(one)
    found = [_passage(double, members) for each in by_key.values() for members in overlapping(each)]
    place = {source.id: n for n, source in enumerate(double.sources)}
    rank = {code.id: n for n, code in enumerate(double.codes)}
    return tuple(sorted(found, key=lambda one: (place[one.source], one.start, rank[one.code])))


def overlapping(judgements: Iterable[Judgement]) -> Iterator[list[Judgement]]:
    """Judgements that overlap, directly or through others: those of one passage."""
    group: list[Judgement] = []
    end = -1
    for one in sorted(judgements, key=lambda each: (each.start, each.end)):
        if group and one.start >= end:
            yield group
            group = []
        group.append(one)
        end = max(end, one.end) if len(group) > 1 else one.end
    if group:
        yield group


def _passage(double: DoubleCoding, members: list[Judgement]) -> CodedPassage:
    given, first = said_by_coder(members), members[0]
    return CodedPassage(
        first.source,
        first.code,
        first.start,
        max(one.end for one in members),
        given,
        tuple(
            coder
            for coder in double.coders
            if coder not in given and (coder, first.source) in double.present
        ),
    )


def polarity_ratings(double: DoubleCoding, passages: Iterable[CodedPassage]) -> Ratings:
    """The polarity of the passages that at least two coders gave the same code."""
    both = [one for one in passages if len(one.by_coder) > 1]
    values = [[_sign(one.by_coder.get(coder)) for coder in double.coders] for one in both]
    clusters = [one.source for one in both]
    return Ratings.of(double.coders, values, categories=list(Polarity), clusters=clusters)


def _sign(polarity: Polarity | None) -> str | None:
    return None if polarity is None else str(polarity)


def passage_estimates(
    double: DoubleCoding, passages: Iterable[CodedPassage]
) -> dict[str, Estimate]:
    """Percent agreement and Holsti on passages; what corrects for chance has no value.

    Passages exist where somebody coded. There are none that nobody coded, so nothing tells how
    often coders would agree by chance that a code does not apply.
    """
    known = list(passages)
    none = Estimate(None, reason=phrase("agreement.reason.no-blank-units"))
    made = dict.fromkeys(estimates(_decided(double, known)), none)
    pairs = list(combinations(double.coders, 2))
    if len(pairs) == 1:
        made["percent"] = estimates(_decided(double, known))["percent"]
        made["holsti"] = estimates(_coded_only(double, known))["holsti"]
        return made
    values = [_percent(known, one, other) for one, other in pairs]
    shares = [one for one in values if one is not None]
    made["holsti"] = Estimate(
        None, reason=phrase("agreement.reason.two-only", n=len(double.coders))
    )
    made["percent"] = (
        Estimate(sum(shares) / len(shares), narrow=phrase("agreement.no-interval.pairs"))
        if shares
        else Estimate(None, reason=phrase("agreement.reason.nothing-twice"))
    )
    return made


def _decided(double: DoubleCoding, passages: Iterable[CodedPassage]) -> Ratings:
    """Whether each coder coded each passage."""
    known = list(passages)
    values = [
        [
            APPLIES if coder in one.by_coder else APPLIES_NOT if coder in one.absent else None
            for coder in double.coders
        ]
        for one in known
    ]
    clusters = [one.source for one in known]
    return Ratings.of(double.coders, values, (), (APPLIES_NOT, APPLIES), clusters)


def _coded_only(double: DoubleCoding, passages: Iterable[CodedPassage]) -> Ratings:
    """The passages of those sources that both coded, as decisions that were made or not."""
    known = [one for one in passages if len(one.by_coder) + len(one.absent) > 1]
    values = [
        [APPLIES if coder in one.by_coder else None for coder in double.coders] for one in known
    ]
    clusters = [one.source for one in known]
    return Ratings.of(double.coders, values, (), (APPLIES_NOT, APPLIES), clusters)


def _percent(passages: Iterable[CodedPassage], one: str, other: str) -> float | None:
    """Of what either of two coders coded in sources that both coded, the share that both did."""
    both = either = 0
    for passage in passages:
        there = {one, other} & passage.by_coder.keys()
        if there and all(coder in there or coder in passage.absent for coder in (one, other)):
            either += 1
            both += len(there) == 2
    return both / either if either else None
