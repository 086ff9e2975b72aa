"""Where every figure of a report comes from: texts and codebook by hash, versions, settings.

Sources are named by their id: a file name may carry an informant's name.
"""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.citation import calendar_date
from qualcode.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Joined,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Source
from qualcode.reports.writer import Writer
from qualcode.stages.positions import positions_of
from qualcode.stages.voices import voices
from qualcode.study import Selection, Study

SHOWN = 12
"""Characters of a SHA-256 that are printed."""


def provenance_blocks(
    study: Study, selection: Selection, version: str, writer: Writer
) -> tuple[Block, ...]:
    """The settings as a list, the sources as a table."""
    facts = Bullets(tuple(_facts(study, version, writer)))
    return (facts, _sources(study, selection, writer))


def _facts(study: Study, version: str, writer: Writer) -> Iterable[Words]:
    settings, book = study.settings, study.codebook
    yield phrase("fact.version", version=version)
    sha256 = book.sha256[:SHOWN] or "–"
    yield phrase("fact.codebook", title=book.title, sha256=sha256, n=len(book.codes))
    yield phrase("fact.edition", edition=str(settings.edition))
    spoken = tuple(phrase(f"language.{one}") for one in settings.languages)
    both = phrase("listed.two", first=spoken[0], last=spoken[-1]) if len(spoken) == 2 else None
    yield phrase("fact.languages", languages=both or Joined(spoken))
    yield phrase("fact.counts", **counts(study, writer))
    yield from writer.notes()


def counts(study: Study, writer: Writer) -> dict[str, Words | int]:
    """How much there is: sources, informants and coded segments of a selection."""
    heard = voices(study, writer.selection)
    return {
        "sources": phrase("count.sources", n=len(study.selected_sources(writer.selection))),
        "informants": phrase("count.informants", n=sum(voice.counted for voice in heard)),
        "n": len(positions_of(study, writer.selection).statements),
    }


def _sources(study: Study, selection: Selection, writer: Writer) -> Table:
    heads = ("source", "technique", "phase", "date", "turns", "sha256")
    sources = study.selected_sources(selection)
    return Table(
        title=phrase("provenance.sources"),
        columns=tuple(
            Column(phrase(f"column.{head}"), align=Align.RIGHT if head == "turns" else Align.LEFT)
            for head in heads
        ),
        sections=(Section(tuple(map(_source, sources))),),
        notes=(phrase("note.turns"), phrase("note.sha256")),
        source=writer.dated("source.computed"),
        name="provenance",
    )


def _source(source: Source) -> tuple[Cell, ...]:
    entry = source.entry
    return (
        cell(source.id),
        cell(phrase(f"technique.{entry.kind}")),
        cell(phrase(f"phase.{entry.phase}")),
        cell(calendar_date(entry.date) if entry.date else "–"),
        cell(str(len(source.numbered))),
        cell(source.sha256[:SHOWN]),
    )
