"""A document together with what its cells rest on, for formats in which a reader can go there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.document import Document, Heading, Reference, Resolver, Transcript, phrase
from qualcode.reports.passages import passages_of
from qualcode.reports.printed_text import PrintedTexts
from qualcode.reports.references import references_behind
from qualcode.reports.transcripts import transcripts_of
from qualcode.study import Selection, Study


def traceable(study: Study, selection: Selection, document: Document) -> Document:
    """The document with the passages behind its cells, and with the transcripts at its end.

    Transcripts that stand in it already are not added again. A document that rests on no coding
    stays as it is, unless it is a whole report.
    """
    referenced = frozenset(one.coding for one in _references(document))
    if not referenced and not document.title_page:
        return document
    there = {block.source for block in document.blocks if isinstance(block, Transcript)}
    texts = PrintedTexts(study)
    printed = transcripts_of(study, selection, referenced, texts)
    transcripts = tuple(one for one in printed if one.source not in there)
    title = (_title(study, transcripts),) if transcripts else ()
    settings = study.settings
    resolver = Resolver(settings.language, study.wording.say, printable=study.anonymiser)
    passages = passages_of(study, selection, referenced, texts)
    added = Document("", settings.language, (*title, *transcripts), passages=passages)
    resolved = resolver.document(added)
    return replace(
        document, blocks=(*document.blocks, *resolved.blocks), passages=resolved.passages
    )


def _title(study: Study, transcripts: tuple[Transcript, ...]) -> Heading:
    spoken = {one.id for one in study.sources if one.kind.spoken}
    heard = any(one.source in spoken for one in transcripts)
    return Heading(1, phrase("transcripts.title" if heard else "transcripts.written"))


def _references(document: Document) -> Iterator[Reference]:
    for block in document.blocks:
        yield from references_behind(block)
