"""The appendices of observations and documents: what was seen, what was read."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays.citation import calendar_date, code_name, place, references, sign
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Heading,
    Joined,
    Paragraph,
    Section,
    Table,
    cell,
    phrase,
)
from qualcode.model.memo import MemoKind
from qualcode.model.source import Source, SourceKind
from qualcode.reports.thesis.audit import memos_told
from qualcode.reports.thesis.fieldwork import where
from qualcode.reports.thesis.other_phases import cited_transcripts
from qualcode.reports.thesis.part import Pack, appendix, columns, prompt
from qualcode.stages.passages import Statement


def _sources(pack: Pack, kind: SourceKind) -> tuple[Source, ...]:
    chosen = pack.study.selected_sources(pack.selection)
    return tuple(one for one in chosen if one.kind is kind)


def _said(pack: Pack, kind: SourceKind) -> list[list[Statement]]:
    """The coded passages of sources of a kind, each with what is said by it on every code."""
    found: dict[tuple[str, int, int], list[Statement]] = {}
    for one in pack.positions.statements:
        row = one.first
        if row.source.kind is kind:
            key = row.source.id, row.coding.start, row.coding.end
            found.setdefault(key, []).append(one)
    return list(found.values())


def observations_appendix(pack: Pack) -> Iterator[Block]:
    """What was observed, topic by topic, with day and place."""
    if not _sources(pack, SourceKind.OBSERVATION):
        yield prompt("observations.prompt")
        return
    said = _said(pack, SourceKind.OBSERVATION)
    if not said:
        yield prompt("observations.uncoded.prompt", appendix=appendix(6))
        return
    yield Paragraph(phrase("observations.lead", appendix=appendix(6)))
    yield Table(
        title=phrase("observations.title"),
        columns=columns({"column.number": 0.35, "column.observed": 1.4, "column.date": 1.2,
                         "column.result": 4.0, "column.place": 1.0}),
        sections=(Section(tuple(_observed(pack, one, n) for n, one in enumerate(said, 1))),),
        notes=(phrase("note.signs"),),
        name="observations",
    )  # fmt: skip


def _observed(pack: Pack, said: list[Statement], number: int) -> tuple[Cell, ...]:
    row = said[0].first
    day = row.source.entry.date
    topics = tuple(
        phrase("concordance.code", code=code_name(one.first.code), sign=sign(one.polarity))
        for one in said
    )
    return (
        cell(str(number)),
        cell(*topics),
        cell(calendar_date(day) if day else "–"),
        cell(said[0].printed, evidence=references(tuple(said))),
        cell(place(pack.study.settings, row)),
    )


def documents_appendix(pack: Pack) -> Iterator[Block]:
    """The documents, then the passages of them that were coded, so that citations can be found."""
    known = _sources(pack, SourceKind.DOCUMENT)
    if not known:
        yield prompt("documents.prompt")
        return
    unnamed = not all(one.entry.title and one.entry.group for one in known)
    yield Table(
        title=phrase("documents.title"),
        columns=columns({"column.number": 0.35, "column.document": 2.4, "column.source": 1.4,
                         "column.date": 1.2, "column.remark": 1.8}),
        sections=(Section(tuple(_document(pack, one, n) for n, one in enumerate(known, 1))),),
        notes=(phrase("note.prompt"),) if unnamed else (),
        source=pack.writer.dated("source.study", known),
        name="documents",
    )  # fmt: skip
    if unnamed:
        yield prompt("documents.unnamed.prompt")
    said = _said(pack, SourceKind.DOCUMENT)
    if said:
        yield _passages(pack, said)
    yield from cited_transcripts(pack, lambda one: one.kind is SourceKind.DOCUMENT)


def _document(pack: Pack, one: Source, number: int) -> tuple[Cell, ...]:
    entry = one.entry
    group = pack.study.roster.group(entry.group or "")
    place_of = where(pack, one)
    return (
        cell(str(number)),
        cell(pack.text(entry.title) or phrase("prompt")),
        cell(group.label if group else phrase("prompt")),
        cell(calendar_date(entry.date) if entry.date else "–"),
        cell(phrase("documents.remark", id=one.id), *((place_of,) if place_of != "–" else ())),
    )


def _passages(pack: Pack, passages: list[list[Statement]]) -> Table:
    rows = tuple(_passage(pack, said) for said in passages)
    return Table(
        title=phrase("documents.passages"),
        columns=columns({"column.place": 0.7, "column.excerpt": 5.0, "column.code": 0.9}),
        sections=(Section(rows),),
        notes=(phrase("note.signs"),),
        name="document-passages",
    )


def _passage(pack: Pack, said: list[Statement]) -> tuple[Cell, ...]:
    codes = tuple(
        phrase("concordance.code", code=one.first.code.id, sign=sign(one.polarity)) for one in said
    )
    where_it_stands = place(pack.study.settings, said[0].first)
    quoted = cell(said[0].printed, evidence=references(tuple(said)))
    return (cell(where_it_stands), quoted, cell(*codes))


def transcripts_appendix(pack: Pack) -> Iterator[Block]:
    """The interviews, numbered as they are cited, with their codes in the margin."""
    spoken = {one.id for one in pack.study.selected_sources(pack.selection) if one.kind.spoken}
    if not spoken:
        yield prompt("transcripts.prompt")
        return
    yield from _in_full(pack, spoken, "transcripts.lead")
    yield from cited_transcripts(pack, lambda one: one.kind.spoken)


def _in_full(pack: Pack, wanted: set[str], lead: str) -> Iterator[Block]:
    """Sources in full, after what their numbers and codes mean."""
    shown = [one for one in pack.transcripts if one.source in wanted]
    coded = any(said.codes for one in shown for said in one.utterances)
    if shown:
        words = phrase(lead)
        yield Paragraph(Joined((words, phrase("note.signs")), " ") if coded else words)
    for one in shown:
        yield Heading(2, one.title)
        yield one


def field_notes_appendix(pack: Pack) -> Iterator[Block]:
    """The notes of observations in full; the researcher's own reflections stay theirs to add."""
    seen = {one.id for one in _sources(pack, SourceKind.OBSERVATION)}
    yield from _in_full(pack, seen, "field-notes.lead")
    yield from cited_transcripts(pack, lambda one: one.kind is SourceKind.OBSERVATION)
    counts = memos_told(pack.study)
    kinds = (MemoKind.ANALYTIC, MemoKind.REFLEXIVE, MemoKind.METHODOLOGICAL)
    lines = tuple(phrase(f"audit.memos.{kind}", n=counts[kind]) for kind in kinds if counts[kind])
    if lines:
        yield Paragraph(phrase("field-notes.memos"))
        yield Bullets(lines)
        yield prompt("field-notes.memos.prompt")
    if not seen:
        yield prompt("field-notes.prompt")
