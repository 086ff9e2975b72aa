"""What one coder decided differently in two copies of a study.

Nothing is settled here and nothing is lost: the journals are joined by the ids of their events, and
the fold says what counts. A person is to look at these pairs, since what counts was decided by the
order of events and not by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import not_undone

_VERDICTS = ("accept", "reject")
_ON_PASSAGES = ("add", *_VERDICTS)
_TAKING_OUT = ("remove", "undo")


class Counting(StrEnum):
    """Which of two decisions is in force after a merge."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two decisions of one coder about the same thing, one made in each copy."""

    here: Event
    there: Event

    @property
    def counts(self) -> Counting:
        """Which of them the fold takes.

        Taking out counts before changing, what was coded by hand before a verdict on a proposal;
        else the later event by (`seq`, `id`). Two codings are both kept.
        """
        for kinds in (_TAKING_OUT, ("add",)):
            taken = [one for one in (self.here, self.there) if one.event in kinds]
            if len(taken) == 1:
                return Counting.HERE if taken[0] is self.here else Counting.THERE
        if self.here.event == "add":
            return Counting.BOTH
        later = (self.here.seq, self.here.id) > (self.there.seq, self.there.id)
        return Counting.HERE if later else Counting.THERE


def conflicts(here: Sequence[Event], there: Sequence[Event]) -> list[Conflict]:
    """The pairs of one coder's decisions, each made in one copy only, that contradict each other.

    Args:
        here: All events of the coder's journal in this copy.
        there: Those in the other copy.
    """
    common = {one.id for one in here} & {one.id for one in there}
    ours, theirs = (_Apart(_made_apart(each, common)) for each in (here, there))
    return [
        Conflict(one, other)
        for one in ours.last
        for other in theirs.about_the_same(one)
        if _contradict(one, other)
    ]


class _Apart:
    """The last decision on each thing among those that were made in one copy only."""

    def __init__(self, events: Iterable[Event]) -> None:
        found = {_subject(one): one for one in events}
        self.last = list(found.values())
        self._by_target = {one.target: one for one in self.last if one.target}
        self._by_code: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
        for one in self.last:
            if one.event in _ON_PASSAGES:
                self._by_code[one.source, one.code].append(one)

    def about_the_same(self, event: Event) -> Iterator[Event]:
        if event.target in self._by_target:
            yield self._by_target[event.target]
        elif event.event in _ON_PASSAGES:
            found = self._by_code[event.source, event.code]
            yield from (one for one in found if _same_words(one, event))


def _made_apart(events: Sequence[Event], common: set[str]) -> list[Event]:
    """What was decided in one copy and stands there; the undoing of what both had, too."""
    live = {one.id for one in not_undone(events)}
    apart = [one for one in events if one.id not in common]
    return sorted(
        (one for one in apart if one.id in live or (one.event == "undo" and one.target in common)),
        key=lambda one: (one.seq, one.id),
    )


def _subject(event: Event) -> tuple[object, ...]:
    kind = "verdict" if event.event in _VERDICTS else event.event
    return (event.target,) if event.target else (kind, event.source, event.code, event.start)


def _same_words(one: Event, other: Event) -> bool:
    if one.text_sha256 == other.text_sha256:
        return one.start < other.end and other.start < one.end
    return one.exact == other.exact


def _contradict(one: Event, other: Event) -> bool:
    if {one.event, other.event} <= set(_TAKING_OUT):
        return False
    kinds = {"accept" if each.event == "add" else each.event for each in (one, other)}
    return len(kinds) > 1 or _said(one) != _said(other)


def _said(event: Event) -> tuple[object, ...]:
    if event.event == "reject":
        return (event.note,)
    polarity = event.polarity or event.proposed
    what = (event.code, event.exact) if event.target else ()
    return (polarity, event.note, *what)
