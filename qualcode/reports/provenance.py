"""Where every figure of a report comes from: texts and codebook by hash, versions, settings.

Sources are named by their id: a file name may carry an informant's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.displays.citation import calendar_date
from qualcode.document import (
    Align,
    Bullets,
    Cell,
    Column,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Source
from qualcode.reports.listed import listed
from qualcode.reports.writer import Writer
from qualcode.stages.positions import positions_of
from qualcode.stages.voices import voices
from qualcode.study import Selection, Study

SHOWN = 12
"""Characters of a SHA-256 that are printed."""


def provenance_blocks(
    study: Study,
    selection: Selection,
    version: str,
    writer: Writer,
    besides: Sequence[Source] = (),
    shown: int = SHOWN,
) -> tuple[Bullets, Table]:
    """The settings as a list, the sources as a table.

    `besides` are sources that are printed though the selection does not count them; `shown` is
    how many characters of their hashes are.
    """
    facts = Bullets(tuple(_facts(study, version, writer)))
    return facts, _sources((*study.selected_sources(selection), *besides), writer, shown)


def _facts(study: Study, version: str, writer: Writer) -> Iterable[Words]:
    settings, book = study.settings, study.codebook
    yield phrase("fact.version", version=version)
    sha256 = book.sha256[:SHOWN] or "–"
    yield phrase("fact.codebook", title=book.title, sha256=sha256, n=len(book.codes))
    yield phrase("fact.edition", edition=str(settings.edition))
    spoken = tuple(phrase(f"language.{one}") for one in settings.languages)
    yield phrase("fact.languages", languages=listed(spoken))
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


def _sources(sources: Sequence[Source], writer: Writer, shown: int) -> Table:
    phases = len({source.entry.phase for source in sources}) > 1
    heads = ("source", "technique", *(("phase",) if phases else ()), "date", "turns", "sha256")
    return Table(
        title=phrase("provenance.sources"),
        columns=tuple(
            Column(phrase(f"column.{head}"), align=Align.RIGHT if head == "turns" else Align.LEFT)
            for head in heads
        ),
        sections=(Section(tuple(_source(one, phases, shown) for one in sources)),),
        notes=(
            phrase("note.turns"),
            phrase("note.sha256" if shown == SHOWN else "note.sha256.whole"),
        ),
        source=writer.dated("source.computed"),
        name="provenance",
    )


def _source(source: Source, phases: bool, shown: int) -> tuple[Cell, ...]:
    """A row of the table, with the phase where the sources have several."""
    entry = source.entry
    return (
        cell(source.id),
        cell(phrase(f"technique.{entry.kind}")),
        *((cell(phrase(f"phase.{entry.phase}")),) if phases else ()),
        cell(calendar_date(entry.date) if entry.date else "–"),
        cell(str(len(source.numbered))),
        cell(source.sha256[:shown]),
    )
