"""Several coders on one passage: what their polarity is together, and where they differ.

All codings are kept. Those of one code that overlap and are by different coders make a family,
which counts once; so do two of one coder on the very same words, who coded in two copies of the
study. Its polarity is what all of them say; where they differ, it is open (`?`) until
they agree, which a consensus records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualcode.model.coding import Polarity
from qualcode.model.decision import Consensus, Decision, Decisions, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one coder says of a code on a passage: a coding by hand, or an accepted proposal."""

    id: str
    coder: str
    source: str
    code: str
    start: int
    end: int
    polarity: Polarity
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Two judgements or more on one passage, and the consensus on it, if any."""

    judgements: tuple[Judgement, ...]
    consensus: Consensus | None = None

    @property
    def by_coder(self) -> dict[str, Polarity]:
        """What each coder says; several codings of one coder are combined."""
        return said_by_coder(self.judgements)

    @property
    def differs(self) -> bool:
        """Whether different things are said and nobody has settled it."""
        return self.consensus is None and len(self._said) > 1

    @property
    def polarity(self) -> Polarity | None:
        """What counts: the consensus, what all say, or `?` where they differ.

        None is the consensus that the code does not apply.
        """
        if self.consensus is not None:
            return self.consensus.polarity
        return next(iter(self._said)) if len(self._said) == 1 else Polarity.UNDECIDED

    @property
    def _said(self) -> set[Polarity]:
        """What the coders say; what one says twice of the same words is not put together."""
        words: defaultdict[tuple[str, int, int], set[Polarity]] = defaultdict(set)
        for one in self.judgements:
            if one.by_hand:
                words[one.coder, one.start, one.end].add(one.polarity)
        torn = {polarity for said in words.values() if len(said) > 1 for polarity in said}
        return set(self.by_coder.values()) | torn


def said_by_coder(judgements: Iterable[Judgement]) -> dict[str, Polarity]:
    """What each coder says on a passage; several codings of one coder are combined."""
    found: defaultdict[str, list[Polarity]] = defaultdict(list)
    for one in judgements:
        found[one.coder].append(one.polarity)
    return {coder: Polarity.combine(each) or each[0] for coder, each in found.items()}


def agreed(decision: Decision) -> Polarity:
    """What the person who accepted a proposal agreed to: their own polarity, or the one shown.

    A rule that is changed later cannot change it: nobody has looked at its new verdict.
    """
    return decision.polarity or decision.proposed


def families(decisions: Decisions) -> list[Family]:
    """The passages that were judged more than once, in the order of their first judgement."""
    agreements = _consensus_by_key(decisions.consensus)
    return [
        Family(members, _settling(members, agreements.get(key, ())))
        for key, each in _by_key(decisions).items()
        for members in _overlapping(each)
        if len(members) > 1
    ]


def judgements(decisions: Decisions) -> Iterator[Judgement]:
    """All that coders say, by source and code: a person's codings and accepted proposals."""
    return (one for each in _by_key(decisions).values() for one in each)


def judgements_on(
    decisions: Decisions, source: str, code: str, start: int, end: int
) -> list[Judgement]:
    """What coders say of a code on a passage, or on a part of it."""
    each = _by_key(decisions).get((source, code), [])
    return [one for one in each if one.start < end and start < one.end]


def agreed_not_to_apply(decisions: Decisions, source: str, code: str, start: int, end: int) -> bool:
    """Whether the last consensus on a passage is that the code does not apply to it."""
    reaching = [
        one
        for one in decisions.consensus
        if (one.source, one.code) == (source, code) and one.start < end and start < one.end
    ]
    return bool(reaching) and reaching[-1].polarity is None


def settled_polarities(decisions: Decisions) -> Mapping[str, Polarity | None]:
    """The polarity that counts for judgements, by id, where it may not be the coder's own.

    None stands for those that do not count, since the coders agreed so.
    """
    found: dict[str, Polarity | None] = {}
    for family in families(decisions):
        found.update(dict.fromkeys((one.id for one in family.judgements), family.polarity))
    agreements = _consensus_by_key(decisions.consensus)
    for key, each in _by_key(decisions).items() if agreements else ():
        for one in each:
            settling = _settling((one,), agreements.get(key, ()))
            if settling is not None:
                found[one.id] = settling.polarity
    return found


def _by_key(decisions: Decisions) -> dict[tuple[str, str], list[Judgement]]:
    keyed: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for coding in decisions.manual:
        keyed[coding.source, coding.code].append(
            Judgement(coding.id, coding.coder, coding.source, coding.code, coding.start,
                      coding.end, coding.polarity, by_hand=True)
        )  # fmt: skip
    for one in decisions.verdicts:
        if one.verdict is Verdict.ACCEPT:
            keyed[one.source, one.code].append(
                Judgement(one.id, one.coder, one.source, one.code, one.start, one.end, agreed(one))
            )
    return keyed


def _overlapping(judgements: Iterable[Judgement]) -> list[tuple[Judgement, ...]]:
    """Judgements that meet, directly or through others."""
    done: list[list[Judgement]] = []
    reaching: list[tuple[int, list[Judgement]]] = []
    for one in sorted(judgements, key=lambda each: (each.start, each.end)):
        # Nothing later begins before this one, so what has ended is met by none.
        done += [group for end, group in reaching if end <= one.start]
        last, met, apart = one.end, list[Judgement](), list[tuple[int, list[Judgement]]]()
        for end, group in reaching:
            if end <= one.start:
                continue
            if any(_meet(one, other) for other in group):
                # Grown in place: a passage that is judged again and again stays cheap.
                met, last = (_joined(met, group), max(last, end))
            else:
                apart.append((end, group))
        met.append(one)
        reaching = [*apart, (last, met)]
    return [tuple(group) for group in (*done, *(group for _, group in reaching))]


def _joined(some: list[Judgement], others: list[Judgement]) -> list[Judgement]:
    """Two groups in one, in the order in which they stand."""
    if not some:
        return others
    some += others
    return some


def _meet(one: Judgement, other: Judgement) -> bool:
    if one.coder == other.coder:
        twice = one.by_hand and other.by_hand
        return twice and (one.start, one.end) == (other.start, other.end)
    return one.start < other.end and other.start < one.end


def _consensus_by_key(
    agreements: Iterable[Consensus],
) -> dict[tuple[str, str], list[Consensus]]:
    keyed: defaultdict[tuple[str, str], list[Consensus]] = defaultdict(list)
    for one in agreements:
        keyed[one.source, one.code].append(one)
    return keyed


def _settling(members: Iterable[Judgement], agreements: Iterable[Consensus]) -> Consensus | None:
    """The last consensus on a passage of the family."""
    each = list(members)
    reaching = [
        one
        for one in agreements
        if any(one.start < member.end and member.start < one.end for member in each)
    ]
    return reaching[-1] if reaching else None
