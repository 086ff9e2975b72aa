"""A document with what a workbook has besides: all displays, the words behind, the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from qualcode.displays import DisplayRequest, UnsuitedError, displays_of
from qualcode.displays.notes import for_print
from qualcode.document import Block, Document, Figure, Heading, Resolver, Table, phrase
from qualcode.reports.display import writer_for
from qualcode.reports.evidence_sheet import evidence_sheet
from qualcode.reports.made_of_data import is_made_of_data
from qualcode.reports.passages import passages_of
from qualcode.reports.provenance import counts
from qualcode.reports.references import references_behind
from qualcode.reports.writer import Writer
from qualcode.study import Selection, Study


def workbook(study: Study, selection: Selection, document: Document) -> Document:
    """The document with the passages behind its cells, and the evidence as a list at its end.

    A document that rests on no coding stays as it is, unless it is a whole report, which gets the
    displays besides that it has no room for: a workbook is for looking things up. The facts of the
    study stand with the title's lines, as a workbook has no chapter to tell them in.
    """
    behind = (one for block in document.blocks for one in references_behind(block))
    referenced = frozenset(one.coding for one in behind)
    if not referenced and not document.title_page:
        return document
    writer = Writer(study, selection)
    resolver = Resolver(document.language, study.wording.say, printable=study.anonymiser)
    facts = (phrase("fact.counts", **counts(study, writer)), *writer.notes())
    further = _further_displays(study, selection, document) if document.title_page else ()
    added = Document(
        "",
        document.language,
        (*further, evidence_sheet(study, selection)),
        lines=facts,
        passages=passages_of(study, selection, referenced),
    )
    resolved = resolver.document(added)
    return replace(
        document,
        blocks=(*document.blocks, *resolved.blocks),
        lines=(*document.lines, *resolved.lines),
        passages=resolved.passages,
    )


def _further_displays(study: Study, selection: Selection, document: Document) -> Iterator[Block]:
    """The displays that suit the study and for which the report has no room."""
    told = {block.name for block in document.blocks if isinstance(block, Table | Figure)}
    request, blocks = DisplayRequest(selection), list[Block]()
    writer = Writer(study, selection)
    for display in displays_of(study):
        if display.name not in told:
            with suppress(UnsuitedError):
                made = map(for_print, display.build(study, request))
                blocks += (Heading(2, display.title), *writer_for(display, writer).noted(made))
    if blocks:
        yield Heading(1, phrase("displays.further"))
    for block in blocks:
        yield _told_invented(study, block) if isinstance(block, Table | Figure) else block


def _told_invented(study: Study, block: Table | Figure) -> Table | Figure:
    """The block without a number and with its own rule, as nothing but the workbook shows it."""
    invented = study.settings.illustrative and is_made_of_data(block)
    return replace(block, notes=(*block.notes, *((phrase("note.illustrative"),) * invented)))
