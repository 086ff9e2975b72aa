"""What one coder decided differently in two copies of a study: a comparison of three states.

Nothing is settled here and nothing is lost: the journals are joined by the ids of their events, and
the fold says what counts. But where both copies have changed the same thing, what counts was
decided by the order of events and by nobody, so a person is to look at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import standing

_Outcome: TypeAlias = frozenset[tuple[str, ...]]


class Counting(StrEnum):
    """What is in force after a merge, of two decisions that contradict each other."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Conflict:
    """The last decision on a thing in each copy, and which of them is in force."""

    here: Event
    there: Event
    counts: Counting


def conflicts(here: Sequence[Event], there: Sequence[Event]) -> list[Conflict]:
    """What was decided in one copy and does not hold as it is after the copies are joined.

    Args:
        here: All events of the coder's journal in this copy.
        there: Those in the other copy.
    """
    known = {one.id: one for one in here}
    # Of one id with two contents ours is kept; that is told by itself.
    there = [known.get(one.id, one) for one in there]
    common = known.keys() & {one.id for one in there}
    states = _States(
        [one for one in here if one.id in common],
        here,
        there,
        [*here, *(one for one in there if one.id not in known)],
    )
    ours, theirs = (_Apart(each, common) for each in (here, there))
    return [
        Conflict(ours.last(thing), theirs.last(thing), counts)
        for thing in states.things
        if (counts := states.contradiction(thing)) is not None
    ]


class _Thing:
    """What decisions are about: the codings of one code, or a translation, on some words."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.ids: set[str] = set()

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.ids.add(event.id)

    @property
    def about(self) -> tuple[str, ...]:
        return _about(self.events[0])

    def meets(self, event: Event) -> bool:
        return any(_same_words(one, event) for one in self.events)


class _States:
    """What stands before the copies parted, in each of them, and after they are joined."""

    def __init__(self, *journals: Iterable[Event]) -> None:
        self._standing = [{one.id: one for one in standing(each)} for each in journals]
        every = (event for each in self._standing for event in each.values())
        self.things = list(_things(every))

    def contradiction(self, thing: _Thing) -> Counting | None:
        """What is in force where something decided in a copy is not, as it was decided there."""
        before, here, there, joined = (self._outcome(each, thing) for each in self._standing)
        overruled = any(before != one != joined for one in (here, there))
        if not overruled or _words(here) == _words(there) == _words(joined):
            return None
        known = {here | there: Counting.BOTH, here: Counting.HERE, there: Counting.THERE}
        return known.get(joined, Counting.NEITHER)

    def _outcome(self, events: Mapping[str, Event], thing: _Thing) -> _Outcome:
        """What a coder says of a thing: every coding by hand, else the last verdict."""
        own = [events[name] for name in thing.ids if name in events]
        own = [one for one in own if _about(one) == thing.about and thing.meets(one)]
        by_hand = [one for one in own if one.event == "add"]
        judged = sorted((one for one in own if one.event != "add"), key=_rank)[-1:]
        return frozenset(map(_said, by_hand or judged))


class _Apart:
    """What was decided in one copy only."""

    def __init__(self, journal: Iterable[Event], common: Collection[str]) -> None:
        self._common = common
        self._about: defaultdict[str, list[Event]] = defaultdict(list)
        for event in journal:
            for name in {event.id, event.target}:
                self._about[name].append(event)

    def last(self, thing: _Thing) -> Event:
        """The last decision about a thing, or about a change of it."""
        near = [event for name in thing.ids for event in self._about[name]]
        near += [event for one in near if one.target for event in self._about[one.id]]
        return max((one for one in near if one.id not in self._common), key=_rank)


def _things(events: Iterable[Event]) -> Iterator[_Thing]:
    by_subject: defaultdict[tuple[str, ...], list[_Thing]] = defaultdict(list)
    for event in events:
        things = by_subject[_about(event)]
        met = [one for one in things if one.meets(event)]
        joined = met[0] if met else _Thing()
        for other in met[1:]:
            things.remove(other)
            for one in other.events:
                joined.add(one)
        if not met:
            things.append(joined)
        joined.add(event)
    for each in by_subject.values():
        yield from each


def _about(event: Event) -> tuple[str, ...]:
    kind = "coding" if event.event in ("add", "accept", "reject") else event.event
    return kind, event.source, event.code, event.language


def _same_words(one: Event, other: Event) -> bool:
    if one.text_sha256 == other.text_sha256:
        return one.start < other.end and other.start < one.end
    return one.exact == other.exact


def _said(event: Event) -> tuple[str, ...]:
    if event.event == "reject":
        return ("verdict", "no", event.note)
    by = "by hand" if event.event == "add" else "verdict"
    return (by, "yes", event.polarity or event.proposed, event.note, event.exact)


def _words(outcome: _Outcome) -> frozenset[tuple[str, ...]]:
    """What is said, however it came to be: by hand, or by a verdict."""
    return frozenset(one[1:] for one in outcome)


def _rank(event: Event) -> tuple[int, str]:
    return event.seq, event.id
