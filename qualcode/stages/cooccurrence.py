"""Which codes stand together: on the same passage, in the same sentence or in the same turn.

Noting relations between codes is counting where they meet (Miles and Huberman 1994, chapter 10):
it suggests a connection and proves none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from qualcode.model.source import Source
from qualcode.stages.nearness import Ruler, Unit
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes that meet, in the order of the codebook, and all statements that meet in them.

    `times` counts the places where they meet: pairs of overlapping passages, sentences or turns.
    """

    one: str
    other: str
    times: int
    statements: tuple[Statement, ...]


def cooccurrences(positions: Positions, unit: Unit = Unit.TURN) -> tuple[Pair, ...]:
    """All pairs of codes that meet in the selection, in the order of the codebook."""
    rank = {code.id: number for number, code in enumerate(positions.study.codebook.codes)}
    times: dict[tuple[str, str], int] = {}
    said: dict[tuple[str, str], dict[int, Statement]] = {}
    for met in _meetings(positions.statements, unit):
        for key, pair in met.items():
            one, other = sorted(key, key=rank.__getitem__)
            times[one, other] = times.get((one, other), 0) + 1
            said.setdefault((one, other), {}).update(
                {id(statement): statement for statement in pair}
            )
    order = sorted(times, key=lambda key: (rank[key[0]], rank[key[1]]))
    return tuple(Pair(*key, times[key], tuple(said[key].values())) for key in order)


Meeting = dict[tuple[str, str], tuple[Statement, ...]]
"""The pairs of codes that meet at one place, with what meets there."""


def _meetings(statements: Iterable[Statement], unit: Unit) -> Iterator[Meeting]:
    by_source: dict[str, list[Statement]] = {}
    for one in statements:
        by_source.setdefault(one.first.source.id, []).append(one)
    for found in by_source.values():
        yield from _overlaps(found) if unit is Unit.OVERLAP else _shared(found, unit)


def _overlaps(statements: list[Statement]) -> Iterator[Meeting]:
    """Each pair of overlapping passages is a place of its own."""
    running: list[Statement] = []
    for one in sorted(statements, key=lambda said: said.first.coding.start):
        start = one.first.coding.start
        running = [other for other in running if _end(other) > start]
        for other in running:
            if other.first.code.id != one.first.code.id:
                yield {(other.first.code.id, one.first.code.id): (other, one)}
        running.append(one)


def _end(one: Statement) -> int:
    return max(row.coding.end for row in one.rows)


def _shared(statements: list[Statement], unit: Unit) -> Iterator[Meeting]:
    """A sentence or turn counts once for a pair, however often both stand in it."""
    source: Source = statements[0].first.source
    ruler = Ruler(source, unit)
    places: dict[int, list[Statement]] = {}
    for one in statements:
        first, last = ruler(one.first.coding.start, _end(one))
        for place in range(first, last + 1):
            places.setdefault(place, []).append(one)
    for found in places.values():
        codes: dict[str, list[Statement]] = {}
        for one in found:
            codes.setdefault(one.first.code.id, []).append(one)
        yield {(one, other): (*codes[one], *codes[other]) for one, other in combinations(codes, 2)}
