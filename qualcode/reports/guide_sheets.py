"""A sheet for each informant to take along: what to ask again, with room to write.

Somebody may read it over the researcher's shoulder. So there is nothing in it that others said, not
even that they said otherwise, and no code of which the informant has not spoken; places are those
of the informant's own answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.displays.citation import code_name
from qualcode.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.reports.guide_grid import places_of, row_name
from qualcode.reports.writer import Writer
from qualcode.stages.ask_again import Why
from qualcode.stages.guide_grid import AskAgain, GuideGrid
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study

_DEEPEN = (Why.UNDECIDED, Why.OWN_GROUP, Why.OTHER_GROUP)
_LINES, _LINE = 4, "…" * 20
"""Room to write by hand."""


def sheets_document(
    study: Study, selection: Selection, grid: GuideGrid, people: Sequence[GroupVoice]
) -> Document:
    """The sheets of some people, each on a page of its own."""
    writer = Writer(study, selection)
    listed = [(one, entries) for one in people if (entries := grid.again(one))]
    blocks: list[Block] = []
    for voice, entries in listed:
        blocks += [*([PageBreak()] if blocks else []), *_sheet(writer, voice, entries)]
    if not listed:
        blocks.append(Paragraph(phrase("guide-grid.nothing")))
    return writer.document(phrase("guide-sheet.title"), blocks)


def _sheet(writer: Writer, voice: GroupVoice, entries: Sequence[AskAgain]) -> Iterator[Block]:
    yield Heading(2, phrase("guide-sheet.of", name=voice.name))
    yield Paragraph(phrase("guide-sheet.lead"))
    rows = tuple(_rows(writer.study, entries))
    yield Table(
        title=phrase("guide-sheet.table", name=voice.name),
        columns=(
            Column(phrase("column.number"), weight=0.35),
            Column(phrase("guide-grid.column.question"), weight=2.0),
            Column(phrase("guide-sheet.column.answer"), weight=3.0),
        ),
        sections=(Section(rows),),
        source=writer.dated("source.form"),
        name=f"guide-sheet-{voice.id}",
    )
    yield Paragraph(phrase("form.place-and-date"))


def _rows(study: Study, entries: Sequence[AskAgain]) -> Iterator[tuple[Cell, ...]]:
    """A row for each question; topics of the codebook that come to the same words stand once."""
    topics = {id(entry): _topic(entry) for entry in entries}
    seen: set[str] = set()
    for entry in entries:
        topic = topics[id(entry)]
        if entry.row.question is None and str(topic) in seen:
            continue
        seen.add(str(topic))
        number = cell(str(len(seen)))
        yield number, cell(topic, *_aim(study, entry)), cell(*[_LINE] * _LINES)


def _topic(entry: AskAgain) -> Words:
    """The question; without a guide the code, or its indicator where only others spoke of it."""
    if entry.row.question is not None:
        return row_name(entry.row)
    said = any(one.statements for one in entry.answered)
    return code_name(entry.row.codes[0] if said else entry.row.indicator)


def _aim(study: Study, entry: AskAgain) -> Iterator[Words]:
    """What the question is for, in words that tell nothing of others."""
    why = {one.why for one in entry.reasons}
    said = tuple(said for one in entry.answered for said in one.statements)
    if Why.SILENT in why:
        yield phrase("guide-sheet.aim.silent")
    if why.intersection(_DEEPEN) and said:
        yield phrase("guide-sheet.aim.deepen", places=Joined(places_of(study, said)))
    if not why <= {Why.SILENT, *_DEEPEN}:
        yield phrase("guide-sheet.aim.rest" if said else "guide-sheet.aim.new")
