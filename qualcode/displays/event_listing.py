"""Event listing (daftar peristiwa).

What it shows: what happened, in the order of time, in the researcher's words with their places.

Rows: the cases; where the study has none, the aspects that the events are about. Columns: the
periods of study.yaml; where no event has one, the dates in order (months or years where there are
many). What belongs to no case, period or date stands last.
Cell: the events that memos of kind `event` tell of: date, title, sign (+ did good, − did harm), and
the places of the codings or sources that the memo is about. Quotations show the words of these
codings too. Beside it stands the same as a timeline. Where no memo tells of an event, coded
passages stand there by the period or date of their source, which is when they were told and not
when it happened, at most five in a cell (all with `--full`); there is no timeline then.

Use it when: one asks what led to what, and has to get the order right first. When not: to weigh
the events (critical incidents), or to follow one thing over time (growth gradient, time-ordered
matrix).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 8.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qualcode.displays.citation import calendar_date, references
from qualcode.displays.event_cells import (
    event_line,
    event_quotations,
    event_sign,
    memo_source,
    need_events,
    said_line,
)
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.displays.time_grid import InTime, TimeGrid, time_grid, with_notes
from qualcode.document import (
    Block,
    Cell,
    Figure,
    Happening,
    Joined,
    Lane,
    Timeline,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.stages.events import TimeOrder, ToldEvent, told_events
from qualcode.stages.passages import Statement
from qualcode.stages.positions import positions_of
from qualcode.study import Study

_MANUAL = __doc__

_PASSAGES = 5
"""How many passages a cell shows where there are no events."""

_LONGEST = 20
"""Words of such a passage before it is cut."""


@dataclass(frozen=True)
class EventListing:
    """The listing with its timeline; `entry` says whether events are quoted, too."""

    name: str = "event-listing"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("summaries", "quotations")
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ("summaries", "quotations")
    complete: bool = False
    title: Words = field(default=phrase("display.event-listing.title"), init=False)
    purpose: Words = field(default=phrase("display.event-listing.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The table of events and their timeline; without events the passages by date.

        Raises:
            UnsuitedError: there are neither events nor codings.
            QualcodeError: the display has no such entry, level or order.
        """
        quoted = one_of(request.entry, self.entries, "entry") == "quotations"
        one_of(request.level, self.levels, "level")
        by_count = one_of(request.order, self.orders, "order") == "count"
        if not told_events(study, request.selection):
            return self._passages(study, request, by_count)
        events = need_events(study, request.selection)
        things = (InTime(one, one.cases, one.codes, one.period, one.date) for one in events)
        grid = time_grid(study, request.selection, things, by_count)

        def fill(there: Sequence[ToldEvent]) -> Cell:
            return _events_cell(there, quoted, request.full)

        again = _in_several_rows(grid)
        notes = (*_notes(phrase("rule.event-listing"), grid), *again)
        line = memo_source(study, events)
        made = (replace(one, source=line) for one in grid.tables(self.title, self.name, fill))
        tables = with_notes(made, notes)
        whole = grid.table(self.title, self.name, grid.moments.keys, fill)
        picture = Figure(
            title=phrase("figure.timeline.title", title=self.title),
            drawing=_timeline(grid),
            table=whole,
            description=Joined((phrase("figure.timeline", n=len(events)), *again), " "),
            source=line,
            name=self.name,
            beside=True,
        )
        return (*tables, picture)

    def _passages(self, study: Study, request: DisplayRequest, by_count: bool) -> tuple[Block, ...]:
        """Coded passages by the period or date of their source."""
        said = positions_of(study, request.selection).statements
        if not said:
            need_events(study, request.selection)
        order = TimeOrder(study)
        things = sorted(map(_in_time, said), key=lambda one: order.key(one.period, one.date))
        grid = time_grid(study, request.selection, things, by_count)

        def fill(there: Sequence[Statement]) -> Cell:
            return _passages_cell(study, there, not grid.moments.exact, request.full)

        notes = _notes(phrase("rule.event-listing.told"), grid)
        return with_notes(grid.tables(self.title, self.name, fill), notes)


def _in_time(said: Statement) -> InTime[Statement]:
    row = said.first
    cases = (row.case,) if row.case else ()
    return InTime(said, cases, (row.code.id,), row.source.entry.period, row.source.entry.date)


def _notes(rule: Words, grid: TimeGrid[ToldEvent] | TimeGrid[Statement]) -> tuple[Words, ...]:
    size = matrix_notes("", len(grid.rows), len(grid.moments.keys))[1:]
    return (rule, grid.definition, *size)


def _in_several_rows(grid: TimeGrid[ToldEvent]) -> tuple[Words, ...]:
    """That more entries are shown than there are events, where one is about several rows."""
    times = Counter(
        id(one) for row in grid.rows for key in grid.moments.keys for one in grid.at(row, key)
    )
    several = sum(n > 1 for n in times.values())
    told = {"n": several, "events": len(times), "shown": times.total()}
    key = "note.events.several.case" if grid.by_case else "note.events.several.aspect"
    return (phrase(key, **told),) if several else ()


def _events_cell(there: Sequence[ToldEvent], quoted: bool, full: bool) -> Cell:
    lines: list[Words] = []
    for one in there:
        lines.append(event_line(one))
        lines += event_quotations(one, full) if quoted else ()
    behind = tuple(said for one in there for said in one.statements)
    return cell(*lines, tone=Tone.PLAIN if there else Tone.EMPTY, evidence=references(behind))


def _passages_cell(study: Study, there: Sequence[Statement], dated: bool, full: bool) -> Cell:
    once = _distinct(there)
    shown = there if full else once[:_PASSAGES]
    lines: list[Words] = []
    for said in shown:
        line, day = said_line(study, said, full, _LONGEST), said.first.source.entry.date
        lines.append(
            phrase("event.at", when=calendar_date(day), what=line) if dated and day else line
        )
    if (left := len(once) - len(shown)) > 0:
        lines.append(phrase("entry.more", n=left))
    tone = Tone.PLAIN if there else Tone.EMPTY
    return cell(*lines, tone=tone, evidence=references(tuple(there)))


def _distinct(there: Sequence[Statement]) -> list[Statement]:
    """Every passage once, also where it has several codes."""
    found: dict[tuple[str, int, int], Statement] = {}
    for said in there:
        row = said.first
        found.setdefault((row.source.id, row.coding.start, row.coding.end), said)
    return list(found.values())


def _timeline(grid: TimeGrid[ToldEvent]) -> Timeline:
    return Timeline(
        tuple(moment.label for moment in grid.moments.keys),
        tuple(
            Lane(
                row.label,
                tuple(
                    Happening(number, one.title, event_sign(one))
                    for number, moment in enumerate(grid.moments.keys)
                    for one in grid.at(row, moment)
                ),
            )
            for row in grid.rows
        ),
    )


EVENT_LISTING = EventListing()
