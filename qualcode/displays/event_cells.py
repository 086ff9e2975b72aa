"""How an event of the researcher's memos is written in a cell."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.citation import (
    calendar_date,
    case_name,
    code_name,
    period_name,
    place,
    places,
    sign,
)
from qualcode.displays.entries import shortened
from qualcode.displays.request import UnsuitedError
from qualcode.document import Joined, Sign, Words, phrase
from qualcode.model.source import SourceKind
from qualcode.stages.events import ToldEvent, told_events
from qualcode.stages.passages import Statement
from qualcode.study import Selection, Study

REMEDY = "Write memos of kind: event with their date or period (qualcode memo new)."


def need_events(study: Study, selection: Selection) -> tuple[ToldEvent, ...]:
    """The events of a selection in the order of time.

    Raises:
        UnsuitedError: no memo tells of any.
    """
    found = told_events(study, selection)
    if not found:
        raise UnsuitedError("no memo tells of an event here.", REMEDY)
    return found


def memo_source(study: Study, events: Iterable[ToldEvent]) -> Words:
    """The source line of a table of events: the researcher's memos, and what these cite."""
    cited = {source for one in events for source in (*one.sources, *_behind(one))}
    found = {one.kind for one in study.sources if one.id in cited and not study.closed(one)}
    kinds = Joined(tuple(phrase(f"kind.{kind}") for kind in SourceKind if kind in found))
    line = phrase("source.memos.on", kinds=kinds) if found else phrase("source.memos")
    days = [one.entry.date for one in study.sources if one.entry.date]
    day = study.settings.date or max(days, default=None)
    return phrase("source.year", line=line, year=str(day.year)) if day else line


def _behind(one: ToldEvent) -> Iterable[str]:
    return (row.source.id for row in one.evidence)


def event_line(one: ToldEvent, with_period: bool = False) -> Words:
    """When it was, what happened, its sign and where it is told."""
    when = event_time(one) if with_period else calendar_date(one.date) if one.date else ""
    what: Words = phrase("event.at", when=when, what=one.title) if when else one.title
    told: tuple[Words, ...] = (sign(one.sign) if one.sign else "", event_places(one))
    marks = tuple(part for part in told if part != "")
    return phrase("event.marked", what=what, marks=Joined(marks, "; ")) if marks else what


def event_time(one: ToldEvent) -> Words:
    """Its date and its period, as far as they are known."""
    period = period_name(one.study, one.period) if one.period else ""
    if one.date and one.period:
        return phrase("event.time", date=calendar_date(one.date), period=period)
    return calendar_date(one.date) if one.date else period


def event_places(one: ToldEvent) -> Words:
    """Where it is told: the places of its codings, else the sources that its memo names."""
    if one.statements:
        return places(one.study.settings, one.statements)
    selected = {source.id for source in one.study.sources if not one.study.closed(source)}
    return "; ".join(name for name in one.sources if name in selected)


def event_quotations(one: ToldEvent, full: bool) -> tuple[Words, ...]:
    """The words that it rests on."""
    return tuple(said_line(one.study, said, full) for said in one.statements)


def said_line(study: Study, said: Statement, full: bool, longest: int = 40) -> Words:
    """A quotation with its speaker, place, code and sign."""
    row = said.first
    args: dict[str, Words | int] = {
        "text": said.printed if full else shortened(said.printed, longest),
        "place": place(study.settings, row),
        "sign": f"{row.code.id}\u00a0{sign(said.polarity)}",
    }
    if row.informant:
        return phrase("entry.quotation-by", name=row.informant.printed_name, **args)
    return phrase("entry.quotation", **args)


def event_sign(one: ToldEvent) -> Sign:
    """Its sign as pictures show it."""
    return Sign(sign(one.sign)) if one.sign else Sign.NONE


def case_names(study: Study, cases: Iterable[str]) -> Words:
    """Cases as they may be printed."""
    found = (study.roster.case(one) for one in cases)
    return Joined(tuple(case_name(study, one) for one in found if one))


def code_names(study: Study, codes: Iterable[str]) -> Words:
    """Codes with their labels."""
    return Joined(tuple(code_name(study.codebook[one]) for one in codes), "; ")
