"""Who was heard, which data there are, and when, where and how they were gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qualcode.displays.citation import calendar_date
from qualcode.document import (
    Block,
    Cell,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.informant import Informant
from qualcode.model.privacy import printed_selection
from qualcode.model.source import Source, SourceKind
from qualcode.reports.thesis.part import Pack, appendix, columns, phase_notes, prompt
from qualcode.stages.voices import printed_place, speakers, told_role


def informants_section(pack: Pack) -> Iterator[Block]:
    """The informants as far as consent lets them be printed, and how many there are."""
    people = [voice.informant for voice in pack.positions.voices if voice.informant]
    yield Heading(2, phrase("informants.title"))
    if not people:
        yield prompt("informants.prompt")
        return
    counted = [voice for voice in pack.positions.voices if voice.counted]
    groups = tuple(
        phrase("informants.group", group=group.label, n=n)
        for group in pack.positions.groups
        if (n := sum(voice.group == group.id for voice in counted))
    )
    table = Numbered("informants")
    lead = phrase("informants.lead", n=len(counted), groups=Joined(groups), table=table)
    yield Paragraph(lead if groups else phrase("informants.none", table=table))
    yield _informants(pack, people)
    told = [bool(printed_selection(one)) for one in people]
    if not any(told):
        yield prompt("informants.reason.prompt")
    elif not all(told):
        yield prompt("informants.reason.others.prompt")


def _informants(pack: Pack, people: list[Informant]) -> Table:
    heads = ("number", "id", "name", "role", "kind", "group", "reason")
    weights = (0.4, 0.6, 0.9, 1.2, 0.9, 1.1, 2.4)
    names = (f"column.informant.{head}" for head in heads)
    rows = tuple(_informant(pack, one, number) for number, one in enumerate(people, 1))
    return Table(
        title=phrase("informants.title"),
        columns=columns(dict(zip(names, weights, strict=True))),
        sections=(Section(rows),),
        notes=(phrase("note.informants"), *_outside(people), *phase_notes(pack)),
        source=pack.writer.dated("source.study"),
        name="informants",
    )


def _outside(people: list[Informant]) -> tuple[Words, ...]:
    """What "outside N" means, where somebody is."""
    return () if all(one.sample for one in people) else (phrase("note.informants.outside"),)


def _informant(pack: Pack, one: Informant, number: int) -> tuple[Cell, ...]:
    group = pack.study.roster.group(one.group)
    kind = (phrase(f"informant.{one.kind}"),) if one.kind else ()
    outside = () if one.sample else (phrase("informant.not-sample"),)
    return (
        cell(str(number)),
        cell(one.id),
        cell(one.printed_name),
        cell(told_role(pack.study, one) or phrase("role.withheld")),
        cell(*(kind + outside or ("–",))),
        cell(group.label if group else one.group),
        cell(_reason(pack, one)),
    )


def _reason(pack: Pack, one: Informant) -> Words:
    reason = printed_selection(one)
    if reason is None:
        return phrase("role.withheld") if one.selection else "–"
    return pack.text(reason) or "–"


def data_section(pack: Pack) -> Iterator[Block]:
    """The kinds of data with their sources and methods; only those that the study has."""
    yield Heading(2, phrase("data.title"))
    kinds = [kind for kind in SourceKind if _of_kind(pack, kind)]
    if not kinds:
        yield prompt("data.prompt")
        return
    yield Paragraph(
        phrase("data.lead", table=Numbered("data"), three=appendix(3), four=appendix(4))
    )
    rows = tuple(_data(pack, kind, number) for number, kind in enumerate(kinds, 1))
    yield Table(
        title=phrase("data.title"),
        columns=columns(
            {
                "column.number": 0.3,
                "column.data-kind": 1.0,
                "column.source": 3.0,
                "column.method": 1.2,
            }
        ),
        sections=(Section(rows),),
        source=pack.writer.dated("source.study"),
        name="data",
    )


def _of_kind(pack: Pack, kind: SourceKind) -> list[Source]:
    return [one for one in pack.study.selected_sources(pack.selection) if one.kind is kind]


def _data(pack: Pack, kind: SourceKind, number: int) -> tuple[Cell, ...]:
    sources = _of_kind(pack, kind)
    ids = Joined(tuple(one.id for one in sources))
    told = "document" if kind is SourceKind.DOCUMENT else "observation"
    key = "spoken" if kind.spoken else told
    people = {name for one in sources for name in heard(pack, one)}
    heard_n = phrase("count.informants", n=len(people))
    where = phrase(f"data.source.{key}", n=len(sources), people=heard_n, ids=ids)
    primary = "secondary" if kind is SourceKind.DOCUMENT else "primary"
    return (
        cell(str(number)),
        cell(phrase(f"data.{primary}")),
        cell(where),
        cell(phrase(f"technique.{kind}")),
    )


def heard(pack: Pack, source: Source) -> list[str]:
    """The ids of the informants of a source, without those who have withdrawn."""
    known = speakers(source)
    everybody = (one.id for one in pack.study.roster.informants if one.id in known)
    return [one for one in everybody if not pack.study.withdrawn(one)]


def fieldwork_section(pack: Pack) -> Iterator[Block]:
    """When, where and with whom the data were gathered, source by source."""
    yield Heading(2, phrase("fieldwork.title"))
    sources = pack.study.selected_sources(pack.selection)
    if not sources:
        yield prompt("fieldwork.prompt")
        return
    yield Paragraph(_collected(sources))
    rows = tuple(_visit(pack, one, number) for number, one in enumerate(sources, 1))
    yield Table(
        title=phrase("fieldwork.title"),
        columns=columns({
            "column.number": 0.35, "column.source-code": 0.6, "column.heard": 1.5,
            "column.date": 1.3, "column.duration": 0.9, "column.location": 1.7,
            "column.technique": 1.1,
        }),
        sections=(Section(rows),),
        notes=(phrase("note.places"), *phase_notes(pack)),
        source=pack.writer.dated("source.study"),
        name="fieldwork",
    )  # fmt: skip


def days_of(sources: Iterable[Source]) -> list[date]:
    """The days on which data were gathered, each once.

    A document is older than the day it was found; one that is younger than the last visit was
    found later still.
    """
    dated = [(one.entry.date, one) for one in sources if one.entry.date]
    days = sorted({day for day, one in dated if not _is_document(one)})
    return days + sorted({day for day, _ in dated if days and day > days[-1]})


def _collected(sources: Iterable[Source]) -> Words:
    """Between which days data were collected."""
    dates = days_of(sources)
    table = Numbered("fieldwork")
    if not dates:
        return phrase("fieldwork.undated", table=table)
    first, last = calendar_date(dates[0]), calendar_date(dates[-1])
    key = "fieldwork.lead" if dates[0] != dates[-1] else "fieldwork.one-day"
    return phrase(key, first=first, last=last, table=table)


def _visit(pack: Pack, source: Source, number: int) -> tuple[Cell, ...]:
    entry = source.entry
    return (
        cell(str(number)),
        cell(source.id),
        cell(who(pack, source)),
        cell(_dated(source)),
        cell(pack.text(entry.time) or "–"),
        cell(where(pack, source)),
        cell(phrase(f"technique.{source.kind}")),
    )


def _dated(source: Source) -> Words:
    """The day of a visit; of a document its own date, which says so."""
    day = source.entry.date
    if not day:
        return "–"
    told = calendar_date(day)
    return phrase("fieldwork.document-date", date=told) if _is_document(source) else told


def _is_document(source: Source) -> bool:
    return source.kind is SourceKind.DOCUMENT


def who(pack: Pack, source: Source) -> Words:
    """Whom a source hears, by the names that may be printed; else what it is called."""
    people = (pack.study.roster.informant(name) for name in heard(pack, source))
    names = tuple(one.printed_name for one in people if one)
    return Joined(names) if names else pack.text(source.entry.title) or "–"


def where(pack: Pack, source: Source) -> Words:
    """The place of a source, where nobody is given away by it: as much as a role would tell."""
    place = printed_place(pack.study, source)
    return phrase("role.withheld") if place is None else place or "–"
