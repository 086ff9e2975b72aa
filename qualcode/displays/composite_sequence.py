"""Composite sequence (urutan gabungan).

What it shows: the order in which things usually happened over the cases, and which case went
another way.

Rows: the steps, each a code that events are about, in the usual order. Columns: the step, the cases
that have it, and the deviations.
Cell: how many of the cases have the step, with the first event of each and when it was; which cases
lack it, and in which it came before a step that usually stands before it. The order follows the
memos of kind `event` that are about a case and a code (or a coding, which has both) and have a
period or date. A step stands before another where it came first in more of the cases that have
both.

Use it when: two or more cases went through something similar, and events of each are written down.
When not: with one case (event listing); with two cases every difference is as usual as not, so the
deviations are to be read and not to be counted.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 8.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.citation import case_name, code_name, references
from qualcode.displays.compared_cases import need_cases
from qualcode.displays.event_cells import event_time, memo_source, need_events
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import DisplayRequest, Family, UnsuitedError, one_of
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Joined,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import Code
from qualcode.stages.sequences import CompositeSequence, Step, composite_sequence
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class CompositeSequenceTable:
    """The table of steps; `level` says whether they are codes or indicators."""

    name: str = "composite-sequence"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("summaries",)
    levels: tuple[str, ...] = ("code", "indicator")
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.composite-sequence.title"), init=False)
    purpose: Words = field(default=phrase("display.composite-sequence.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One table.

        Raises:
            UnsuitedError: there are not two cases with events that have a code and a time.
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        level = one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        cases = need_cases(study, request.selection, at_least=2)
        events = need_events(study, request.selection)
        book = study.codebook

        def topic(code: str) -> Code:
            return book[code] if level == "code" else book.indicator(code)

        merged = composite_sequence(study, cases, events, topic)
        if len(merged.cases) < 2:
            raise UnsuitedError(
                "fewer than two cases have events with a code and a time.",
                "Let the memos of events be about {case: …, code: …} and have a date or period.",
            )
        return (_table(study, self, merged, memo_source(study, events)),)


def _table(
    study: Study, display: CompositeSequenceTable, merged: CompositeSequence, source: Words
) -> Table:
    rows = (_row(study, merged, number, one) for number, one in enumerate(merged.steps, 1))
    return Table(
        title=display.title,
        columns=(
            Column(phrase("column.step"), align=Align.CENTER, weight=0.4),
            Column(phrase("column.code"), weight=1.2),
            Column(phrase("column.cases-n"), weight=2.2),
            Column(phrase("column.deviations"), weight=1.6),
        ),
        sections=(Section(tuple(rows)),),
        notes=(
            *matrix_notes(display.name, len(merged.steps), 0),
            *_left_out(study, merged),
        ),
        source=source,
        name=display.name,
    )


def _row(study: Study, merged: CompositeSequence, number: int, step: Step) -> tuple[Cell, ...]:
    names = {case.id: case_name(study, case) for case in merged.cases}
    have = tuple(
        phrase("sequence.case", case=names[case], when=event_time(one), what=one.title)
        for case, one in step.first.items()
    )
    said = tuple(said for one in step.first.values() for said in one.statements)
    share = phrase("n-of-n", n=len(have), of=len(merged.cases))
    deviations: list[Words] = []
    if step.lacking:
        lacking = Joined(tuple(names[case.id] for case in step.lacking))
        deviations.append(phrase("sequence.lacking", cases=lacking))
    for case, earlier in step.late.items():
        steps = Joined(tuple(map(str, earlier)))
        deviations.append(phrase("sequence.late", case=names[case], steps=steps))
    return (
        cell(str(number)),
        cell(code_name(step.code), tone=Tone.STRONG),
        cell(share, *have, evidence=references(said)),
        cell(*deviations, tone=Tone.CONFLICT) if deviations else cell("–", tone=Tone.EMPTY),
    )


def _left_out(study: Study, merged: CompositeSequence) -> tuple[Words, ...]:
    notes: list[Words] = []
    if merged.untold:
        names = Joined(tuple(case_name(study, case) for case in merged.untold))
        notes.append(phrase("note.untold-cases", which=names))
    if merged.unplaced:
        titles = Joined(tuple(one.title for one in merged.unplaced), "; ")
        notes.append(phrase("note.unplaced-events", which=titles))
    return tuple(notes)


COMPOSITE_SEQUENCE = CompositeSequenceTable()
