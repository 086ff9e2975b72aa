"""What happened, as the researcher tells it in memos of kind `event`, in the order of time.

An event belongs to a case and to codes by what its memo is about, or else by the codings that the
memo names (Miles and Huberman 1994, chapter 5: event listing, critical incident chart).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from qualcode.model.coding import Polarity
from qualcode.model.memo import Event, Memo
from qualcode.stages.memo_codings import is_on
from qualcode.stages.passages import Statement, quotable, statements
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Evidence, Selection, Study

_HEADING = re.compile(r"\A\s*#{1,6}[ \t][^\n]*")
"""A heading above a memo's text, which is its title."""


class TimeOrder:
    """The order of what has a period, a date, or both: periods as study.yaml lists them."""

    def __init__(self, study: Study) -> None:
        told = (source.entry.period for source in study.sources)
        self.periods = tuple(dict.fromkeys((*study.settings.periods, *filter(None, told))))
        self._rank = {period: number for number, period in enumerate(self.periods)}

    def key(self, period: str | None, day: date | None) -> tuple[int, bool, date]:
        """What sorts by it: the period, then the day; without one, last."""
        return self._rank.get(period or "", len(self._rank)), day is None, day or date.max

    def before(self, one: ToldEvent, other: ToldEvent) -> bool | None:
        """Whether one event is before another; None where that is not known, or they are equal."""
        first, second = (self._rank.get(event.period, -1) for event in (one, other))
        if min(first, second) >= 0 and first != second:
            return first < second
        if one.date and other.date and one.date != other.date:
            return one.date < other.date
        return None


@dataclass(frozen=True)
class ToldEvent:
    """An event with its words as they may be printed, and the selected codings it rests on.

    `cases`, `codes`, `informants`, `groups` and `sources` are the ids that its memo names; where
    it names none of a kind, those of the codings that it names.
    """

    memo: Memo
    event: Event
    title: str
    text: str
    effect: str
    cases: tuple[str, ...]
    codes: tuple[str, ...]
    informants: tuple[str, ...]
    groups: tuple[str, ...]
    sources: tuple[str, ...]
    study: Study
    evidence: tuple[Evidence, ...] = ()

    @property
    def sign(self) -> Polarity | None:
        """Whether it did good or harm; None where the memo does not say."""
        return self.event.sign

    @property
    def date(self) -> date | None:
        """The day."""
        return self.event.date

    @property
    def period(self) -> str:
        """The period; "" without one."""
        return self.event.period

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What is said in the codings."""
        return statements(self.study, self.evidence)


def told_events(study: Study, selection: Selection) -> tuple[ToldEvent, ...]:
    """The events of a selection in the order of time: by period, then by date, those without last.

    One of another case or code than those selected is left out, and so is one that is about other
    informants, groups or sources. What tells of somebody who withdrew consent is never among them.
    They are worked out once for each selection.
    """
    known: dict[Selection, tuple[ToldEvent, ...]] = vars(study).setdefault("_events", {})
    if selection not in known:
        known[selection] = _selected(study, selection)
    return known[selection]


def _selected(study: Study, selection: Selection) -> tuple[ToldEvent, ...]:
    memos = [one for one in study.memos if one.event and not memo_withheld(study, one)]
    if not memos:
        return ()
    rows = study.select(Selection(phase="all", reviewed="all"))
    shown = {row.coding.id for row in study.select(selection)}
    order = TimeOrder(study)
    found = (_told(study, memo, rows, shown) for memo in memos)
    chosen = (one for one in found if _is_chosen(one, selection))
    return tuple(sorted(chosen, key=lambda one: order.key(one.period, one.date)))


def _told(study: Study, memo: Memo, rows: Iterable[Evidence], shown: set[str]) -> ToldEvent:
    assert memo.event is not None
    by_coding = memo.passages or any(noun == "coding" for noun, _ in memo.about)
    behind = [row for row in rows if is_on(study, memo, row.coding)] if by_coding else []
    roster = study.roster
    named = {noun: [name for kind, name in memo.about if kind == noun] for noun, _ in memo.about}
    people = [one for one in map(roster.informant, named.get("informant", ())) if one]
    sources = [one.entry for one in map(study.source, named.get("source", ())) if one]
    codes = [one.id for one in map(study.codebook.get, named.get("code", ())) if one]
    return ToldEvent(
        memo,
        memo.event,
        title=quotable(study, memo.title),
        text=quotable(study, _HEADING.sub("", memo.text, count=1)),
        effect=quotable(study, memo.event.effect),
        cases=_first(
            named.get("case", ()),
            (one.case for one in people),
            (one.case for one in sources),
            (row.case for row in behind),
        ),
        codes=_first(codes, (row.code.id for row in behind)),
        informants=_first(
            (one.id for one in people), (row.informant.id for row in behind if row.informant)
        ),
        groups=_first(
            named.get("group", ()), (one.group for one in people), (row.group for row in behind)
        ),
        sources=_first((one.id for one in sources), (row.source.id for row in behind)),
        study=study,
        evidence=tuple(row for row in behind if row.coding.id in shown),
    )


def _first(*places: Iterable[str | None]) -> tuple[str, ...]:
    """The ids that the first of several places has, each once."""
    found = (tuple(dict.fromkeys(filter(None, place))) for place in places)
    return next(filter(None, found), ())


def _is_chosen(one: ToldEvent, selection: Selection) -> bool:
    codes = one.study.selected_codes(selection) if selection.codes else ()
    strict = ((one.cases, selection.cases), (one.codes, codes))
    # An event need not be about a person or a source at all.
    where_named = (
        (one.groups, selection.groups),
        (one.informants, selection.informants),
        (one.sources, selection.sources),
    )
    return all(not wanted or set(wanted) & set(there) for there, wanted in strict) and all(
        not wanted or not there or set(wanted) & set(there) for there, wanted in where_named
    )
