"""New codes in the order of interviews, of all of them and of each source group.

Source groups may be different populations, so that one may go on bringing what the other has long
stopped bringing. What was never coded brings nothing new and would look like nothing new to find:
such interviews are left out and named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate

from qualcode.model.informant import SourceGroup
from qualcode.model.source import Source
from qualcode.stages.code_origins import CodeOrigins, Origin
from qualcode.stages.new_information import (
    Measure,
    all_measures,
    new_in_each,
    new_information,
    over_all_orders,
)
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview or focus group with its codings; `new` are the codes in none before it."""

    source: Source
    rows: tuple[Evidence, ...]
    new: frozenset[str]
    so_far: int

    @property
    def codes(self) -> frozenset[str]:
        """The codes in it."""
        return _codes(self.rows)


@dataclass(frozen=True)
class Series:
    """The interviews of one source group in their order; of all groups where `group` is None."""

    group: SourceGroup | None
    interviews: tuple[Interview, ...]
    origins: CodeOrigins

    @cached_property
    def orders(self) -> tuple[tuple[int, int], ...]:
        """The fewest and most codes after each number of interviews, over all their orders."""
        return over_all_orders([one.codes for one in self.interviews])

    @cached_property
    def used(self) -> frozenset[str]:
        """The codes that occur in any of them."""
        return frozenset[str]().union(*(one.codes for one in self.interviews))

    def added(self, interview: Interview) -> frozenset[str]:
        """The codes new in an interview that came out of the data."""
        return self.origins.among(interview.new, Origin.ADDED)

    @property
    def new_added(self) -> tuple[int, ...]:
        """How many codes that came out of the data are new in each interview."""
        return tuple(len(self.added(one)) for one in self.interviews)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measure on the codes that came out of the data, for each base and run."""
        return all_measures(self.new_added)

    def measure(self, base: int, run: int) -> Measure:
        """The measure for one base and run."""
        return new_information(self.new_added, base, run)

    def as_json(self) -> dict[str, object]:
        """The interviews with their codes, and the measures."""
        orders = self.orders or ((None, None),) * len(self.interviews)
        return {
            "group": self.group.id if self.group else None,
            "interviews": [
                {
                    "source": one.source.id,
                    "date": str(one.source.entry.date or "") or None,
                    "codes": len(one.codes),
                    "new": sorted(one.new),
                    "new_from_data": sorted(self.added(one)),
                    "so_far": one.so_far,
                    "fewest_so_far": fewest,
                    "most_so_far": most,
                }
                for one, (fewest, most) in zip(self.interviews, orders, strict=True)
            ],
            "measures": [one.as_json() for one in self.measures] if any(self.new_added) else [],
        }


@dataclass(frozen=True)
class Saturation:
    """The interviews of a selection in their order, with what each brought first.

    `uncoded` are interviews without any coding, `others` the documents and observations: both
    are left out. `undated` stand behind all others.
    """

    study: Study
    selection: Selection
    origins: CodeOrigins

    @cached_property
    def _rows(self) -> tuple[Evidence, ...]:
        return self.study.select(self.selection)

    @cached_property
    def _all(self) -> tuple[Evidence, ...]:
        """The codings of all codes: an interview without a chosen one is coded all the same."""
        return self.study.select(replace(self.selection, codes=()))

    @cached_property
    def _spoken(self) -> tuple[Source, ...]:
        sources = self.study.selected_sources(self.selection)
        return tuple(sorted((one for one in sources if one.kind.spoken), key=_when))

    @cached_property
    def ordered(self) -> tuple[Source, ...]:
        """The coded interviews by their dates, then as study.yaml lists them."""
        coded = {row.source.id for row in self._all}
        return tuple(one for one in self._spoken if one.id in coded)

    @cached_property
    def uncoded(self) -> tuple[Source, ...]:
        """The interviews in which nothing is coded."""
        return tuple(one for one in self._spoken if one not in self.ordered)

    @cached_property
    def undated(self) -> tuple[Source, ...]:
        """The interviews whose place in the order is only that of study.yaml."""
        return tuple(one for one in self.ordered if one.entry.date is None)

    @property
    def same_day(self) -> bool:
        """Whether two of them were held on one day."""
        days = [one.entry.date for one in self.ordered if one.entry.date]
        return len(days) > len(set(days))

    @cached_property
    def others(self) -> tuple[Source, ...]:
        """The sources that are no interviews."""
        sources = self.study.selected_sources(self.selection)
        return tuple(one for one in sources if not one.kind.spoken)

    @cached_property
    def whole(self) -> Series:
        """All interviews."""
        return self._series(None, self._rows)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """All interviews, then those of each source group where there are several."""
        spoken = {one.id for one in self.ordered}
        present = {row.group for row in self._all if row.source.id in spoken}
        groups = [one for one in self.study.roster.groups if one.id in present]
        if len(groups) < 2:
            return (self.whole,)
        return (
            self.whole,
            *(
                self._series(one, (row for row in self._rows if row.group == one.id))
                for one in groups
            ),
        )

    def _series(self, group: SourceGroup | None, rows: Iterable[Evidence]) -> Series:
        found: dict[str, list[Evidence]] = {}
        for row in rows:
            found.setdefault(row.source.id, []).append(row)
        heard = {row.source.id for row in self._all if group is None or row.group == group.id}
        sources = [one for one in self.ordered if one.id in heard]
        new = new_in_each([_codes(found.get(one.id, [])) for one in sources])
        so_far = list(accumulate(map(len, new)))
        interviews = (
            Interview(source, tuple(found.get(source.id, [])), first, number)
            for source, first, number in zip(sources, new, so_far, strict=True)
        )
        return Series(group, tuple(interviews), self.origins)

    def as_json(self) -> dict[str, object]:
        """All of it, as `saturation --json` prints it."""
        origins, used = self.origins, self.whole.used
        return {
            "phase": self.selection.phase,
            "order": [one.id for one in self.ordered],
            "undated": [one.id for one in self.undated],
            "uncoded": [one.id for one in self.uncoded],
            "not_interviews": [one.id for one in self.others],
            "origins": {
                "basis": str(origins.basis),
                "since": origins.since or None,
                "contradicted": sorted(origins.contradicted & used),
                **{str(one): sorted(origins.among(used, one)) for one in Origin},
            },
            "series": [one.as_json() for one in self.series],
        }


def _codes(rows: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(row.code.id for row in rows)


def _when(source: Source) -> date:
    """The day of an interview; those without one stand behind all others."""
    return source.entry.date or date.max
