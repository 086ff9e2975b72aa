"""A display as a document of its own, and the catalogue of displays."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays import DISPLAYS, Display, DisplayRequest, UnsuitedError, displays_of
from qualcode.document import (
    Block,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Resolver,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.reports.records import document_as_json
from qualcode.reports.writer import Writer
from qualcode.study import Selection, Study
from qualcode.wording import catalogue


def display_document(study: Study, display: Display, request: DisplayRequest) -> Document:
    """One display, filled.

    Raises:
        QualcodeError: the display has no such entry, level or order.
    """
    writer = Writer(study, request.selection)
    return writer.document(display.title, display.build(study, request))


def display_as_json(study: Study, display: Display, request: DisplayRequest) -> dict[str, object]:
    """One display as data, as `display --json` prints it: its tables with every cell's codings."""
    return {
        "display": display.name,
        "phase": request.selection.phase,
        "reviewed": study.reviewed_as(request.selection),
        **document_as_json(display_document(study, display, request)),
    }


def display_blocks(study: Study, selection: Selection, full: bool = False) -> tuple[Block, ...]:
    """All displays that suit the study, each filled in its own way; the others by name."""
    request = DisplayRequest(selection, full=full)
    blocks: list[Block] = []
    left_out: list[Words] = []
    for one in displays_of(study):
        try:
            blocks += (Heading(2, one.title), *one.build(study, request))
        except UnsuitedError:
            left_out.append(one.title)
    if left_out:
        blocks.append(Paragraph(phrase("note.unsuited", which=Joined(tuple(left_out), "; "))))
    return tuple(blocks)


def display_catalogue(
    language: str = "id", edition: int = 1994, displays: Iterable[Display] = DISPLAYS
) -> Document:
    """The displays there are, and what each is for; it needs no study."""
    rows = tuple(
        (
            cell(display.name),
            cell(display.title),
            cell(phrase(f"family.{display.family}")),
            cell(display.purpose),
        )
        for display in displays
    )
    table = Table(
        title=phrase("catalogue.title"),
        columns=(
            Column(phrase("column.name"), weight=1.3),
            Column(phrase("column.display"), weight=1.3),
            Column(phrase("column.family")),
            Column(phrase("column.purpose"), weight=2.5),
        ),
        sections=(Section(rows),),
        source=phrase("source.method"),
        name="catalogue",
    )
    document = Document(phrase("catalogue.title"), language, (table,))
    return Resolver(language, catalogue(language, edition).say).document(document)
