"""Data accounting log (log kelengkapan data).

What it shows: of whom what has been collected, and how far it has been worked on.

Rows: the informants under their source group, then documents and observation notes by their case.
Columns: the instruments: the techniques of data collection, by phase.
Cell: each source with its date and its state: reviewed (a person has gone through it), coded (in
part, or by proposals only), not yet coded. A blank cell means that nothing was collected.

Use it when: during fieldwork, to see whom to go to again, and in the chapter on method. When not:
as a measure of how good the data are; `--phase all` shows the preliminary phase as well.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 4; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qualcode.displays.citation import calendar_date, case_name, voice_name
from qualcode.displays.forms import check_form
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, UnsuitedError
from qualcode.document import Block, Cell, Column, Section, Table, Tone, Words, cell, phrase
from qualcode.model.source import Phase, Source, SourceKind
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study

_MANUAL = __doc__

Instrument = tuple[Phase, SourceKind]


@dataclass(frozen=True)
class DataAccountingLog:
    """The log."""

    name: str = "data-accounting-log"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("presence",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.data-accounting-log.title"), init=False)
    purpose: Words = field(default=phrase("display.data-accounting-log.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One table.

        Raises:
            UnsuitedError: nothing has been collected yet.
            QualcodeError: the display has no such entry, level or order.
        """
        check_form(self, request)
        positions = positions_of(study, request.selection)
        log = _Log(positions)
        if not log.instruments:
            raise UnsuitedError(
                "there is no source here yet.",
                "Bring one in with qualcode add, or choose another --phase.",
            )
        sections = tuple(log.sections())
        rows = sum(len(one.rows) for one in sections)
        table = Table(
            title=self.title,
            columns=(Column(phrase("column.informant"), weight=0.9), *log.columns()),
            sections=sections,
            notes=matrix_notes("data-accounting-log", rows, len(log.instruments)),
            name=self.name,
            about_all=True,
        )
        return (table,)


class _Log:
    """The rows and columns of the log for one selection."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._study: Study = positions.study
        shown = self._study.select(Selection(phase="all", reviewed="all"))
        self._coded = {row.source.id for row in shown}
        there = {_instrument(one) for voice in positions.voices for one in voice.sources}
        every = ((phase, kind) for phase in Phase for kind in SourceKind)
        self.instruments = tuple(one for one in every if one in there)

    def columns(self) -> Iterator[Column]:
        """A column an instrument, under its phase where there are two."""
        several = len({phase for phase, _ in self.instruments}) > 1
        for phase, kind in self.instruments:
            above = phrase(f"phase.{phase}") if several else ""
            yield Column(phrase(f"column.kind.{kind}"), group=above)

    def sections(self) -> Iterator[Section]:
        """The informants by group, then what belongs to no informant by case."""
        people = [voice for voice in self._positions.voices if voice.informant]
        for group in self._study.roster.groups:
            rows = tuple(self._person(one) for one in people if one.group == group.id)
            if rows:
                yield Section(rows, group.label)
        others = [one for one in self._positions.voices if not one.informant]
        if others:
            yield Section(tuple(self._others(others)), phrase("log.others"))

    def _person(self, voice: GroupVoice) -> tuple[Cell, ...]:
        return (cell(voice_name(voice)), *self._cells(voice.sources))

    def _others(self, voices: Iterable[GroupVoice]) -> Iterator[tuple[Cell, ...]]:
        by_case: dict[str, list[Source]] = {}
        for voice in voices:
            for one in voice.sources:
                by_case.setdefault(one.entry.case or "", []).append(one)
        for case in self._study.roster.cases:
            if case.id in by_case:
                found = by_case.pop(case.id)
                yield (cell(case_name(self._study, case)), *self._cells(found))
        if by_case:
            rest = [one for some in by_case.values() for one in some]
            name = phrase("none.case") if self._study.roster.cases else phrase("log.study")
            yield (cell(name), *self._cells(rest))

    def _cells(self, sources: Iterable[Source]) -> Iterator[Cell]:
        found = tuple(sources)
        for instrument in self.instruments:
            lines = tuple(map(self._line, (s for s in found if _instrument(s) == instrument)))
            yield cell(*lines, tone=Tone.PLAIN if lines else Tone.EMPTY)

    def _line(self, source: Source) -> Words:
        state = phrase(f"log.{self._state(source)}")
        if not source.entry.date:
            return phrase("log.entry", source=source.id, state=state)
        day = calendar_date(source.entry.date)
        return phrase("log.dated-entry", source=source.id, date=day, state=state)

    def _state(self, source: Source) -> str:
        if source.id in self._positions.silence.reviewed:
            return "reviewed"
        return "coded" if source.id in self._coded else "uncoded"


def _instrument(source: Source) -> Instrument:
    return source.entry.phase, source.kind


DATA_ACCOUNTING_LOG = DataAccountingLog()
