"""Critical incident chart (bagan kejadian kritis).

What it shows: the few events that, in the researcher's judgement, changed the course.

Rows: the memos of kind `event` that are marked `critical: yes`, in the order of time. Columns: when
it was, the case (where the study has cases), what happened, what it is about, what came of it, its
sign and its places.
Cell: the words of the memo: its title and its text; the effect and the sign that it gives; the
places of its codings, or the sources that it names. Quotations show the words of the codings too.

Use it when: there are many events, and one has decided which of them made the difference. When
not: before that is decided (event listing); and not as proof that they made it: each is a judgement
that can be wrong (causal network, rival explanations).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.displays.citation import references
from qualcode.displays.event_cells import (
    case_names,
    code_names,
    event_places,
    event_quotations,
    event_time,
    memo_source,
    need_events,
)
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import DisplayRequest, Family, UnsuitedError, one_of
from qualcode.document import Block, Cell, Column, Joined, Section, Table, Tone, Words, cell, phrase
from qualcode.stages.events import ToldEvent
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class CriticalIncidents:
    """The chart; `entry` says whether the codings behind an incident are quoted."""

    name: str = "critical-incidents"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("summaries", "quotations")
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ("quotations",)
    complete: bool = False
    title: Words = field(default=phrase("display.critical-incidents.title"), init=False)
    purpose: Words = field(default=phrase("display.critical-incidents.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One table.

        Raises:
            UnsuitedError: no event is marked as critical.
            QualcodeError: the display has no such entry, level or order.
        """
        quoted = one_of(request.entry, self.entries, "entry") == "quotations"
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        events = need_events(study, request.selection)
        incidents = [one for one in events if one.event.critical]
        if not incidents:
            raise UnsuitedError(
                f"none of the {len(events)} events is marked as critical.",
                "Write critical: yes in the memos of those that changed the course.",
            )
        with_cases = bool(study.roster.cases)
        table = Table(
            title=self.title,
            columns=_columns(with_cases),
            sections=(
                Section(
                    tuple(_row(study, one, with_cases, quoted, request.full) for one in incidents)
                ),
            ),
            notes=matrix_notes("critical-incidents", len(incidents), 0),
            source=memo_source(study, incidents),
            name=self.name,
        )
        return (table,)


def _columns(with_cases: bool) -> tuple[Column, ...]:
    return (
        Column(phrase("column.when"), weight=0.9),
        *((Column(phrase("column.case"), weight=0.9),) if with_cases else ()),
        Column(phrase("column.incident"), weight=1.8),
        Column(phrase("column.about"), weight=1.1),
        Column(phrase("column.came-of-it"), weight=1.3),
        Column(phrase("column.sign"), weight=0.7),
        Column(phrase("column.cited-at"), weight=0.8),
    )


def _row(
    study: Study, one: ToldEvent, with_cases: bool, quoted: bool, full: bool
) -> tuple[Cell, ...]:
    what = [one.title, *([one.text] if one.text else [])]
    said: Sequence[Words] = event_quotations(one, full) if quoted else ()
    return (
        _told(event_time(one)),
        *((_told(case_names(study, one.cases)),) if with_cases else ()),
        cell(*what, *said, evidence=references(one.statements)),
        _told(_about(study, one)),
        _told(one.effect),
        _told(phrase(f"event.sign.{one.sign.name.lower()}") if one.sign else ""),
        _told(event_places(one)),
    )


def _told(words: Words) -> Cell:
    """What a memo says; a dash where it does not."""
    nothing = words == "" or (isinstance(words, Joined) and not words.parts)
    return cell("–", tone=Tone.EMPTY) if nothing else cell(words)


def _about(study: Study, one: ToldEvent) -> Words:
    named = (name for noun, name in one.memo.about if noun == "informant")
    people = map(study.roster.informant, named)
    names = tuple(person.printed_name for person in people if person)
    codes = (code_names(study, one.codes),) if one.codes else ()
    return Joined((*codes, *names), "; ")


CRITICAL_INCIDENTS = CriticalIncidents()
