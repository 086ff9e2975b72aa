"""The usual order in which things happened in several cases, and where cases depart from it.

Each case is a sequence of codes by the first event that is about them (Miles and Huberman 1994,
chapter 7: composite sequence analysis). The merging is by a rule, and nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.model.codebook import Code
from qualcode.model.informant import Case
from qualcode.stages.events import TimeOrder, ToldEvent
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the usual order.

    `first` is the event by which it stands in each case that has it, `lacking` are the other
    cases. `late` lists by case the numbers (1-based) of earlier steps that came after it there.
    """

    code: Code
    first: Mapping[str, ToldEvent]
    lacking: tuple[Case, ...]
    late: Mapping[str, tuple[int, ...]]

    @property
    def is_usual(self) -> bool:
        """Whether every case has it, and in its place."""
        return not self.lacking and not self.late


@dataclass(frozen=True, slots=True)
class CompositeSequence:
    """The steps over the cases of which events are told, and the cases of which none is.

    `unplaced` are events that have no case, code or time.
    """

    steps: tuple[Step, ...]
    cases: tuple[Case, ...]
    untold: tuple[Case, ...]
    unplaced: tuple[ToldEvent, ...]


def composite_sequence(
    study: Study,
    cases: Sequence[Case],
    events: Sequence[ToldEvent],
    topic: Callable[[str], Code],
) -> CompositeSequence:
    """The sequence of topics over cases; `topic` says what a code counts as. Events are in order.

    A step stands before another where it came first in more of the cases that have both; where as
    many have it the other way round, the one that came first in any case, and then the codebook,
    decide. In a circle the step goes first that has the fewest others before it.
    """
    placed = list(filter(_is_placed, events))
    firsts: dict[str, dict[str, ToldEvent]] = {case.id: {} for case in cases}
    for one in placed:
        for case in one.cases:
            for code in one.codes:
                firsts.get(case, {}).setdefault(topic(code).id, one)
    told = tuple(case for case in cases if firsts[case.id])
    merging = _Merging(study, [firsts[case.id] for case in told])
    ordered = merging.ordered()
    return CompositeSequence(
        tuple(_step(study, told, firsts, ordered, one) for one in ordered),
        told,
        tuple(case for case in cases if not firsts[case.id]),
        tuple(one for one in events if not _is_placed(one)),
    )


def _is_placed(one: ToldEvent) -> bool:
    return bool(one.cases and one.codes and (one.period or one.date))


def _step(
    study: Study,
    cases: Sequence[Case],
    firsts: Mapping[str, Mapping[str, ToldEvent]],
    ordered: Sequence[str],
    topic: str,
) -> Step:
    order = TimeOrder(study)
    earlier = ordered[: ordered.index(topic)]
    late: dict[str, tuple[int, ...]] = {}
    for case in cases:
        there = firsts[case.id]
        after = tuple(
            number
            for number, other in enumerate(earlier, 1)
            if topic in there and other in there and order.before(there[topic], there[other])
        )
        if after:
            late[case.id] = after
    return Step(
        study.codebook[topic],
        {case.id: firsts[case.id][topic] for case in cases if topic in firsts[case.id]},
        tuple(case for case in cases if topic not in firsts[case.id]),
        late,
    )


class _Merging:
    """Makes one order of several sequences."""

    def __init__(self, study: Study, sequences: Sequence[Mapping[str, ToldEvent]]) -> None:
        self._order = TimeOrder(study)
        self._rank = {code.id: number for number, code in enumerate(study.codebook.codes)}
        self._sequences = sequences

    def ordered(self) -> tuple[str, ...]:
        """The topics in the usual order."""
        left = {topic for one in self._sequences for topic in one}
        made: list[str] = []
        while left:
            made.append(min(left, key=lambda topic: self._place(topic, left)))
            left.remove(made[-1])
        return tuple(made)

    def _place(self, topic: str, left: set[str]) -> tuple[object, ...]:
        before = sum(self._majority(other, topic) > 0 for other in left if other != topic)
        there = (one[topic] for one in self._sequences if topic in one)
        first = min(self._order.key(one.period, one.date) for one in there)
        return before, first, self._rank[topic]

    def _majority(self, one: str, other: str) -> int:
        """In how many more cases one comes before the other than after it."""
        both = (there for there in self._sequences if one in there and other in there)
        found = (self._order.before(there[one], there[other]) for there in both)
        return sum(1 if before else -1 for before in found if before is not None)
