"""Which single cell of a table is misprinted, where its row and its column say the same of it.

A cell in the middle of a table is checked twice, by the sum of its row and by that of its column.
Where both are out, and one other number in the cell would mend them, that cell is the likely one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from qualcode.stages.table_layout import Layout, Place
from qualcode.stages.table_sums import Addition, Axis


@dataclass(frozen=True, slots=True)
class Misprint:
    """A cell that is likely to be misprinted, and the number that would mend its sums."""

    place: Place
    value: Decimal


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A row or column whose total is not what its parts make.

    `others` are further totals of the same row that are wrong only by the same misprint.
    """

    addition: Addition
    misprint: Misprint | None
    others: tuple[Addition, ...] = ()

    @property
    def axis(self) -> Axis:
        """Whether the sum of a row or of a column is wrong."""
        return self.addition.rule.axis


def wrong_sums(layout: Layout, found: Iterable[Addition]) -> tuple[WrongSum, ...]:
    """The sums that are wrong, each told once with the cell that explains it best."""
    every = tuple(found)
    by_place: dict[Place, list[Addition]] = {}
    for one in every:
        for place in one.places:
            by_place.setdefault(place, []).append(one)
    grouped: dict[tuple[Axis, int, object], list[Addition]] = {}
    misprints: dict[tuple[Axis, int, object], Misprint | None] = {}
    for one in every:
        if one.right or one.rounded:
            continue
        misprint = _misprint(layout, one, by_place)
        told = misprint.place if misprint else one.total
        key = (one.rule.axis, one.line, (told, misprint is None))
        grouped.setdefault(key, []).append(one)
        misprints[key] = misprint
    return tuple(_told(members, misprints[key]) for key, members in grouped.items())


def _told(members: list[Addition], misprint: Misprint | None) -> WrongSum:
    """The sum whose total is the misprint comes before those that it is a part of."""
    place = misprint.place if misprint else None
    first = next((one for one in members if one.total == place), members[0])
    return WrongSum(first, misprint, tuple(one for one in members if one is not first))


def _misprint(
    layout: Layout, wrong: Addition, by_place: Mapping[Place, list[Addition]]
) -> Misprint | None:
    """The one cell of a wrong sum that mends most when changed; None where several do."""
    scored = []
    for place in wrong.places:
        if place in layout.numbers and all(not one.right for one in by_place[place]):
            value = _needed(layout, wrong, place)
            mended = [one for one in by_place[place] if _needed(layout, one, place) == value]
            scored.append(((len(mended), len(by_place[place])), Misprint(place, value)))
    best = max((score for score, _ in scored), default=(0, 0))
    winners = [one for score, one in scored if score == best]
    return winners[0] if len(winners) == 1 else None


def _needed(layout: Layout, addition: Addition, place: Place) -> Decimal:
    """What a cell would have to be for a sum to be right."""
    if place == addition.total:
        return addition.computed
    return (layout.value(place) or Decimal(0)) + addition.difference
