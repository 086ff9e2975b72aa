"""A display as a document of its own, and the catalogue of displays."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays import DISPLAYS, Display, DisplayRequest, Family, manual_of
from qualcode.displays.own import DeclaredDisplay
from qualcode.displays.request import refuse_unused
from qualcode.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Resolver,
    Section,
    Table,
    cell,
    phrase,
)
from qualcode.reports.records import document_as_json
from qualcode.reports.writer import Writer
from qualcode.study import Study
from qualcode.wording import catalogue


def display_document(study: Study, display: Display, request: DisplayRequest) -> Document:
    """One display, filled.

    Raises:
        QualcodeError: the display has no such entry, level or order, or no use for what is asked.
    """
    refuse_unused(display, request)
    writer = writer_for(display, Writer(study, request.selection))
    blocks = display.build(study, request)
    return writer.document(display.title, writer.noted(blocks), is_draft=writer.any_draft(blocks))


def writer_for(display: Display, writer: Writer) -> Writer:
    """Who finishes the blocks of a display: its notes tell what it is about, not the report.

    Raises:
        UnsuitedError: the report is about nothing that a study's own display selects.
    """
    if not isinstance(display, DeclaredDisplay):
        return writer
    return Writer(writer.study, display.selected(writer.study, writer.selection))


def display_as_json(study: Study, display: Display, request: DisplayRequest) -> dict[str, object]:
    """One display as data, as `display --json` prints it: its tables with every cell's codings."""
    return {
        "display": display.name,
        "phase": request.selection.phase,
        "reviewed": study.reviewed_as(request.selection),
        **document_as_json(display_document(study, display, request)),
    }


def display_catalogue(
    language: str = "id", edition: int = 1994, displays: Iterable[Display] = DISPLAYS
) -> Document:
    """The displays there are by family, and what each is for; it needs no study."""
    table = Table(
        title=phrase("catalogue.title"),
        columns=(
            Column(phrase("column.name"), weight=1.3),
            Column(phrase("column.display"), weight=1.3),
            Column(phrase("column.purpose"), weight=1.8),
        ),
        sections=tuple(
            Section(
                tuple((cell(one.name), cell(one.title), cell(one.purpose)) for one in members),
                title=phrase(f"family.{family}"),
            )
            for family, members in by_family(displays).items()
        ),
        source=phrase("source.method"),
        name="catalogue",
    )
    document = Document(phrase("catalogue.title"), language, (table,))
    return Resolver(language, catalogue(language, edition).say).document(document)


def by_family(displays: Iterable[Display]) -> dict[Family, list[Display]]:
    """Displays by their family, each in its order."""
    found: dict[Family, list[Display]] = {family: [] for family in Family}
    for one in displays:
        found[one.family].append(one)
    return {family: members for family, members in found.items() if members}


def catalogue_records(
    language: str, edition: int, displays: Iterable[Display]
) -> list[dict[str, object]]:
    """The displays there are as data."""
    say = Resolver(language, catalogue(language, edition).say).words
    return [
        {
            "name": one.name,
            "title": say(one.title),
            "family": str(one.family),
            "purpose": say(one.purpose),
        }
        for one in displays
    ]


def manual_document(language: str, edition: int, displays: Iterable[Display]) -> Document:
    """The manuals of displays, to be read.

    Raises:
        QualcodeError: one of them is a study's own, which has none.
    """
    found = [(one, manual_of(one, language)) for one in displays]
    blocks: list[Block] = []
    for display, manual in found:
        if len(found) > 1:
            blocks.append(Heading(1, f"{manual.title} – {display.name}"))
        blocks += (Paragraph(str(part)) for part in manual.parts)
    title = found[0][1].title if len(found) == 1 else phrase("catalogue.title")
    document = Document(title, language, tuple(blocks))
    return Resolver(language, catalogue(language, edition).say).document(document)


def manual_records(
    language: str, edition: int, displays: Iterable[Display]
) -> list[dict[str, object]]:
    """The manuals of displays as data: what the catalogue says of each, and its parts by name.

    Raises:
        QualcodeError: one of them is a study's own, which has none.
    """
    displays = tuple(displays)
    records = catalogue_records(language, edition, displays)
    for one, record in zip(displays, records, strict=True):
        record |= {"entries": list(one.entries), "levels": list(one.levels)}
        record |= {"orders": list(one.orders), "asks": list(one.asks), "full_in": list(one.full_in)}
        record["manual"] = [
            {"part": part.name, "heading": part.heading, "text": part.text}
            for part in manual_of(one, language).parts
        ]
    return records
