"""What still waits for the coder: proposals that nobody has judged, and turns without a coding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualcode.model.coding import Coding
from qualcode.model.decision import Decision
from qualcode.tui.reading import Span


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """An open proposal, or (`coding` is None) a turn in which nothing is coded or judged."""

    start: int
    end: int
    code: str = ""
    coding: Coding | None = field(default=None, compare=False)


def all_waiting(
    turns: Sequence[Span], codings: Iterable[Coding], judged: Iterable[Decision]
) -> tuple[Waiting, ...]:
    """What waits in one source, in the order of the text."""
    listed = list(codings)
    touched = [(one.start, one.end) for one in listed]
    left = uncoded(turns, [*touched, *((one.start, one.end) for one in judged)])
    proposals = (Waiting(one.start, one.end, one.code, one) for one in listed if not one.reviewed)
    return tuple(sorted([*proposals, *(Waiting(start, end) for start, end in left)]))


def uncoded(turns: Sequence[Span], touched: Iterable[Span]) -> list[Span]:
    """The turns that share no character with what was coded or judged."""
    starts = [start for start, _ in turns]
    bare = [True] * len(turns)
    for start, end in touched:
        first = max(0, bisect_right(starts, start) - 1)
        for number in range(first, bisect_left(starts, end)):
            if bare[number] and turns[number][1] > start:
                bare[number] = False
    return [turn for turn, is_bare in zip(turns, bare, strict=True) if is_bare]


def next_waiting(
    waiting: Sequence[Waiting], after: Waiting, proposals_only: bool = False
) -> Waiting | None:
    """The first that stands behind a place."""
    place = bisect_right(waiting, after)
    return next((one for one in waiting[place:] if one.coding or not proposals_only), None)


def last_waiting(
    waiting: Sequence[Waiting], before: Waiting, proposals_only: bool = False
) -> Waiting | None:
    """The last that stands before a place."""
    found = waiting[: bisect_left(waiting, before)]
    return next((one for one in reversed(found) if one.coding or not proposals_only), None)
